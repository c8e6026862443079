import { randomUUID } from "node:crypto";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { badInput } from "@/lib/errors";
import { readCsvHead } from "../csv/layout";
import { HEAD_BYTES, sniff, type SniffedKind } from "../file-type";
import { LIMITS } from "../limits";
import type { Tell } from "../notes";
import type { Stored } from "../stored";
import type { SafeZip } from "./open";

/** What spreadsheet programs leave beside a file that is open: its owner's name, no data. */
const LOCK = /(?:^|\/)(?:~\$|\.~lock\.)[^/]*$/;
/** Such a file tells what the others are, in words that a header has, too. */
const README = /(?:^|\/)[^/]*(?:read\s*_?me|baca|petunjuk|catatan|keterangan|info)[^/]*\.(?:txt|md)$/i;
/** A letter to the reader is short; a roll without a header may not pass for one. */
const PROSE_BYTES = 64 * 1024;
const IDENTITY = /\d{15,}/;

/** A file of an archive as it is opened; an inner ZIP may be a workbook. */
export interface Member {
  readonly member: Stored;
  readonly kind: SniffedKind;
}

/**
 * The files of an archive by name, without those that are evidently no rolls: lock files, and letters such as
 * `BACA SAYA.txt`. These are named to `tell`.
 *
 * @throws UserError bad-input for a file that cannot be told apart from a roll by its kind, naming it
 */
export async function* eachMember(
  zip: SafeZip,
  archive: string,
  tempDir: string,
  tell: Tell,
): AsyncGenerator<Member> {
  for (const entry of zip.entries) {
    const title = `${archive} › ${entry.fileName}`;
    const passOver = (reason: "lock" | "prose") => tell({ code: `zip-${reason}`, values: { file: title } });
    if (LOCK.test(entry.fileName)) {
      passOver("lock");
      continue;
    }
    const head = await zip.head(entry, Math.max(HEAD_BYTES, Math.min(entry.uncompressedSize, PROSE_BYTES)));
    const kind = await sniff(head.subarray(0, HEAD_BYTES), title);
    if (
      kind === "csv" &&
      entry.uncompressedSize <= PROSE_BYTES &&
      isProse(entry.fileName, head.toString("latin1"))
    ) {
      passOver("prose");
      continue;
    }
    let copy: Promise<string> | null = null;
    const unpack = async (): Promise<string> => {
      if (entry.uncompressedSize > LIMITS.innerWorkbookBytes)
        throw badInput("file-xlsx-too-big", { file: title });
      const path = join(tempDir, randomUUID());
      await zip.unpackTo(entry, path);
      return path;
    };
    const member: Stored = {
      name: entry.fileName,
      title,
      size: entry.uncompressedSize,
      bytes: () => zip.read(entry),
      path: () => (copy ??= unpack()),
    };
    try {
      yield { member, kind };
    } finally {
      if (copy !== null) await unlinkQuietly(copy);
    }
  }
}

async function unlinkQuietly(path: Promise<string>): Promise<void> {
  await path.then((file) => unlink(file)).catch(() => undefined);
}

/** Text without a header of a roll and without anything that looks like a NIK. */
function isProse(name: string, text: string): boolean {
  if (text.trim() === "" || IDENTITY.test(text)) return false;
  return README.test(name) || (readCsvHead(text, new Set(), LIMITS.headRows).header?.known ?? 0) === 0;
}
