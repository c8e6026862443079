import { fileTypeFromBuffer } from "file-type";
import { open } from "node:fs/promises";
import { badInput } from "@/lib/errors";
import { textKind, utf16Without } from "./text-kind";

/** `csv` is any text of rows, whatever separates its cells; `xml` is XML Spreadsheet 2003. */
export const FILE_KINDS = ["csv", "xlsx", "xlsb", "xls", "ods", "fods", "xml", "html", "pdf", "zip"] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** Kinds that are known by the first bytes; which container a ZIP is, its entries say. */
export type SniffedKind = Exclude<FileKind, "xlsx" | "xlsb" | "ods">;

/** Bytes of the beginning by which a file is recognised. */
export const HEAD_BYTES = 4096;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** Excel 97–2003, Word, a workbook with a password: all begin so; `library/compound.ts` tells them apart. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** A workbook stream without a container, as PHP scripts write it: BOF of BIFF 2, 3, 4 or 8. */
const BARE_BIFF = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
  [0x09, 0x08, 0x10, 0x00],
];
const NEWLINE = 10;
const PDF = [0x25, 0x50, 0x44, 0x46];

/** Names of what `file-type` does not know, or knows by a mark further inside. */
const FOREIGN: readonly (readonly [prefix: readonly number[] | string, type: string, offset?: number])[] = [
  ["Standard Jet DB", "Access (MDB)", 4],
  ["Standard ACE DB", "Access (ACCDB)", 4],
  ["SQLite format 3", "SQLite"],
  ["PAR1", "Parquet"],
  ["PMDF", "dump MongoDB"],
  ["PGDMP", "dump PostgreSQL (SQL)"],
  ["$FL2", "SPSS"],
  ["<stata_dta>", "Stata"],
  ["ITSF", "CHM"],
  [[0xff, 0xfe, 0x00, 0x00], "UTF-32"],
  [[0x00, 0x00, 0xfe, 0xff], "UTF-32"],
  [[0x1f, 0x8b], "GZIP (.gz)"],
  [[0x00, 0x00, 0x1a, 0x00], "Lotus 1-2-3"],
  [[0x00, 0x00, 0x02, 0x00], "Lotus 1-2-3"],
];

/**
 * What a file is, by its content alone: the name and the browser's word are not evidence.
 *
 * @returns `zip` for every ZIP container (workbooks are told apart by their entries, see `sources.ts`), `xls`
 * for every compound file
 * @throws UserError bad-input for everything that is no table, naming what it is and what to do
 */
export async function sniff(head: Buffer, file: string): Promise<SniffedKind> {
  if (head.length === 0) throw badInput("file-empty", { file });
  if (startsWith(head, EMPTY_ZIP)) throw badInput("file-zip-empty", { file });
  if (startsWith(head, ZIP)) return "zip";
  if (startsWith(head, COMPOUND) || BARE_BIFF.some((bof) => startsWith(head, bof))) return "xls";
  // Web servers and printers put blanks and job lines before the mark; the format allows for 1,024 bytes.
  const pdf = head.subarray(0, 1024).indexOf(Buffer.from(PDF));
  if (pdf === 0 || (pdf > 0 && head.subarray(0, pdf).toString("latin1").trim() === "")) return "pdf";
  for (const [mark, type, offset = 0] of FOREIGN) {
    const prefix = typeof mark === "string" ? [...Buffer.from(mark, "latin1")] : mark;
    if (startsWith(head.subarray(offset), prefix)) throw badInput("file-wrong-type", { file, type });
  }
  if (isUtf16(head))
    return textKind(new TextDecoder(head[0] === 0xff ? "utf-16le" : "utf-16be").decode(head), file);
  const wide = utf16Without(head);
  if (wide !== null) return textKind(new TextDecoder(wide).decode(head.subarray(0, head.length & ~1)), file);
  // Letters alone can look like the mark of a picture ("BM…"): what reads as text is text.
  if (isText(head) && !head.includes(0) && head.subarray(0, 4).every((byte) => byte < 0x80))
    return textKind(head.toString("latin1"), file);
  if (isDbase(head)) throw badInput("file-wrong-type", { file, type: "dBase (DBF)" });
  const known = await fileTypeFromBuffer(head);
  if (known !== undefined && known.ext !== "xml")
    throw badInput("file-wrong-type", { file, type: known.ext.toUpperCase() });
  if (!isText(head)) throw badInput("file-binary", { file });
  return textKind(head.toString("latin1"), file);
}

export function isUtf16(head: Buffer): boolean {
  return startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
}

/** Tab, line ends, page feed, the end sign of DOS, and the four separators that ASCII has for tables. */
const TEXT_CONTROL = new Set([9, 10, 12, 13, 26, 28, 29, 30, 31]);

/**
 * Zero bytes from a bad disk do not make a text a program: only other control characters count. Zeros at the
 * end are what a copy that was cut off is filled with; a file that begins with them is no text.
 */
function isText(head: Buffer): boolean {
  let length = head.length;
  while (length > 0 && head[length - 1] === 0) length--;
  let control = 0;
  let zero = 0;
  for (const byte of head.subarray(0, length)) {
    if (byte === 0) zero++;
    else if (byte < 0x20 && !TEXT_CONTROL.has(byte)) control++;
  }
  const rest = length - zero;
  return rest > 0 && head[0] !== 0 && control <= rest / 100 && (zero <= rest / 4 || head.includes(NEWLINE));
}

/** Version byte, a date of the last change, and lengths that add up: dBase has no mark of its own. */
function isDbase(head: Buffer): boolean {
  if (head.length < 65 || ![0x02, 0x03, 0x30, 0x31, 0x43, 0x83, 0x8b, 0xf5].includes(head[0] ?? 0))
    return false;
  const month = head[2] ?? 0;
  const day = head[3] ?? 0;
  const headerBytes = head.readUInt16LE(8);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && headerBytes >= 65 && headerBytes % 32 <= 8;
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
