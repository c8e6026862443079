import type { Readable } from "node:stream";
import type { Merge } from "../table/merges";
import { columnIndex } from "./reference";

/** The list of merged cells of the longest sheet that is still read; what goes beyond is left out. */
const LIST_BYTES = 64 * 1024 ** 2;
const MARK = Buffer.from("mergeCells");
const REFERENCE = /<(?:[\w.-]+:)?mergeCell\s[^>]*?ref=["']\$?([A-Za-z]+)\$?(\d+):\$?[A-Za-z]+\$?(\d+)["']/g;

/**
 * The cells that are merged over several rows. Their list stands behind the rows, so the sheet is passed once
 * as bytes before it is read: unpacking without parsing takes a small part of the time.
 */
export async function readMerges(stream: Readable): Promise<Merge[]> {
  const list: Buffer[] = [];
  let size = 0;
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size === 0) {
      const bytes = Buffer.concat([tail, chunk]);
      const at = bytes.indexOf(MARK);
      // The beginning of the tag may stand in the chunk before.
      if (at === -1) {
        tail = bytes.subarray(-MARK.length);
        continue;
      }
      list.push(bytes.subarray(at));
      size = bytes.length - at;
    } else if (size < LIST_BYTES) {
      list.push(Buffer.from(chunk));
      size += chunk.length;
    }
  }
  const merges: Merge[] = [];
  for (const [, column = "", top, bottom] of Buffer.concat(list).toString("latin1").matchAll(REFERENCE)) {
    const merge = { top: Number(top), bottom: Number(bottom), left: columnIndex(column) + 1 };
    if (merge.bottom > merge.top) merges.push(merge);
  }
  return merges;
}
