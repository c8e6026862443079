import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { assertPresent } from "@/lib/assert-present";
import type { WorksheetLine } from "./worksheet-line";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { wordsOf } from "@/lib/documents/words";
import { framePages, heading, need, newDocument, paragraph, roomLeft, title } from "./page";
import { tagged } from "./tags";
import { entryHeight, signatures, worksheetEntry, type WorksheetPen } from "./worksheet-entry";

/** Which part of how many this sheet is, and of how many voters in all. */
export interface WorksheetParts {
  readonly regionCode: string;
  readonly part: number;
  readonly parts: number;
  readonly total: number;
}

/**
 * The worksheet of field checks (lembar kerja coktas): one desa after the other, each on pages of its own, in
 * the order of TPS and RT.
 */
export async function writeWorksheet(
  out: Writable,
  label: string,
  lines: readonly WorksheetLine[],
  locale: Locale,
  names: Translate,
  results: readonly string[],
  pages: WorksheetParts,
): Promise<void> {
  const words = wordsOf(locale, names, pages.regionCode);
  const { t } = words;
  const doc = newDocument(t("worksheet.title"), t("author"), locale);
  const pen: WorksheetPen = { ...words, doc, names, results };
  doc.pipe(out);
  title(doc, t("worksheet.title"), label);
  paragraph(doc, t("worksheet.lead"), true);
  if (pages.total > lines.length) paragraph(doc, t("worksheet.part", { ...pages, shown: lines.length }));
  if (lines.length === 0) paragraph(doc, t("worksheet.none"));
  const perDesa = [...Map.groupBy(lines, (line) => `${line.kec}|${line.desa}`).values()];
  for (const [at, group] of perDesa.entries()) {
    if (at > 0) doc.addPage();
    desaPages(pen, group);
  }
  framePages(doc, {
    head: `${t("worksheet.title")} · ${label}`,
    mark: null,
    foot: "",
    page: (page, of) => t("page", { page, of }),
  });
  doc.end();
  await finished(out);
}

/** Room for the line that names the RT. */
const ROAD = 18;

/** Sheets come apart on the way: each names its desa. */
function desaPages(pen: WorksheetPen, lines: readonly WorksheetLine[]): void {
  const { doc, t } = pen;
  const { desa, kec } = assertPresent(lines[0]);
  const name = t("worksheet.desa", { desa, kec });
  heading(doc, name);
  let before: string | null = null;
  for (const [at, line] of lines.entries()) {
    const road = t("worksheet.road", { rt: line.rt ?? "–", rw: line.rw ?? "–" });
    if (roomLeft(doc) < entryHeight(pen, line, at + 1) + ROAD) {
      doc.addPage();
      heading(doc, name);
      before = null;
    }
    if (road !== before) paragraph(doc, road);
    before = road;
    tagged(doc, "P", () => worksheetEntry(pen, line, at + 1));
  }
  need(doc, 50);
  tagged(doc, "P", () => signatures(pen));
}
