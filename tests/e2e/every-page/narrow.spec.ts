import { signedIn, type PersonName } from "../support/people";
import { expectFitsPhone, PHONE } from "../support/phone";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

/** Lists that are read in the hand, in a village hall. */
const LISTS: readonly (readonly [PersonName, string])[] = [
  ["verifikator", "/antrean?tampilan=all"],
  ["supervisor", "/ringkasan"],
  ["auditor", "/jejak"],
  ["admin", "/pemeriksaan"],
  ["admin", "/pengaturan/aturan"],
  ["admin", "/pengaturan/pencermatan"],
];

test.use({ viewport: PHONE });

for (const [person, path] of LISTS) {
  test.describe(path, () => {
    test.use({ storageState: signedIn(person) });

    test("shows its table on a phone without sideways scrolling", async ({ page }) => {
      await visit(page, path);
      const tables = page.getByRole("region").filter({ has: page.getByRole("table") });
      await expect(tables.first()).toBeVisible();
      await expectFitsPhone(page);
    });
  });
}
