import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";

/**
 * With CERMAT_PICTURES=1 the browser tests draw the pictures of docs/panduan.md as they pass by; otherwise
 * nothing is written.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env["CERMAT_PICTURES"] !== "1") return;
  const png = await page.screenshot({ animations: "disabled", caret: "hide" });
  writeFileSync(
    join("docs", "gambar", `${name}.png`),
    await sharp(png).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer(),
  );
}
