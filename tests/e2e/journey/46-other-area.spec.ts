import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

test.describe("a reviewer of another area", () => {
  test.use({ storageState: signedIn("neighbour") });

  test("sees no finding of this one: not in the queue, not by its address, not as data", async ({ page }) => {
    await visit(page, "/antrean");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("row", { name: /IDN-04/ })).toHaveCount(0);
    expect((await visit(page, "/temuan/1"))?.status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Halaman ini bukan untuk peran Anda");
    expect((await page.request.get("/api/temuan/1")).status()).toBe(403);
  });
});

test.describe("an auditor", () => {
  test.use({ storageState: signedIn("auditor") });

  test("reads on the trail that it was tried", async ({ page }) => {
    await visit(page, "/jejak?tindakan=page.refused");
    const table = page.getByRole("table", { name: "Rekam jejak" });
    await expect(table).toContainText("/temuan/1");
    await expect(table).toContainText("/api/temuan/1");
    await expect(table).toContainText("verif.grobogan");
  });
});
