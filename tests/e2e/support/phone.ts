import type { Page } from "@playwright/test";
import { expect } from "./test";

export const PHONE = { width: 390, height: 844 };

/**
 * What stands on the page now needs no pushing sideways on a phone, neither the page nor a table in it. The
 * window is left as small.
 */
export async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE);
  const hidden = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("[role=region]")]
        .map(
          (one) => `${one.getAttribute("aria-label") ?? "page"} ${String(one.scrollWidth - one.clientWidth)}`,
        )
        .filter((text) => !/ (0|-\d+)$/.test(text)),
    );
  await expect.poll(hidden).toEqual([]);
}
