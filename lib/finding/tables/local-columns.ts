import type { Cell } from "@/lib/documents/cell";
import type { Column } from "@/lib/documents/csv";
import { sheet, type AnySheet } from "@/lib/documents/xlsx";
import type { Locale } from "@/lib/i18n/locales";
import { translator, type Translate } from "@/lib/i18n/translator";
import { officeZone, zoneName } from "@/lib/regions/time-zone";

/** In whose language and time a table is written. */
export interface TableLanguage {
  readonly locale: Locale;
  /** of the office: it keeps the hours */
  readonly regionCode: string;
}

/** Where the word of a code stands in the messages; its column of codes stays beside it. */
const CODED: Readonly<Record<string, string>> = {
  detector: "detectors.{code}.title",
  tier: "common.tier.{code}",
  subjectType: "catalogue.subject-kind.{code}",
  status: "common.state.{code}",
  outcome: "common.outcome.{code}",
  reason: "reasons.{code}",
  followUp: "reasons.{code}",
  kept: "table.kept.{code}",
  element: "finding.element.{code}",
  paper: "papers.{code}",
};
const TIMES = new Set(["decidedAt", "signedAt"]);

/**
 * The same columns for a reader: heads in words, codes as words with the code in a column of its own, moments in
 * the office's time with its zone.
 */
export function localColumns<Row>(
  columns: readonly Column<Row>[],
  language: TableLanguage,
): readonly Column<Row>[] {
  const t = translator(language.locale);
  const stamp = stampOf(language);
  return columns.flatMap((column) => {
    const name = t(`table.column.${column.name}`);
    const path = CODED[column.name];
    if (path !== undefined)
      return [
        { name, width: Math.max(column.width, 24), value: (row) => wordOf(t, path, column.value(row)) },
        { ...column, name: t("table.code-of", { name }) },
      ];
    if (TIMES.has(column.name)) return [{ ...column, name, value: (row) => stamp(column.value(row)) }];
    return [{ ...column, name }];
  });
}

function wordOf(t: Translate, path: string, code: Cell): Cell {
  return typeof code === "string" && code !== "" ? t(path.replace("{code}", code)) : code;
}

function stampOf({ locale, regionCode }: TableLanguage): (cell: Cell) => Cell {
  const zone = officeZone(regionCode);
  const format = new Intl.DateTimeFormat(locale === "id" ? "id-ID" : "en-GB", {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  });
  return (cell) => (typeof cell === "string" ? `${format.format(new Date(cell))} ${zoneName(zone)}` : cell);
}

/** What each column of the workbook's tables means, as a sheet of its own. */
export function explanations(
  columns: readonly { readonly name: string }[],
  { locale }: TableLanguage,
): AnySheet {
  const t = translator(locale);
  const names = [...new Set(columns.map(({ name }) => name))];
  return sheet({
    name: t("table.explanations"),
    columns: [
      { name: t("table.head"), width: 28, value: (name: string) => t(`table.column.${name}`) },
      { name: t("table.meaning"), width: 90, value: (name: string) => t(`table.meaning-of.${name}`) },
    ],
    rows: names,
  });
}
