import { Frame } from "../pages/frame";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit, visitAgain } from "../support/visit";

test.describe("the navigation shows only what the role may open", () => {
  for (const [person, hidden] of [
    ["verifikator", ["Data pemilih", "Pemeriksaan", "Laporan", "Rekam jejak"]],
    ["auditor", []],
  ] as const) {
    test.describe(person, () => {
      test.use({ storageState: signedIn(person) });
      test("and every entry opens", async ({ page }) => {
        const frame = new Frame(page);
        await visit(page, "/ringkasan");
        for (const name of hidden)
          await expect(frame.navigation.getByRole("link", { name, exact: true })).toHaveCount(0);
        for (const name of await frame.navigation.getByRole("link").allInnerTexts()) {
          await frame.go(name);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await expect(page.getByText("Halaman ini gagal dimuat")).toHaveCount(0);
        }
      });
    });
  }
});

test.describe("by keyboard", () => {
  test.use({ storageState: signedIn("admin") });

  test("the palette opens a rule by its code and a period by its name", async ({ page }) => {
    await visit(page, "/ringkasan");
    await expect(page.getByRole("button", { name: "Cari atau jalankan" }).first()).toBeVisible();
    await page.keyboard.press("Control+k");
    await page.getByLabel(/^Nama orang, desa/).fill("idn-04");
    await expect(page.getByText("Buka aturan IDN-04")).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/katalog\/IDN-04$/);
  });

  test("a table is one tab stop: arrows move, Enter opens", async ({ page }) => {
    await visit(page, "/pemeriksaan");
    const rows = page.getByRole("table", { name: "Pemeriksaan" }).getByRole("row");
    await rows.nth(1).focus();
    await page.keyboard.press("j");
    await expect(rows.nth(2)).toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/pemeriksaan\/\d+$/);
  });

  test("the first stop of a page skips to its content", async ({ page }) => {
    await visit(page, "/katalog");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Langsung ke isi halaman" })).toBeFocused();
  });
});

test.describe("language and appearance", () => {
  // The language belongs to the account: it is changed for somebody on whose pages no other test reads words.
  test.use({ storageState: signedIn("supervisor2") });

  test("English replaces every word of the frame, and stays after a reload", async ({ page }) => {
    await visit(page, "/katalog");
    await page.getByRole("button", { name: "Bahasa" }).click();
    await page.getByRole("menuitemradio", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
    await visitAgain(page);
    await expect(page.getByRole("heading", { level: 1, name: "Catalogue" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("dark is chosen by the device or by hand", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await visit(page, "/katalog");
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
    await page.getByRole("button", { name: "Tampilan" }).click();
    await page.getByRole("menuitemradio", { name: "Terang" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "light");
  });

  test("the period switch changes what the pages show", async ({ page }) => {
    await visit(page, "/ringkasan");
    await page.getByRole("button", { name: /^Data pemilih periode DPB Triwulan IV/ }).click();
    await page.getByRole("menuitemradio", { name: /Triwulan III 2025/ }).click();
    await expect(page.getByRole("button", { name: /^Data pemilih periode DPB Triwulan III/ })).toBeVisible();
  });
});
