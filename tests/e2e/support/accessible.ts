import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./test";

type Scheme = "light" | "dark";
type RunOnly = { type: "tag" | "rule"; values: string[] };

/**
 * axe is half a megabyte of script; where it already is, the builder is given an empty statement to put in
 * again.
 */
async function builder(page: Page, runOnly: RunOnly): Promise<AxeBuilder> {
  const there = await page.evaluate(() => "axe" in window);
  return new AxeBuilder(there ? { page, axeSource: ";" } : { page })
    .options({ runOnly, resultTypes: ["violations"] })
    .setLegacyMode();
}

/**
 * The page really shows that scheme, and all of it: while colours fade from one to the other they are those
 * of neither. Fading is brought to its end, and what that sets off as well, until nothing fades.
 */
async function expectShown(page: Page, scheme: Scheme): Promise<void> {
  await expect(page.locator(`html[data-mantine-color-scheme="${scheme}"]`)).toBeAttached();
  await page.waitForFunction(() => {
    const fading = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    for (const transition of fading) transition.finish();
    return fading.length === 0;
  });
}

async function expectNoViolation(page: Page, scheme: Scheme, runOnly: RunOnly): Promise<void> {
  await expectShown(page, scheme);
  // Only what is wrong is listed in full, and no second page is opened to sum up frames that we do not have:
  // half the time.
  const { violations, passes } = await (await builder(page, runOnly)).analyze();
  const found = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 5)
        .map(({ html }) => `    ${html.slice(0, 200)}`)
        .join("\n")}`,
  );
  expect(found, await page.title()).toEqual([]);
  // A check that looked at nothing has not passed.
  expect(passes.length).toBeGreaterThan(0);
}

/** No violation of WCAG 2.2 A and AA, nor of axe's own best practices, on what the page shows now. */
export function expectAccessible(page: Page, scheme: Scheme = "light"): Promise<void> {
  return expectNoViolation(page, scheme, {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  });
}

/** What a change of colours alone can break: contrast, and links told apart by colour only. */
export function expectLegible(page: Page, scheme: Scheme): Promise<void> {
  return expectNoViolation(page, scheme, { type: "rule", values: ["color-contrast", "link-in-text-block"] });
}
