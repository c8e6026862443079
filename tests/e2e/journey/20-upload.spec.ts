import { join } from "node:path";
import { Frame } from "../pages/frame";
import { UploadPage } from "../pages/upload-page";
import { expectAccessible } from "../support/accessible";
import { givenRoll, happened } from "../support/given";
import { signedIn } from "../support/people";
import { expectFitsPhone } from "../support/phone";
import { writeRoll, type Roll } from "../support/roll";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

/** Reading a file and importing it are work for the machine, not answers of a page. */
const SLOW = 90_000;

let roll: Roll;

/** Twelve voters with one column for the marital status and for who is struck off. */
function rollWithStatus(): string {
  const lines = Array.from({ length: 12 }, (_, i) => {
    const day = String(11 + i);
    const status = ["BELUM KAWIN", "BARU", "TMS"][i % 3] ?? "";
    return [
      `331409${day}05700001`,
      `331409${day}0581000${String(i % 10)}`,
      `WARGA ${"ABCDEFGHIJKL".charAt(i)}`,
    ]
      .concat(["L", `${day}-05-1981`, status, "SRAGEN", "SRAGEN KULON", "1"])
      .join(",");
  });
  return ["NKK,NIK,NAMA,JENIS KELAMIN,TANGGAL LAHIR,STATUS,KECAMATAN,DESA,TPS", ...lines, ""].join("\n");
}

test.beforeAll(() => {
  roll = writeRoll();
});

