import { expectAccessible } from "../support/accessible";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.describe("the dashboard", () => {
  test.describe("an admin", () => {
    test.use({ storageState: signedIn("admin") });

    test("sets the day of the meeting with a reason, and an event", async ({ page }) => {
      await visit(page, "/ringkasan/kalender");
      // Filled again until it counts: on a busy machine a form can be filled before the page has come alive.
      await expect(async () => {
        await page.getByLabel("Tanggal pleno").first().fill("2030-12-18");
        await page.getByLabel("Alasan").fill("undangan rapat pleno");
        await page.getByRole("button", { name: "Tetapkan" }).click();
        await expect(page.getByRole("table", { name: "Semua penetapan" })).toContainText(
          "undangan rapat pleno",
          { timeout: 3_000 },
        );
      }).toPass();
      await page.getByLabel("Mulai").fill("2025-11-10");
      await page.getByLabel("Peristiwa", { exact: true }).fill("Perekaman KTP-el di SMA");
      await page.getByRole("button", { name: "Catat" }).click();
      await expect(page.getByRole("table", { name: "Peristiwa" })).toContainText("Perekaman KTP-el di SMA");
    });
  });

  test.describe("a supervisor", () => {
    test.use({ storageState: signedIn("supervisor") });

    test("sees on one screen whether it will be done, where it is, and whether it can be trusted", async ({
      page,
    }) => {
      await visit(page, "/ringkasan");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("18 Desember");
      for (const question of ["Selesai pada waktunya?", "Di mana?", "Dapat dipercaya?"])
        await expect(page.getByRole("region", { name: question })).toBeVisible();
      await expectAccessible(page);
    });

    test("walks the map by arrow keys, and a desa opens its page and its queue", async ({ page }) => {
      await visit(page, "/ringkasan");
      const map = page.getByRole("group", { name: /^Peta desa/ });
      await map.getByRole("link").first().focus();
      const first = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
      await page.keyboard.press("ArrowRight");
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
        .not.toBe(first);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/ringkasan\/desa\/\d{10}/);
      await expect(page.getByRole("table", { name: "Arus pemilih" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: "Buka antrean desa ini" }).click();
      await expect(page).toHaveURL(/\/antrean\?.*desa=\d{10}/);
    });

    test("takes a chart along as its numbers, and another rate by its address", async ({ page }) => {
      await visit(page, "/ringkasan?peta=newcomers");
      await expect(page.getByRole("combobox", { name: "Peta menurut" })).toHaveValue("newcomers");
      await page.getByRole("button", { name: /^Unduh Peta desa/ }).click();
      const saved = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: "Angka (CSV)" }).click();
      expect((await saved).suggestedFilename()).toMatch(/-peta\.csv$/);
    });

    test("reads the sheet for the leadership and takes the public papers along", async ({ page }) => {
      await visit(page, "/ringkasan/pimpinan");
      await expect(page.getByRole("heading", { name: "Tiga risiko" })).toBeVisible();
      await visit(page, "/ringkasan/transparansi");
      const saved = page.waitForEvent("download");
      await page.getByRole("link", { name: "Unduh (Inggris)" }).click();
      expect((await saved).suggestedFilename()).toBe("algoritma-3314-en.html");
    });
  });

  test.describe("a reviewer", () => {
    test.use({ storageState: signedIn("verifikator") });

    test("writes down what is known of an area, and is kept from the pages of others", async ({ page }) => {
      await visit(page, "/ringkasan/pengetahuan");
      await page.getByLabel("Berakhir").fill("2027-06-30");
      await page
        .getByRole("textbox", { name: "Uraian" })
        .fill("Rumah kontrakan penuh menjelang pemilihan desa yang lalu.");
      await page.getByRole("checkbox").check();
      await page.getByRole("button", { name: "Simpan catatan" }).click();
      await expect(page.getByText("Rumah kontrakan penuh").first()).toBeVisible();
      for (const path of ["/ringkasan/pimpinan", "/ringkasan/transparansi"])
        expect((await visit(page, path))?.status(), path).toBe(403);
      expect((await visit(page, "/ringkasan/desa/9999999999"))?.status()).toBe(404);
    });
  });
});
