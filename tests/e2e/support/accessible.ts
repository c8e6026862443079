import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

const builder = (page: Page, runOnly: { type: "tag" | "rule"; values: string[] }): AxeBuilder => new AxeBuilder({ page }).options({ runOnly, resultTypes: ["violations"] });

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  // Only what is wrong is listed in full, and no second page is opened to sum up frames that we do not have: half the time.
  const { violations, passes } = await axe.setLegacyMode().analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 5).map(({ html }) => `    ${html.slice(0, 200)}`).join("\n")}`);
  expect(found, await page.title()).toEqual([]);
  // A check that looked at nothing has not passed.
  expect(passes.length).toBeGreaterThan(0);
}

/** No violation of WCAG 2.2 A and AA, nor of axe's own best practices, on what the page shows now. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, builder(page, { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
}

/** What a change of colours alone can break: contrast, and links told apart by colour only. The page must really show that scheme. */
export async function expectLegible(page: Page, scheme: "light" | "dark"): Promise<void> {
  await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toBeAttached();
  await expectNoViolation(page, builder(page, { type: "rule", values: ["color-contrast", "link-in-text-block"] }));
}
