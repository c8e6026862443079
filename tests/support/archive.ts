import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterAll } from "vitest";
import yazl from "yazl";
import { type SheetText, workbookParts } from "./workbook-parts";

/** A folder for the files of one test file, removed when it is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cermat-archive-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function writeZip(
  path: string,
  entries: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

export function writeWorkbook(path: string, sheets: readonly SheetText[]): Promise<string> {
  return writeZip(path, workbookParts(sheets));
}
