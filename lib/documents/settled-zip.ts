import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import yauzl, { type ZipFile } from "yauzl";
import yazl from "yazl";

/**
 * Office files are archives that note when each part was packed. Packed anew with one moment for all, equal
 * contents give equal bytes.
 */
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true } as const;

/** @param bytes of an office file; they are held in memory */
export async function settledZip(bytes: Buffer): Promise<Buffer> {
  const out = new yazl.ZipFile();
  await copyEntries(await yauzl.fromBufferPromise(bytes), out);
  return buffer(out.outputStream);
}

/** The same with a file of any size, in its place. */
export async function settleZipFile(path: string): Promise<void> {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const out = new yazl.ZipFile();
  const part = `${path}.part`;
  const written = pipeline(out.outputStream, createWriteStream(part, { mode: 0o600 }));
  await copyEntries(zip, out);
  await written;
  zip.close();
  await rename(part, path);
}

async function copyEntries(zip: ZipFile, out: yazl.ZipFile): Promise<void> {
  for await (const entry of zip.eachEntry()) {
    // Folders of their own say nothing that the names do not.
    if (entry.fileName.endsWith("/")) continue;
    out.addReadStreamLazy(entry.fileName, OPTIONS, (give) => {
      zip.openReadStreamPromise(entry).then(
        (stream) => give(null, stream),
        (error: unknown) => out.emit("error", error),
      );
    });
  }
  out.end();
}
