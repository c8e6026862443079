import { signedIn, type PersonName } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

/** Lists that are read in the hand, in a village hall. */
const LISTS: readonly (readonly [PersonName, string])[] = [["verifikator", "/antrean?tampilan=all"], ["supervisor", "/ringkasan"], ["auditor", "/jejak"], ["admin", "/pemeriksaan"], ["admin", "/pengaturan/aturan"]];

test.use({ viewport: { width: 390, height: 844 } });

for (const [person, path] of LISTS) {
  test.describe(path, () => {
    test.use({ storageState: signedIn(person) });

    test("shows its table on a phone without sideways scrolling", async ({ page }) => {
      await visit(page, path);
      const tables = page.getByRole("region").filter({ has: page.getByRole("table") });
      await expect(tables.first()).toBeVisible();
      const widths = await tables.evaluateAll((all) => all.map((one) => ({ name: one.getAttribute("aria-label"), hidden: Math.max(0, one.scrollWidth - one.clientWidth) })));
      expect(widths.filter(({ hidden }) => hidden > 0)).toEqual([]);
    });
  });
}