test.describe("an admin uploads a roll", () => {
  test.use({ storageState: signedIn("admin") });

  test("the official table of totals is refused, saying what a roll would have", async ({ page }) => {
    const upload = new UploadPage(page);
    await upload.open();
    await upload.dropZone.setInputFiles({
      name: "rekap.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "No,Kabupaten,Jumlah Kec,Jumlah TPS,L,P,Jumlah\n1,Sragen,20,3406,374907,385387,760294\n",
      ),
    });
    await expect(upload.file("rekap.csv")).toContainText("Ditolak");
    await expect(upload.file("rekap.csv").getByRole("alert")).toContainText("NIK");
  });

  test("a photo is not sent, and named with the reason", async ({ page }) => {
    const upload = new UploadPage(page);
    await upload.open();
    await upload.dropZone.setInputFiles({
      name: "FOTO LEMBAR 1.JPG",
      mimeType: "image/jpeg",
      buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    });
    await expect(upload.file("FOTO LEMBAR 1.JPG")).toContainText("Ditolak");
    await expect(upload.file("FOTO LEMBAR 1.JPG").getByRole("alert")).toContainText(".jpg");
  });

  test("what a file leaves open is asked, answered by one click, and what will be stored is seen", async ({
    page,
  }) => {
    const upload = new UploadPage(page);
    await upload.open();
    await upload.dropZone.setInputFiles({
      name: "status.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rollWithStatus()),
    });
    await expect(upload.file("status.csv")).toContainText("Siap", { timeout: SLOW });
    // The answer is kept back, so that a person has the time to stop the reading.
    await page.route("**/api/data/pratinjau/*", (route) => route.abort());
    await upload.describe({
      region: "Sragen",
      period: "Triwulan I 2025",
      referenceDate: "2025-03-31",
      totals: {},
    });
    await page.getByRole("button", { name: "Hentikan membaca" }).click();
    await expect(page.getByText("Pembacaan dihentikan.")).toBeVisible();
    await expect(upload.start).toBeDisabled();
    await page.unroute("**/api/data/pratinjau/*");
    await page.getByRole("button", { name: "Baca lagi" }).click();
    const question = upload.questions.getByRole("listitem").filter({ hasText: 'Kolom "STATUS"' });
    await expect(question).toContainText("BELUM KAWIN", { timeout: SLOW });
    await expect(upload.start).toBeDisabled();
    await expectFitsPhone(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await question.getByRole("button", { name: "Keadaan pemilih: TMS mencoret" }).click();
    await expect(upload.questions).toHaveCount(0);
    await expect(page.getByRole("list", { name: "Jawaban" })).toContainText("TMS mencoret");
    const stored = page.getByRole("table", { name: /^status\.csv: 10 baris pertama/ });
    await expect(stored.getByRole("row").nth(1)).toContainText("ya");
    await expect(stored.getByRole("row").nth(3)).toContainText("dicoret");
    await expect(upload.start).toBeEnabled();
    await upload.file("status.csv").getByRole("button", { name: "Buang status.csv" }).click();
    await expect(upload.file("status.csv")).toHaveCount(0);
  });

  test("the earlier period: columns recognised, lines counted, totals compared", async ({ page }) => {
    const upload = new UploadPage(page);
    await upload.open();
    await upload.choose(...roll.baseline.files.map((name) => join(roll.folder, name)));
    for (const name of roll.baseline.files)
      await expect(upload.file(name)).toContainText("Siap", { timeout: SLOW });
    await expect(upload.mapping("NIK").first()).toHaveValue("nik");
    await upload.describe({
      region: "Sragen",
      period: "Triwulan III 2025",
      referenceDate: roll.baseline.referenceDate,
      totals: { Pemilih: roll.baseline.controlTotals["rows"] ?? 0 },
    });
    await expect(page.getByText("Tidak ada data yang ditimpa.")).toBeVisible();
    await picture(page, "unggah");
    await expectFitsPhone(page);
    await expectAccessible(page);
    await page.setViewportSize({ width: 1366, height: 768 });
    await upload.start.click();
    await expect(page).toHaveURL(/\/data\/\d+$/);
    await expect(page.getByRole("heading", { name: "Baris yang ditolak" })).toBeVisible({ timeout: SLOW });
    const totals = page.getByRole("table", { name: "Angka rekap" });
    await expect(totals.getByRole("row", { name: /^Pemilih/ })).toContainText("Sama");
    await expect(totals.getByRole("row", { name: /^Kecamatan/ })).toContainText("tidak diisi");
  });

  test("the later period, its mapping corrected and remembered", async ({ page }) => {
    const upload = new UploadPage(page);
    await upload.open();
    await upload.choose(...roll.current.files.map((name) => join(roll.folder, name)));
    for (const name of roll.current.files)
      await expect(upload.file(name)).toContainText("Siap", { timeout: SLOW });
    const source = upload.mapping("SUMBER");
    await source.selectOption({ label: "Tidak dipakai" });
    await expect(page.getByText(/^Akan kosong: .*Sumber data/)).toBeVisible();
    await expect(page.getByLabel(/^Ingat perbaikan ini/)).toBeChecked();
    await upload.describe({
      region: "Sragen",
      period: "Triwulan IV 2025",
      referenceDate: roll.current.referenceDate,
      totals: { Pemilih: roll.current.controlTotals["rows"] ?? 0 },
    });
    await upload.start.click();
    await expect(page.getByRole("heading", { name: "Baris yang ditolak" })).toBeVisible({ timeout: SLOW });
    await expect(page.getByText(/Tidak ada di berkas: .*Sumber data/)).toBeVisible();
    await new Frame(page).go("Data pemilih");
    await expect(page.getByRole("link", { name: "DPB Triwulan IV 2025" }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "DPB Triwulan III 2025" }).first()).toBeVisible();
    happened("roll");
  });

  test("a lost connection is said, and the upload goes on where it stopped", async ({ page, context }) => {
    const [name = ""] = roll.current.files;
    const upload = new UploadPage(page);
    await upload.open();
    let broken = 0;
    await context.route("**/api/uploads/*", async (route) => {
      if (route.request().method() === "PATCH" && broken === 0) {
        broken++;
        await route.abort("connectionreset");
      } else await route.continue();
    });
    await upload.choose(join(roll.folder, name));
    await expect(upload.file(name)).toContainText("Siap", { timeout: SLOW });
    expect(broken).toBe(1);
    await upload
      .file(name)
      .getByRole("button", { name: `Buang ${name}` })
      .click();
    await expect(upload.file(name)).toHaveCount(0);
  });
});

test.describe("others", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("a supervisor reads the data and its quality, but cannot upload", async ({ page }) => {
    givenRoll();
    await visit(page, "/data");
    await expect(page.getByRole("link", { name: "DPB Triwulan IV 2025" }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Unggah data pemilih" })).toHaveCount(0);
    const answer = await visit(page, "/data/unggah");
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "Halaman ini bukan untuk peran Anda" })).toBeVisible();
  });
});
