import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { type FileKind, HEAD_BYTES, readHead, sniff, type SniffedKind } from "./file-type";
import type { LegacyFile } from "./library/spreadsheet";
import { LIMITS } from "./limits";
import type { Tell } from "./notes";
import type { Stored } from "./stored";
import type { SheetTable } from "./table/sheet";
import { type ContainerKind, containerKind } from "./zip/container";
import { eachMember } from "./zip/members";
import { packed, SafeZip } from "./zip/open";

/**
 * The reader of each format is loaded when a file of it comes: most rolls are CSV, and the thread that imports
 * one starts without the readers of pages and papers, which take long to load.
 */
const readerOf = {
  html: () => import("./html/page"),
  ods: () => import("./ods/document"),
  pdf: () => import("./pdf/document"),
  xlsx: () => import("./xlsx/workbook"),
  xml: () => import("./xml-2003/document"),
  legacy: () => import("./library/spreadsheet"),
};

/** Each piece waits for the event loop once. */
const READ_BYTES = 512 * 1024;

/** A file on disk as it was uploaded. */
export interface UploadedFile {
  readonly path: string;
  /** the name that its uploader gave it: for messages and for kecamatan and desa */
  readonly name: string;
}

/**
 * One table to read: a text of rows, or one sheet of a workbook; of a ZIP, each file's. Usable until the
 * generator goes on.
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
  readonly kind: "sheet";
  readonly sheet: SheetTable;
}

export async function kindOf(file: UploadedFile): Promise<FileKind> {
  const kind = await sniff(await readHead(file.path, HEAD_BYTES), file.name);
  if (kind !== "zip") return kind;
  const zip = await SafeZip.open(file.path, file.name);
  try {
    return await containerKind(zip, file.name);
  } finally {
    zip.close();
  }
}

/**
 * Every table of an upload, in a fixed order: sheets as in the workbook, files of a ZIP by name. Files inside
 * a ZIP are never written under their own names; what cannot be read as a stream is copied to `tempDir` for
 * as long as it is read.
 *
 * @param tell gets what is noticed about files as a whole; what rows say, their handler gets
 * @param read gets the bytes of the file that opening a workbook takes before its first row
 * @throws UserError bad-input for anything that is no table
 */
export async function* eachSource(
  file: UploadedFile,
  tempDir: string,
  tell: Tell = () => undefined,
  read: (bytes: number) => void = () => undefined,
): AsyncGenerator<Source> {
  const { size } = await stat(file.path);
  if (size > LIMITS.uploadBytes)
    throw badInput("file-too-big", { file: file.name, limitGb: LIMITS.uploadBytes / 1024 ** 3 });
  const stored: Stored = {
    name: file.name,
    title: file.name,
    size,
    bytes: () => Promise.resolve(createReadStream(file.path, { highWaterMark: READ_BYTES })),
    path: () => Promise.resolve(file.path),
  };
  const kind = await sniff(await readHead(file.path, HEAD_BYTES), file.name);
  if (kind !== "zip") {
    yield* tablesOf(stored, kind, tell);
    return;
  }
  const zip = await SafeZip.open(file.path, file.name);
  try {
    const content = await containerKind(zip, file.name);
    if (content !== "zip") yield* workbookTables(stored, zip, content, tell, read);
    else {
      for await (const { member, kind: memberKind } of eachMember(zip, file.name, tempDir, tell)) {
        if (memberKind === "zip") yield* innerWorkbook(member, tell, read);
        else yield* tablesOf(member, memberKind, tell);
      }
    }
  } finally {
    zip.close();
  }
}

async function* innerWorkbook(
  member: Stored,
  tell: Tell,
  read: (bytes: number) => void,
): AsyncGenerator<Source> {
  const zip = await SafeZip.open(await member.path(), member.title);
  try {
    const content = await containerKind(zip, member.title);
    if (content === "zip") throw badInput("file-zip-nested", { file: member.title });
    yield* workbookTables(member, zip, content, tell, read);
  } finally {
    zip.close();
  }
}

async function* tablesOf(
  stored: Stored,
  kind: Exclude<SniffedKind, "zip">,
  tell: Tell,
): AsyncGenerator<Source> {
  const { title: file, size, bytes: open } = stored;
  switch (kind) {
    case "csv":
      yield { kind, ...about(stored), size };
      return;
    case "xml": {
      const { openXmlSpreadsheet } = await readerOf.xml();
      return yield* sheetsOf(stored, await openXmlSpreadsheet({ file, size, open }));
    }
    case "fods": {
      const { openDocument } = await readerOf.ods();
      return yield* sheetsOf(stored, await openDocument({ file, size, open }));
    }
    case "html": {
      const { openPage } = await readerOf.html();
      return yield* sheetsOf(stored, await openPage({ file, size, open }));
    }
    case "xls":
      return yield* legacyTables(stored, kind, tell);
    case "pdf": {
      const { openPdf } = await readerOf.pdf();
      return yield* sheetsOf(stored, await openPdf({ path: await stored.path(), file, size }, tell));
    }
  }
}

async function* workbookTables(
  stored: Stored,
  zip: SafeZip,
  kind: Exclude<ContainerKind, "zip">,
  tell: Tell,
  read: (bytes: number) => void,
): AsyncGenerator<Source> {
  const { title: file } = stored;
  if (kind === "xlsx") yield* sheetsOf(stored, await (await readerOf.xlsx()).openWorkbook(zip, file, read));
  else if (kind === "xlsb") yield* legacyTables(stored, kind, tell);
  else {
    const content = zip.find("content.xml");
    if (content === undefined) throw badInput("file-xlsx-broken", { file, part: "content.xml" });
    const open = () => zip.read(content);
    const { openDocument } = await readerOf.ods();
    yield* sheetsOf(
      stored,
      await openDocument({ file, size: content.uncompressedSize, open, read: packed(content, read) }),
    );
  }
}

async function* legacyTables(stored: Stored, kind: LegacyFile["kind"], tell: Tell): AsyncGenerator<Source> {
  const { title: file, size } = stored;
  const { eachLegacySheet } = await readerOf.legacy();
  for await (const sheet of eachLegacySheet({ path: await stored.path(), file, size, kind }, tell))
    yield* sheetsOf(stored, [sheet]);
}

function* sheetsOf(stored: Stored, sheets: readonly SheetTable[]): Generator<Source> {
  for (const sheet of sheets) yield { kind: "sheet", ...about(stored), size: sheet.size, sheet };
}

const about = ({ name, title, bytes }: Stored) => ({ name, title, bytes });
