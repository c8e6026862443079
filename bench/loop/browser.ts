import { loadavg } from "node:os";
import type { Page } from "@playwright/test";
import { assertPresent } from "@/lib/assert-present";
import { PASSWORD } from "./office";

/** So long a reviewer looks at a finding at the least, in milliseconds. */
const LOOKS = 1_000;
/** Findings that warm up page and server, and are not counted. */
const WARM = 5;

export interface Loop {
  readonly n: number;
  /** milliseconds from the deciding key to the frame with the next finding */
  readonly median: number;
  readonly p90: number;
  /** how often the next finding was still being read when it was asked for */
  readonly notThere: number;
  /** of the machine in the last minute */
  readonly load: number;
}

/** Rejects one finding after the other by keyboard. @param username signs in first; null = is signed in already */
export async function decideMany(page: Page, username: string | null, decisions: number): Promise<Loop> {
  if (username !== null) await signIn(page, username);
  await page.goto("/antrean");
  await page.locator("tr[data-id]").first().waitFor();
  await page.keyboard.press("j");
  await page.locator("h2[id^='finding-']").waitFor();
  const taken: { ms: number; missed: boolean }[] = [];
  for (let n = 0; n < decisions + WARM; n += 1) {
    await page.waitForTimeout(LOOKS);
    await page.getByRole("group", { name: "Keputusan" }).getByRole("button", { name: /Tolak/ }).waitFor();
    await page.keyboard.press("l");
    await page.getByText("Sudah diperbaiki").first().waitFor();
    const painted = await watch(page);
    await page.keyboard.press("1");
    const measured = await painted.evaluate((promise) => promise.done);
    if (n >= WARM) taken.push(measured);
  }
  const times = taken.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) =>
    assertPresent(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return {
    n: times.length,
    median: at(0.5),
    p90: at(0.9),
    notThere: taken.filter(({ missed }) => missed).length,
    load: loadavg()[0] ?? 0,
  };
}

/** In the page: from the time stamp of the key to the end of the first frame in which another finding stands. */
const watch = (page: Page) =>
  page.evaluateHandle(() => {
    const titleOf = () => document.querySelector("h2[id^='finding-']")?.id;
    const before = titleOf();
    let from = 0;
    window.addEventListener("keydown", (event) => (from = event.timeStamp), { capture: true, once: true });
    const done = new Promise<{ ms: number; missed: boolean }>((resolve) => {
      let missed = false;
      const look = () => {
        const now = titleOf();
        if (from > 0 && now === undefined) missed = true;
        if (from === 0 || now === undefined || now === before) return void requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ ms: performance.now() - from, missed });
        requestAnimationFrame(() => port2.postMessage(null));
      };
      requestAnimationFrame(look);
    });
    return { done };
  });

async function signIn(page: Page, username: string): Promise<void> {
  await page.goto("/masuk");
  await page.getByLabel("Nama pengguna").fill(username);
  await page.getByLabel("Kata sandi", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL("**/ringkasan");
}
