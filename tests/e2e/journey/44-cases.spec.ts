import type { Page } from "@playwright/test";
import { QueuePage } from "../pages/queue-page";
import { expectAccessible } from "../support/accessible";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

interface Read {
  readonly others?: readonly unknown[];
  readonly view?: { readonly subjectType: string; readonly isGroup: boolean; readonly blind: boolean };
}

/** The first finding of the list of which the server says so. */
async function findingWhere(page: Page, part: string, says: (read: Read) => boolean): Promise<number> {
  const ids = await page
    .locator("tr[data-id]")
    .evaluateAll((rows) => rows.map((row) => row.dataset.id ?? ""));
  for (const id of ids) {
    const answer = await page.request.get(`/api/temuan/${id}${part}`);
    if (answer.ok() && says((await answer.json()) as Read)) return Number(id);
  }
  throw new Error("no such finding on this page of the queue");
}

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("sees what else is asked about the same people", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all");
    await expect(queue.rows.first()).toBeVisible();
    const id = await findingWhere(page, "/kasus", ({ others = [] }) => others.length > 0);
    await visit(page, `/temuan/${id}`);
    const panel = page.getByRole("region", { name: /^Satu kasus: \d+ temuan lain/ });
    await expect(panel.getByRole("listitem").first()).toContainText(
      /orang yang sama|sekeluarga|tempat yang sama/,
    );
    await panel.scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath("kasus.png") });
  });

  test("opens the people of an area, masked, with what they have in common", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=all&tingkat=I");
    await expect(queue.rows.first()).toBeVisible();
    const id = await findingWhere(page, "", ({ view }) => view?.subjectType === "desa" && !view.blind);
    await visit(page, `/temuan/${id}`);
    await page.getByText("Buka orang-orangnya").click();
    const table = page.getByRole("table", { name: "Buka orang-orangnya" });
    await expect(table.getByRole("row").nth(1)).toBeVisible();
    await expect(table).not.toContainText(/\d{16}/);
    await expect(page.getByRole("figure").filter({ hasText: "Umur" })).toBeVisible();
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath("orang.png") });
    await page.setViewportSize({ width: 390, height: 844 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(390);
    await page.screenshot({ path: test.info().outputPath("orang-390.png") });
  });

  test("keeps an answer until the data changes, and takes that back", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open("?tampilan=ready&tingkat=S");
    await expect(queue.rows.first()).toBeVisible();
    const id = await findingWhere(
      page,
      "",
      ({ view }) => view?.subjectType === "record" && !view.isGroup && !view.blind,
    );
    await visit(page, `/temuan/${id}`);
    const decision = page.getByRole("group", { name: "Keputusan" });
    await decision.getByRole("button", { name: /Tolak/ }).click();
    await decision.getByLabel("Jangan tanya lagi kecuali datanya berubah").check();
    await expect(decision.getByText("Elemen yang diamati")).toBeVisible();
    await page.screenshot({ path: test.info().outputPath("pertahankan.png") });
    await decision.getByRole("button", { name: /Sudah diperbaiki/ }).click();
    const kept = page.getByRole("region", { name: "Jawaban yang dipertahankan" });
    await expect(kept).toBeVisible();
    await kept.getByRole("button", { name: "Cabut, tanyakan lagi" }).click();
    await expect(page.getByText("Dicabut.")).toBeVisible();
  });
});
