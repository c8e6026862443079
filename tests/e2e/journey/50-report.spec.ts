import { readFileSync } from "node:fs";
import { z } from "zod";
import { QueuePage } from "../pages/queue-page";
import { expectAccessible } from "../support/accessible";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a reviewer, before the report", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("has decided one of them", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open();
    await queue.openFirst();
    const id = queue.openId();
    await queue.press("l");
    await queue.press("2");
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
  });
});

test.describe("a supervisor", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("makes an interim report and gets its files", async ({ page }) => {
    await visit(page, "/laporan");
    await page.getByRole("button", { name: "Buat laporan" }).click();
    const file = page.getByRole("link", { name: "laporan.pdf" }).first();
    await expect(file).toBeVisible({ timeout: 90_000 });
    await picture(page, "laporan");
    const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    await expect(
      page
        .getByRole("link", { name: "manifes.json" })
        .or(page.getByRole("link", { name: /manifes/ }))
        .first(),
    ).toBeVisible();
  });

  test("is refused a final report while findings are open, with their number", async ({ page }) => {
    await visit(page, "/laporan");
    await page.getByRole("radio", { name: /Akhir/ }).check();
    await page.getByRole("button", { name: "Buat laporan" }).click();
    await expect(
      page.getByRole("alert").filter({ hasText: /masih ada [\d.]+ temuan yang terbuka/ }),
    ).toBeVisible();
  });

  test("downloads findings and decisions as a table, masked", async ({ page }) => {
    await visit(page, "/laporan");
    await page.getByLabel("Bentuk berkas").selectOption("csv");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Unduh" }).click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    // Of a supervisor who judges here: what is final.
    expect(text.split("\n").length).toBeGreaterThan(3);
    expect(text).toContain("IDN-04");
    expect(text).not.toMatch(/(?<![.\d])\d{16}(?!\d)/);
  });
});

test.describe("an auditor", () => {
  test.use({ storageState: signedIn("auditor") });

  test("drops the files of a report on the page that checks them, and the one that was changed is named", async ({
    page,
    context,
  }) => {
    const reports = z
      .array(z.object({ id: z.number(), status: z.string(), files: z.array(z.object({ name: z.string() })) }))
      .parse(await (await page.request.get("/api/laporan")).json());
    const report = reports.find(({ status }) => status === "ready");
    if (report === undefined) throw new Error("no report was made before");
    const names = report.files.map(({ name }) => name).filter((name) => !name.startsWith("tindak-lanjut"));
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        mimeType: "application/octet-stream",
        buffer: await (await page.request.get(`/api/laporan/${report.id}/${name}`)).body(),
      })),
    );
    await visit(page, "/laporan/periksa");
    const drop = page.locator('input[type="file"]');
    // It is the browser that compares: the network is gone.
    await context.setOffline(true);
    await drop.setInputFiles(files);
    const results = page.getByRole("table", { name: "Berkas" });
    await expect(results.getByRole("row", { name: /laporan\.pdf/ })).toContainText("sama");
    await drop.setInputFiles(
      files.map((file) =>
        file.name === "temuan.csv"
          ? { ...file, buffer: Buffer.concat([file.buffer, Buffer.from(" ")]) }
          : file,
      ),
    );
    await expect(results.getByRole("row", { name: /temuan\.csv/ })).toContainText("BERUBAH");
    await expect(results.getByRole("row", { name: /laporan\.pdf/ })).toContainText("sama");
    await context.setOffline(false);
    await expectAccessible(page);
    await picture(page, "periksa-berkas");
  });

  test("reads the trail and finds it sound", async ({ page }) => {
    await visit(page, "/jejak");
    await expect(page.getByRole("table", { name: "Rekam jejak" })).toContainText("Keputusan");
    await page.getByRole("button", { name: "Periksa keutuhan" }).click();
    await expect(page.getByRole("status")).toContainText(/Utuh: [\d.]+ baris/);
    await picture(page, "jejak");
  });

  test("narrows the trail to one finding by its address", async ({ page }) => {
    await visit(page, "/jejak?tindakan=finding.judge");
    const table = page.getByRole("table", { name: "Rekam jejak" });
    await expect(table).toContainText("Keputusan");
    await expect(table).not.toContainText("Masuk");
    await expect(table).toContainText(/hasil: (?:Diterima|Ditolak)/);
  });

  test("reads the details in words, and opens the whole of what was shortened", async ({ page }) => {
    await visit(page, "/jejak?tindakan=run.finish");
    const table = page.getByRole("table", { name: "Rekam jejak" });
    await table
      .getByText(/^temuan: \d+ · aturan: \d+ buah$/)
      .first()
      .click();
    await expect(table.getByRole("region", { name: "Isi lengkap" }).first()).toContainText('"IDN-04"');
    await expectAccessible(page);
  });

  test("has no page for orders", async ({ page }) => {
    await visit(page, "/laporan");
    await expect(page.getByRole("button", { name: "Buat laporan" })).toHaveCount(0);
  });
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });
  for (const path of ["/laporan", "/jejak", "/data", "/pemeriksaan"]) {
    test(`is told that ${path} is not for this role`, async ({ page }) => {
      await visit(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Halaman ini bukan untuk peran Anda");
    });
  }
});
