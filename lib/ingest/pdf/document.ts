import { readFile } from "node:fs/promises";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { badInput, UserError } from "@/lib/errors";
import { labelKey, meaningOf } from "../header/labels";
import { LIMITS } from "../limits";
import type { Tell } from "../notes";
import type { RowHandler } from "../rows";
import { RowBuffer } from "../table/row-buffer";
import type { SheetTable } from "../table/sheet";
import type { TableFrame } from "./columns";
import { contentOf } from "./page-text";
import { type PageRow, type PageRows, rowsOf } from "./page-rows";

export interface PdfFile {
  readonly path: string;
  readonly file: string;
  readonly size: number;
}

const COVER_PAGES = 2;
/** Share of texts that may stand in two columns: an address that is too long, no more. */
const MAX_CROSSING = 0.1;

/**
 * Opens a PDF whose pages hold a roll as text, as Sidalih prints Model A-KabKo. A scan has no text and is
 * refused by that name; so is a table whose columns run over several pages, for what was cut off at the edge
 * cannot be known.
 *
 * @throws UserError bad-input
 */
export async function openPdf(source: PdfFile, tell: Tell): Promise<SheetTable[]> {
  const { file, size } = source;
  if (size > LIMITS.pdfBytes)
    throw badInput("file-pdf-too-big", { file, limitMb: LIMITS.pdfBytes / 1024 ** 2 });
  const pdf = await opened(source);
  try {
    await requireTable(pdf, file);
    tell({ code: "format-pdf", values: { file, pages: pdf.numPages } });
  } finally {
    await pdf.destroy();
  }
  return [
    {
      name: "PDF",
      hidden: false,
      size,
      rows: async (handler, next) => {
        const document = await opened(source);
        try {
          await deliver(document, file, handler, next);
        } finally {
          await document.destroy();
        }
      },
    },
  ];
}

/** A table begins on the first page, or after a cover. */
async function requireTable(pdf: PDFDocumentProxy, file: string): Promise<void> {
  for (let number = 1; number <= Math.min(pdf.numPages, COVER_PAGES + 1); number++) {
    const page = await pageOf(pdf, number, null, file);
    if (page.header === null) continue;
    if (isCutOff(page, page.header)) break;
    return;
  }
  throw badInput("file-pdf-no-table", { file });
}

async function opened({ path, file }: PdfFile): Promise<PDFDocumentProxy> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)), {
      isEvalSupported: false,
      verbosity: 0,
    });
    if (pdf.numPages > LIMITS.pdfPages) throw badInput("file-pdf-too-long", { file, limit: LIMITS.pdfPages });
    return pdf;
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const locked = cause instanceof Error && cause.name === "PasswordException";
    throw new UserError("bad-input", locked ? "file-locked" : "file-pdf-broken", { file }, { cause });
  }
}

async function deliver(
  pdf: PDFDocumentProxy,
  file: string,
  handler: RowHandler,
  next: () => Promise<boolean> | boolean,
): Promise<void> {
  const buffer = new RowBuffer(handler, file);
  let frame: TableFrame | null = null;
  let known: PageRow | null = null;
  let line = 0;
  let pieces = 0;
  let crossing = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pageOf(pdf, number, frame, file);
    known ??= page.header;
    crossing += page.crossing;
    pieces += page.pieces;
    if (page.header !== null && known !== null && !sameHeader(known, page.header))
      throw badInput("file-pdf-no-table", { file });
    frame = page.frame;
    for (const row of page.rows) {
      line++;
      buffer.clear();
      row.forEach((text, column) => buffer.set(column, text));
      buffer.deliver(line);
    }
    if (!(await next())) return;
  }
  if (crossing > pieces * MAX_CROSSING) throw badInput("file-pdf-no-table", { file });
}

/** Numbers of persons that are all too short were cut off at the edge of their column. */
function isCutOff(page: PageRows, header: PageRow): boolean {
  const columns = header.flatMap((label, column) => {
    const meaning = meaningOf(label);
    return meaning?.kind === "column" && (meaning.column === "nik" || meaning.column === "nkk")
      ? [column]
      : [];
  });
  const numbers = page.rows
    .flatMap((row) => columns.map((column) => row[column] ?? ""))
    .filter((text) => /^\d{4,}/.test(text));
  return numbers.length > 0 && numbers.every((text) => /^\d{4,14}$/.test(text));
}

async function pageOf(pdf: PDFDocumentProxy, number: number, frame: TableFrame | null, file: string) {
  const { OPS } = await getResolvedPDFJS();
  try {
    const page = await pdf.getPage(number);
    const content = await contentOf(page, OPS);
    page.cleanup();
    // A page with a signature or a stamp alone still has its letters.
    if (content.pieces.length === 0) throw badInput("file-pdf-scan", { file, page: number });
    return rowsOf(content, frame);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError("bad-input", "file-pdf-broken", { file }, { cause });
  }
}

function sameHeader(one: PageRow, other: PageRow): boolean {
  return (
    one.length === other.length && one.every((label, at) => labelKey(label) === labelKey(other[at] ?? ""))
  );
}
