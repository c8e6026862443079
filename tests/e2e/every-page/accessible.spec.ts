import { expectAccessible, expectLegible } from "../support/accessible";
import { EVERY_PAGE } from "../support/every-page";
import { signedIn } from "../support/people";
import { PHONE } from "../support/phone";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

const DESK = { width: 1366, height: 768 };

// A page is loaded once and then shown in every look: only what the look can change is checked again.
test.use({ contextOptions: { reducedMotion: "reduce" }, colorScheme: "light", viewport: DESK });

for (const [person, path] of EVERY_PAGE) {
  test.describe(`${path}, ${person}`, () => {
    test.use({ storageState: signedIn(person) });

    test("is accessible in light, dark, forced colours and on a phone, and no wider than its screen", async ({
      page,
    }) => {
      const answer = await visit(page, path);
      expect(answer?.status()).toBe(path === "/tidak-ada" ? 404 : 200);
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
