import type { Page } from "@playwright/test";
import { QueuePage } from "../pages/queue-page";
import { RunPage } from "../pages/run-page";
import { givenRun } from "../support/given";
import { signedIn } from "../support/people";
import { picture } from "../support/picture";
import { expect, test } from "../support/test";
import { visit } from "../support/visit";

test.beforeAll(() => {
  givenRun();
});

/** Rules about one voter each, whose findings are decided one after another. */
const RULES = [
  "IDN-01",
  "IDN-04",
  "IDN-05",
  "IDN-06",
  "IDN-07",
  "IDN-09",
  "IDN-11",
  "IDN-12",
  "IDN-13",
  "IDN-14",
  "KEL-01",
  "KEL-02",
  "KEL-03",
  "UBH-02",
  "UBH-04",
];
/** Accepted whenever they come up this evening; everything else is rejected. */
const ACCEPTED = ["IDN-04", "IDN-05", "IDN-06"];
/** More than a page of the list, and enough final ones among them for the order to learn from. */
const DECISIONS = 75;

test.describe("a reviewer", () => {
  test.use({ storageState: signedIn("verifikator") });

  test(`decides ${DECISIONS} findings in an evening without a mouse, without loading a page between them`, async ({
    page,
  }) => {
    test.setTimeout(240_000);
    const queue = new QueuePage(page);
    await queue.open(`?${RULES.map((rule) => `aturan=${rule}`).join("&")}`);
    await queue.openFirst();
    await page.evaluate(() => {
      window.name = "one page";
    });
    const decided = new Set<number>();
    while (decided.size < DECISIONS) {
      const id = await shownId(queue);
      const rule = await ruleOf(page, id);
      for (const key of ACCEPTED.includes(rule) ? ["a", "d"] : ["l", "1"]) await queue.press(key);
      await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
      decided.add(id);
      await expect(queue.pane.getByText(`#${id}`, { exact: true })).toHaveCount(0);
      // The next one stands in the address too, as soon as the router has time for it.
      const next = await shownId(queue);
      await expect.poll(() => queue.openId()).toBe(next);
    }
    expect(await page.evaluate(() => window.name)).toBe("one page");
    expect(await page.evaluate(() => performance.getEntriesByType("navigation").length)).toBe(1);
  });
});

/** The number that the finding beside the list shows. */
const shownId = async (queue: QueuePage): Promise<number> =>
  Number((await queue.pane.getByRole("link", { name: /^#\d+$/ }).innerText()).slice(1));

const ruleOf = async (page: Page, id: number): Promise<string> =>
  /[A-Z]{3}-\d\d/.exec(await page.locator(`tr[data-id="${id}"]`).innerText())?.[0] ?? "";

test.describe("an admin", () => {
  test.use({ storageState: signedIn("admin") });

  test("running again finds the same, doubles nothing, and the order learns from what was decided", async ({
    page,
  }) => {
    const run = new RunPage(page);
    await run.openNew();
    await run.start.click();
    await expect(run.done).toBeVisible({ timeout: 110_000 });
    await visit(page, "/pemeriksaan");
    const rows = page.getByRole("table", { name: "Pemeriksaan" }).getByRole("row");
    const [again, before] = [
      await rows.nth(1).getByRole("cell").nth(3).innerText(),
      await rows.nth(2).getByRole("cell").nth(3).innerText(),
    ];
    expect(again).toBe(before);
  });
});

test.describe("a reviewer, next day", () => {
  test.use({ storageState: signedIn("verifikator") });

  test("is told why a finding came early only after judging it", async ({ page }) => {
    const queue = new QueuePage(page);
    await queue.open();
    await queue.openFirst();
    const id = queue.openId();
    await expect(queue.pane.getByText(/Dipelajari dari \d+ keputusan petugas/)).toHaveCount(0);
    await queue.press("l");
    await queue.press("2");
    await expect(queue.announcement).toContainText(`Temuan ${id} tersimpan`);
    await queue.row(id).click();
    const note = queue.pane.getByText(
      /(Muncul lebih awal karena|Ditahan lebih belakang karena|Urutannya).*Dipelajari dari \d+ keputusan petugas/,
    );
    await expect(note).toBeVisible();
    await note.scrollIntoViewIfNeeded();
    await picture(page, "urutan");
  });
});
