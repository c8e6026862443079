import { open } from "node:fs/promises";
import { badInput } from "@/lib/errors";

export type FileKind = "csv" | "xlsx" | "zip";

/** First bytes of what offices upload by mistake, and what each is called. */
const FOREIGN: readonly (readonly [prefix: readonly number[], code: string, type: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], "file-xls", "XLS"],
  [[0x25, 0x50, 0x44, 0x46], "file-wrong-type", "PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "file-wrong-type", "PNG"],
  [[0xff, 0xd8, 0xff], "file-wrong-type", "JPEG"],
  [[0x47, 0x49, 0x46, 0x38], "file-wrong-type", "GIF"],
  [[0x52, 0x61, 0x72, 0x21], "file-wrong-type", "RAR"],
  [[0x37, 0x7a, 0xbc, 0xaf], "file-wrong-type", "7-Zip"],
  [[0x1f, 0x8b], "file-wrong-type", "GZIP"],
  [[0x42, 0x5a, 0x68], "file-wrong-type", "BZIP2"],
  [[0x53, 0x51, 0x4c, 0x69], "file-wrong-type", "SQLite"],
  [[0x7b, 0x5c, 0x72, 0x74], "file-wrong-type", "RTF"],
  [[0x49, 0x49, 0x2a, 0x00], "file-wrong-type", "TIFF"],
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/**
 * What a file is, by its content alone: the name and the browser's word are not evidence.
 *
 * @returns `csv` for any text of rows, `zip` for every ZIP container (an XLSX is told apart by its entries,
 * see `zip/open.ts`)
 * @throws UserError bad-input for everything that is not text or a ZIP, naming what it is and what to do
 */
export function sniff(head: Buffer, file: string): "csv" | "zip" {
  if (head.length === 0) throw badInput("file-empty", { file });
  if (startsWith(head, EMPTY_ZIP)) throw badInput("file-zip-empty", { file });
  if (startsWith(head, ZIP)) return "zip";
  for (const [prefix, code, type] of FOREIGN) {
    if (startsWith(head, prefix)) throw badInput(code, { file, type });
  }
  if (isUtf16(head)) return "csv";
  if (head.includes(0)) throw badInput("file-binary", { file });
  const start = head
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (
    start.startsWith("<?xml") ||
    start.startsWith("<html") ||
    start.startsWith("<!doctype") ||
    start.startsWith("<table")
  ) {
    throw badInput("file-markup", { file });
  }
  if (start.startsWith('{"') || start.startsWith("[{") || start.startsWith("%!ps"))
    throw badInput("file-wrong-type", { file, type: "JSON/PS" });
  return "csv";
}

export function isUtf16(head: Buffer): boolean {
  return startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
}

export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, "r");
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function startsWith(head: Buffer, prefix: readonly number[]): boolean {
  return head.length >= prefix.length && prefix.every((byte, i) => head[i] === byte);
}
