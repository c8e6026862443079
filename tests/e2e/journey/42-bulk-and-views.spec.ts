import { readFileSync } from "node:fs";
import { QueuePage } from "../pages/queue-page";
import { expectAccessible } from "../support/accessible";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { fillIn } from "../support/fill-in";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test(
    "judges several findings of one kind at once, is told which guard refuses, and takes " + "one back",
    async ({ page }) => {
      const queue = new QueuePage(page);
      await queue.open("?aturan=GND-01&aturan=IDN-04");
      const bar = page.getByRole("region", { name: "Menilai sekaligus" });
      await page
        .getByRole("row", { name: /GND-01/ })
        .first()
        .getByRole("checkbox")
        .click();
      await expect(bar).toContainText("Temuan tingkat tinggi selalu dinilai satu per satu");
      await page
        .getByRole("row", { name: /IDN-04/ })
        .first()
        .getByRole("checkbox")
        .click();
      await expect(bar).toContainText("1 temuan dipilih");
      await queue.press("Escape");
      await expect(bar).toBeHidden();

      await queue.open("?aturan=IDN-04");
      await expect(queue.rows.first()).toBeVisible();
      // Of one person each: a group of them is evidence of another kind, and which comes first may differ.
      const single = page.getByRole("row", { name: /IDN-04.* TPS \d/ });
      for (const at of [0, 1, 2]) await single.nth(at).getByRole("checkbox").click();
      await expect(bar).toContainText(/[23] temuan dipilih/);
      await queue.press("l");
      await queue.press("1");
      await expect(bar.getByText("Tanggal administratif").first()).toBeVisible();
      await bar.getByLabel("Catatan").fill("Tanggal lahir kolektif dari kantor desa");
      await expectAccessible(page);
      await bar.getByRole("button", { name: /^Simpan \d keputusan/ }).click();
      await expect(bar).toContainText(/[23] temuan tersimpan\./);
      const undo = bar.getByRole("button", { name: /^Batalkan keputusan temuan/ });
      const before = await undo.count();
      await undo.first().click();
      await expect(undo).toHaveCount(before - 1);
    },
  );

  test(
    "keeps a list as a view for the office, renames and removes it; a colleague has it as a tab with " +
      "its count",
    async ({ page, browser }) => {
      const queue = new QueuePage(page);
      await queue.open("?tampilan=all&aturan=IDN-04");
      await page.getByRole("button", { name: "Simpan tampilan ini" }).click();
      await page.getByLabel("Nama tampilan").fill("Tanggal di NIK");
      await page.getByRole("checkbox", { name: "Bagikan ke kantor" }).check();
      await page.getByRole("button", { name: "Simpan", exact: true }).click();
      const tab = page
        .getByRole("navigation", { name: "Tampilan tersimpan" })
        .getByRole("link", { name: /Tanggal di NIK/ });
      await expect(tab).toHaveAttribute("aria-current", "page");

      const other = await browser.newContext({ storageState: signedIn("verifikator2") });
      const theirs = new QueuePage(await other.newPage());
      await theirs.open();
      await theirs.page
        .getByRole("navigation", { name: "Tampilan tersimpan" })
        .getByRole("link", { name: /Tanggal di NIK \d+/ })
        .click();
      await expect(theirs.page).toHaveURL(/aturan=IDN-04/);
      await expect(theirs.page.getByRole("button", { name: "Ubah tampilan ini" })).toHaveCount(0);
      await other.close();

      await page.getByRole("button", { name: "Ubah tampilan ini" }).click();
      await page.getByRole("button", { name: "Hapus", exact: true }).click();
      await expect(tab).toHaveCount(0);
    },
  );
});

test.describe("a reviewer, in doubt", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("asks the village about one", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?aturan=UBH-02");
    await queue.openFirst();
    await queue.askForFieldCheck("PPS desa setempat");
  });
});

test.describe("a supervisor", () => {
  test.use({ storageState: signedIn("supervisor") });

  test("downloads the worksheet of a desa with open field checks", async ({ page }) => {
    await new QueuePage(page).open("?tampilan=field-check");
    const sheets = page.getByRole("list", { name: "Lembar kerja per desa" });
    await page.getByText(/Lembar kerja verifikasi faktual/).click({ trial: true });
    if (!(await sheets.isVisible())) await page.getByText(/Lembar kerja verifikasi faktual/).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      sheets
        .getByRole("link", { name: /\(PDF\)/ })
        .first()
        .click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });
});

test.describe("a reviewer, with the sheet from the village", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("hands in what the village wrote on the sheet: checked by line and column, then stored", async ({
    page,
  }) => {
    await visit(page, "/antrean/coktas");
    const list = page.getByRole("table", { name: "Yang sedang dicek" });
    await expect(list).toContainText("PPS desa setempat");
    const asked = (await list.getByRole("link").allInnerTexts()).map((text) => text.replace(/^.*#/, ""));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Unduh lembar kerja" }).click(),
    ]);
    const sheet = await download.path();
    const handIn = async (result: string, note: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.getByLabel("Lembar isian (XLSX)").click(),
      ]);
      await chooser.setFiles({
        name: "desa.xlsx",
        mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        buffer: await fillIn(sheet, { Hasil: result, Catatan: note }),
      });
      await page.getByRole("button", { name: "Periksa", exact: true }).click();
    };
    await handIn("", "sudah didatangi");
    await expect(page.getByRole("region", { name: "Yang harus dibetulkan" }).first()).toContainText(
      "Pilih hasilnya",
    );
    await expect(page.getByRole("button", { name: /^Simpan \d+ hasil/ })).toHaveCount(0);
    await handIn("Ditemui, data sesuai", "KTP-el dilihat");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Simpan 1 hasil" }).click();
    await expect(page.getByText("1 hasil pada 1 temuan tersimpan sebagai pengamatan.")).toBeVisible();
    // It stands at the one finding whose line was filled in, and at no other.
    const told: string[] = [];
    for (const id of asked) {
      await visit(page, `/temuan/${id}`);
      await expect(
        page.getByRole("region", { name: "Rekam jejak" }).getByRole("listitem").first(),
      ).toBeVisible();
      if (await page.getByText("“KTP-el dilihat”").isVisible()) told.push(id);
    }
    expect(told).toHaveLength(1);
    await visit(page, `/temuan/${told[0] ?? ""}`);
    await expect(page.getByText("Ditemui, data sesuai")).toBeVisible();
  });
});
