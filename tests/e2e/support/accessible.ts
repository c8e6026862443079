import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

async function expectNoViolation(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations, passes } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 5).map(({ html }) => `    ${html.slice(0, 200)}`).join("\n")}`);
  expect(found, await page.title()).toEqual([]);
  // A check that looked at nothing has not passed.
  expect(passes.length).toBeGreaterThan(0);
}

/** No violation of WCAG 2.2 A and AA, nor of axe's own best practices, on what the page shows now. */
export function expectAccessible(page: Page): Promise<void> {
  return expectNoViolation(page, new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]));
}

/** What a change of colours alone can break: contrast, and links told apart by colour only. The page must really show that scheme. */
export async function expectLegible(page: Page, scheme: "light" | "dark"): Promise<void> {
  await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toBeAttached();
  await expectNoViolation(page, new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]));
}
