import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { badInput, UserError } from "@/lib/errors";
import { LIMITS } from "../limits";

/** Files that operating systems leave in archives; nobody put them there, so nobody is told. */
const LITTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/**
 * A ZIP (or XLSX, which is one) whose directory has been checked as a whole before a byte is unpacked: number
 * of files, names, sizes as declared, ratio, encryption, overlapping entries. Nothing is ever written under a
 * name from the archive, so paths cannot escape; they are refused all the same, because an honest archive has
 * none.
 */
export class SafeZip {
  private constructor(
    private readonly zip: ZipFile,
    readonly entries: readonly Entry[],
    private readonly file: string,
  ) {}

  /** @param file the name shown in messages */
  static async open(path: string, file: string): Promise<SafeZip> {
    let zip: ZipFile;
    try {
      zip = await openPromise(path, {
        autoClose: false,
        lazyEntries: true,
        // Windows programs write backslashes between folders, against the specification; they are read as
        // slashes, and paths that lead outside stay refused.
        strictFileNames: false,
        validateEntrySizes: true,
      });
    } catch (cause) {
      throw new UserError("bad-input", "file-zip-broken", { file }, { cause });
    }
    try {
      return new SafeZip(zip, await checked(zip, file), file);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  find(name: string): Entry | undefined {
    const wanted = name.toLowerCase();
    return this.entries.find((entry) => entry.fileName.toLowerCase() === wanted);
  }

  /**
   * Decompresses one entry; the stream fails when the data are longer than declared, so declared sizes can be
   * trusted.
   */
  async read(entry: Entry): Promise<Readable> {
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      return stream;
    } catch (cause) {
      throw new UserError("bad-input", "file-zip-broken", { file: this.file }, { cause });
    }
  }

  /** The first `bytes` of an entry, for telling what it is. */
  async head(entry: Entry, bytes: number): Promise<Buffer> {
    const stream = await this.read(entry);
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part);
      size += part.length;
      if (size >= bytes) break;
    }
    stream.destroy();
    return Buffer.concat(parts).subarray(0, bytes);
  }

  async unpackTo(entry: Entry, path: string): Promise<void> {
    await pipeline(await this.read(entry), createWriteStream(path, { mode: 0o600 }));
  }

  close(): void {
    this.zip.close();
  }
}

async function checked(zip: ZipFile, file: string): Promise<Entry[]> {
  if (zip.entryCount > LIMITS.zipEntries)
    throw badInput("file-zip-too-many", { file, entries: zip.entryCount, limit: LIMITS.zipEntries });
  const entries: Entry[] = [];
  let unpacked = 0;
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith("/") || LITTER.test(entry.fileName)) continue;
      if (entry.isEncrypted()) throw badInput("file-zip-encrypted", { file });
      unpacked += entry.uncompressedSize;
      packed += entry.compressedSize;
      if (unpacked > LIMITS.unpackedBytes) throw bomb(file);
      if (
        entry.uncompressedSize > LIMITS.ratioFloorBytes &&
        entry.uncompressedSize > entry.compressedSize * LIMITS.ratio
      )
        throw bomb(file);
      entries.push(entry);
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const path = cause instanceof Error && /path|relative|characters in fileName/i.test(cause.message);
    throw new UserError("bad-input", path ? "file-zip-path" : "file-zip-broken", { file }, { cause });
  }
  // Entries that share bytes (a "zip quine", Fifield 2019) declare more packed bytes than the archive has.
  if (packed > zip.fileSize || (unpacked > LIMITS.ratioFloorBytes && unpacked > packed * LIMITS.ratio))
    throw bomb(file);
  return entries.sort((a, b) => (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : 0));
}

const bomb = (file: string) => badInput("file-zip-bomb", { file });

/** Counts unpacked bytes of an entry as what they take in the archive. */
export function packed(entry: Entry, read: (bytes: number) => void): (unpacked: number) => void {
  const share = entry.compressedSize / Math.max(1, entry.uncompressedSize);
  return (unpacked) => read(Math.round(unpacked * share));
}
