import { createReadStream } from "node:fs";
import { stat, unlink } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { type FileKind, readHead, sniff } from "./file-type";
import { LIMITS } from "./limits";
import { openWorkbook, type Sheet, type Workbook } from "./xlsx/workbook";
import { SafeZip } from "./zip/open";

/** Each piece waits for the event loop once. */
const READ_BYTES = 512 * 1024;

/** A file on disk as it was uploaded. */
export interface UploadedFile {
  readonly path: string;
  /** the name that its uploader gave it: for messages and for kecamatan and desa */
  readonly name: string;
}

/**
 * One table to read: a CSV, or one sheet of a workbook; of a ZIP, each file's. Usable until the generator
 * goes on.
 */
export type Source = CsvSource | SheetSource;

interface SourceBase {
  /** file name, without the ZIP it came in */
  readonly name: string;
  /** shown in messages and lists: `desa.zip › GEMOLONG.csv` */
  readonly title: string;
  readonly size: number;
  /** Bytes of the file that holds it, for its SHA-256. */
  bytes(): Promise<Readable>;
}

export interface CsvSource extends SourceBase {
  readonly kind: "csv";
}

export interface SheetSource extends SourceBase {
  readonly kind: "xlsx";
  readonly book: Workbook;
  readonly sheet: Sheet;
}

export async function kindOf(file: UploadedFile): Promise<FileKind> {
  if (sniff(await readHead(file.path, 4096), file.name) === "csv") return "csv";
  const zip = await SafeZip.open(file.path, file.name);
  try {
    return containerKind(zip, file.name);
  } finally {
    zip.close();
  }
}

/**
 * Every table of an upload, in a fixed order: sheets as in the workbook, files of a ZIP by name. Files inside
 * a ZIP are never written under their own names; a workbook in a ZIP is copied to `tempDir` for as long as it
 * is read.
 *
 * @throws UserError bad-input for anything that is not CSV, XLSX or a ZIP of these
 */
export async function* eachSource(file: UploadedFile, tempDir: string): AsyncGenerator<Source> {
  const { size } = await stat(file.path);
  if (size > LIMITS.uploadBytes)
    throw badInput("file-too-big", { file: file.name, limitGb: LIMITS.uploadBytes / 1024 ** 3 });
  const bytes = () => Promise.resolve(createReadStream(file.path, { highWaterMark: READ_BYTES }));
  if (sniff(await readHead(file.path, 4096), file.name) === "csv") {
    yield { kind: "csv", name: file.name, title: file.name, size, bytes };
    return;
  }
  const zip = await SafeZip.open(file.path, file.name);
  try {
    if (containerKind(zip, file.name) === "xlsx") yield* sheetsOf(zip, file.name, file.name, bytes);
    else yield* filesOf(zip, file.name, tempDir);
  } finally {
    zip.close();
  }
}

function containerKind(zip: SafeZip, file: string): "xlsx" | "zip" {
  if (zip.find("xl/workbook.xml") !== undefined) return "xlsx";
  if (zip.find("xl/workbook.bin") !== undefined) throw badInput("file-xls", { file, type: "XLSB" });
  if (zip.find("[Content_Types].xml") !== undefined || zip.find("mimetype") !== undefined)
    throw badInput("file-wrong-type", { file, type: "Office" });
  if (zip.entries.length === 0) throw badInput("file-zip-empty", { file });
  return "zip";
}

async function* sheetsOf(
  zip: SafeZip,
  name: string,
  title: string,
  bytes: () => Promise<Readable>,
): AsyncGenerator<SheetSource> {
  const book = await openWorkbook(zip, title);
  for (const sheet of book.sheets) {
    yield { kind: "xlsx", name, title, size: book.size(sheet), bytes, book, sheet };
  }
}

async function* filesOf(zip: SafeZip, archive: string, tempDir: string): AsyncGenerator<Source> {
  for (const entry of zip.entries) {
    const title = `${archive} › ${entry.fileName}`;
    const bytes = () => zip.read(entry);
    if (sniff(await zip.head(entry, 4096), title) === "csv") {
      yield { kind: "csv", name: entry.fileName, title, size: entry.uncompressedSize, bytes };
      continue;
    }
    if (entry.uncompressedSize > LIMITS.innerWorkbookBytes)
      throw badInput("file-xlsx-too-big", { file: title });
    const path = join(tempDir, `${randomUUID()}.xlsx`);
    try {
      await zip.unpackTo(entry, path);
      const inner = await SafeZip.open(path, title);
      try {
        if (containerKind(inner, title) === "zip") throw badInput("file-zip-nested", { file: title });
        yield* sheetsOf(inner, entry.fileName, title, bytes);
      } finally {
        inner.close();
      }
    } finally {
      await unlink(path).catch(() => undefined);
    }
  }
}
