import { expectAccessible, expectLegible } from "../support/accessible";
import { signedIn, type PersonName } from "../support/people";
import { PHONE } from "../support/phone";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

/** Every page, by the role that does most on it. */
const PAGES: readonly (readonly [PersonName, string])[] = [
  ["supervisor", "/ringkasan"],
  ["verifikator", "/ringkasan"],
  ["admin", "/ringkasan/kalender"],
  ["verifikator", "/ringkasan/pengetahuan"],
  ["auditor", "/ringkasan/pimpinan"],
  ["auditor", "/ringkasan/transparansi"],
  ["admin", "/data"],
  ["admin", "/data/unggah"],
  ["admin", "/data/1"],
  ["admin", "/pemeriksaan"],
  ["admin", "/pemeriksaan/baru"],
  ["admin", "/pemeriksaan/1"],
  ["verifikator", "/antrean"],
  ["verifikator", "/temuan/1"],
  ["supervisor", "/pembagian"],
  ["verifikator", "/latihan"],
  ["verifikator", "/katalog"],
  ["verifikator", "/katalog/IDN-04"],
  ["verifikator", "/katalog/STA-03"],
  ["supervisor", "/laporan"],
  ["auditor", "/jejak"],
  ["auditor", "/pengaturan/akun"],
  ["admin", "/pengaturan/pengguna"],
  ["admin", "/pengaturan/aturan"],
  ["admin", "/pengaturan/pencermatan"],
  ["admin", "/pengaturan/kantor"],
  ["supervisor", "/rujukan"],
  ["admin", "/rujukan/unggah"],
  ["supervisor", "/tindak-lanjut"],
  ["supervisor", "/tindak-lanjut/rekap"],
  ["auditor", "/tidak-ada"],
];

const DESK = { width: 1366, height: 768 };

// A page is loaded once and then shown in every look: only what the look can change is checked again.
test.use({ contextOptions: { reducedMotion: "reduce" }, colorScheme: "light", viewport: DESK });

for (const [person, path] of PAGES) {
  test.describe(`${path}, ${person}`, () => {
    test.use({ storageState: signedIn(person) });

    test("is accessible in light, dark, forced colours and on a phone, and no wider than its screen", async ({
      page,
    }) => {
      await visit(page, path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectLegible(page, "dark");
      await page.emulateMedia({ colorScheme: "dark", forcedColors: "active" });
      await expectLegible(page, "dark");
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      await page.setViewportSize(PHONE);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}

test("sign-in is accessible in light and dark", async ({ page }) => {
  await visit(page, "/masuk");
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectLegible(page, "dark");
});
