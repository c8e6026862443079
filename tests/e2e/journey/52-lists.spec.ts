import { readFileSync } from "node:fs";
import { join } from "node:path";
import { QueuePage } from "../pages/queue-page";
import { expectAccessible } from "../support/accessible";
import { cli } from "../support/cli";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { picture } from "../support/picture";
import { writeRoll } from "../support/roll";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

const SOURCE = "Desa uji";
/** Matching is work of the worker, not an answer of a page. */
const SLOW = 90_000;

/** Two old voters of the roll whose names nobody else bears: one who died, one who lives. */
function twoVoters(): readonly Readonly<Record<string, string>>[] {
  const { folder, current } = writeRoll();
  const voters = current.files.flatMap((file) => {
    const [head = "", ...lines] = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
    const mark = head.includes("|") ? "|" : head.includes(";") ? ";" : ",";
    const names = head.replace("\uFEFF", "").split(mark);
    return lines.map((line) => Object.fromEntries(line.split(mark).map((cell, i) => [names[i] ?? "", cell])));
  });
  const bearers = Map.groupBy(voters, ({ NAMA }) => NAMA);
  const old = voters.filter(
    (voter) =>
      bearers.get(voter["NAMA"])?.length === 1 &&
      /^\d{16}$/.test(voter["NIK"] ?? "") &&
      /\b19[3-5]\d$/.test(voter["TGL LAHIR"] ?? "") &&
      (voter["KET"] ?? "") === "",
  );
  return old.slice(0, 2);
}

test.beforeAll(() => {
  givenRun();
});

test.describe.configure({ mode: "serial" });

test.describe("an admin", () => {
  test.use({ storageState: signedIn("admin") });

  test("uploads a list of deaths, sees how it is read, and what became of each line", async ({ page }) => {
    const lines = twoVoters().map((voter, i) =>
      [i + 1, voter["NIK"], voter["NAMA"], voter["TGL LAHIR"], voter["DESA"] ?? ""].join(","),
    );
    await visit(page, "/rujukan/unggah");
    await page.getByRole("button", { name: /Letakkan berkas di sini/ }).setInputFiles({
      name: "kematian.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(["NO,NIK,NAMA ALMARHUM,TANGGAL LAHIR,DESA", ...lines, ""].join("\n")),
    });
    await page.getByLabel("Sumber", { exact: true }).fill(SOURCE);
    await page.getByLabel("Nomor surat").fill("470/11");
    await page.getByRole("button", { name: "Baca daftar" }).click();
    await expect(page.getByText("2 isian terbaca", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Simpan daftar" }).click();
    await expect(page).toHaveURL(/\/rujukan\/\d+$/);
    await expect(page.getByRole("heading", { name: "Mutu daftar" })).toBeVisible({ timeout: SLOW });
    await expect(page.getByRole("table", { name: "Baris daftar" }).getByText("Ditemukan")).toHaveCount(2);
    await expectAccessible(page);
    await picture(page, "daftar-rujukan");
    const snapshots = JSON.parse(cli(["snapshot", "list", "--json"])) as readonly { snapshotId: number }[];
    const current = Math.max(...snapshots.map(({ snapshotId }) => snapshotId));
    cli(["run", "start", "--snapshot", String(current), "--detectors", "RUJ-01"]);
  });
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("strikes one with the paper in hand, and keeps the other, who lives", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all&aturan=RUJ-01");
    await expect(queue.rows).toHaveCount(2);
    await queue.openFirst();
    const struck = queue.openId();
    await expect(queue.pane.getByText("Bagaimana nama ini sampai di sini")).toBeVisible();
    await expect(queue.pane.getByText(`Meninggal dari ${SOURCE}`, { exact: false })).toBeVisible();
    await expect(queue.pane.getByText(/Rekam sumber ini:/)).toHaveCount(0);
    await picture(page, "temuan-rujukan");
    await queue.press("a");
    // Only now how it was matched, and what the source has been worth so far.
    await expect(queue.pane.getByText(/Rekam sumber ini:/)).toBeVisible();
    await queue.press("a");
    await queue.decision.getByRole("button", { name: /TMS 1/ }).click();
    await queue.decision.getByLabel("Dasar (dokumen)").selectOption({ label: "Akta kematian" });
    await queue.decision.getByLabel("Nomor", { exact: true }).fill("3314-KM-11112025-0007");
    await queue.decision.getByLabel("Tanggal", { exact: true }).fill("2025-11-11");
    await queue.decision.getByRole("button", { name: /^Simpan/ }).click();
    const whom = queue.decision.getByRole("radio").first();
    const saved = queue.announcement.filter({ hasText: `Temuan ${struck} tersimpan: Menunggu pengesahan` });
    await expect(whom.or(saved)).toBeVisible();
    if (await whom.isVisible()) {
      await whom.check();
      await queue.decision.getByRole("button", { name: /^Simpan/ }).click();
    }
    await expect(saved).toBeVisible();
    const living = queue.openId();
    expect(living).not.toBe(struck);
    await queue.press("l");
    await queue.press("l");
    await queue.decision.getByRole("button", { name: /Orangnya masih hidup/ }).click();
    await expect(queue.announcement).toContainText(`Temuan ${living} tersimpan: Sah`);
  });
});

test.describe("a supervisor", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("signs the strike, and the ledger of sources counts one true and one false", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=signoff&aturan=RUJ-01");
    await queue.openFirst();
    const id = queue.openId();
    await queue.press("s");
    await queue.decision.getByRole("button", { name: "Sahkan" }).click();
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan: Sah`);
    await visit(page, "/rujukan");
    const row = page
      .getByRole("table", { name: "Catatan sumber" })
      .getByRole("row", { name: new RegExp(SOURCE) });
    await expect(row).toContainText("1 benar, 1 keliru dari 2 baris");
    await expectAccessible(page);
    await picture(page, "rujukan");
  });
});
