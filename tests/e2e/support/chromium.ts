import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";

const INSTALLED = "/usr/bin/chromium";

/** The machine's own Chromium, or the one that comes inside an npm package: no download, no system package needed. */
export async function chromiumLaunch(): Promise<{ executablePath: string; args: string[] }> {
  if (existsSync(INSTALLED)) return { executablePath: INSTALLED, args: ["--no-sandbox"] };
  return { executablePath: await sparticuz.executablePath(), args: sparticuz.args };
}
