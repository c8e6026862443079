import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";

const INSTALLED = "/usr/bin/chromium";

/**
 * What any Chromium needs here: tests also run as root and without a screen. The package's own list is made
 * for a cloud function; its single process ends with the first closed window, and it switches off the very
 * protections that the tests look at.
 */
const ARGS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-dev-shm-usage"];

/**
 * The machine's own Chromium, or the one that comes inside an npm package: no download, no system package
 * needed.
 */
export async function chromiumLaunch(): Promise<{ executablePath: string; args: string[] }> {
  return { executablePath: existsSync(INSTALLED) ? INSTALLED : await sparticuz.executablePath(), args: ARGS };
}
