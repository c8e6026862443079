import { expect, type Page, type Response } from "@playwright/test";

/**
 * React sends a late part of a page at the end of the document, hidden, and moves it to its place when it
 * next draws: until then a text can be found twice.
 */
async function inPlace(page: Page): Promise<void> {
  await expect(page.locator('body > [hidden][id^="S:"]')).toHaveCount(0);
}

/** Goes to an address and waits until every streamed part of the page stands where a person sees it. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const answer = await page.goto(path);
  await inPlace(page);
  return answer;
}

/** The same page once more, as {@link visit}. */
export async function visitAgain(page: Page): Promise<void> {
  await page.reload();
  await inPlace(page);
}
