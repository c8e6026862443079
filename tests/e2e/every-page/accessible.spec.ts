import { expectAccessible } from "../support/accessible";
import { signedIn, type PersonName } from "../support/people";
import { expect, test } from "../support/test";

/** Every page, by the role that does most on it. */
const PAGES: readonly (readonly [PersonName, string])[] = [
  ["supervisor", "/ringkasan"],
  ["admin", "/data"],
  ["admin", "/data/unggah"],
  ["admin", "/data/1"],
  ["admin", "/pemeriksaan"],
  ["admin", "/pemeriksaan/baru"],
  ["admin", "/pemeriksaan/1"],
  ["verifikator", "/antrean"],
  ["verifikator", "/temuan/1"],
  ["verifikator", "/katalog"],
  ["verifikator", "/katalog/IDN-04"],
  ["verifikator", "/katalog/STA-03"],
  ["supervisor", "/laporan"],
  ["auditor", "/jejak"],
  ["auditor", "/pengaturan/akun"],
  ["admin", "/pengaturan/pengguna"],
  ["admin", "/pengaturan/aturan"],
  ["auditor", "/tidak-ada"],
];

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
  "forced colours": { colorScheme: "dark", forcedColors: "active" },
} as const;

for (const [look, options] of Object.entries(LOOKS)) {
  for (const [person, path] of PAGES) {
    test.describe(`${path} in ${look}`, () => {
      test.use({ storageState: signedIn(person), ...options });

      test("is accessible", async ({ page }) => {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expectAccessible(page);
      });
    });
  }
}

test.describe("pages for everybody", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`sign-in in ${colorScheme} is accessible`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto("/masuk");
      await expectAccessible(page);
    });
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const person of ["admin", "supervisor", "verifikator", "auditor"] as const) {
    test.describe(person, () => {
      test.use({ storageState: signedIn(person) });
      test("no page is wider than the screen", async ({ page }) => {
        for (const [owner, path] of PAGES) {
          if (owner !== person) continue;
          await page.goto(path);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          expect(overflow, path).toBeLessThanOrEqual(0);
        }
      });
    });
  }
});
