import { writeFillBook, type FillColumn } from "@/lib/documents/fill-book";
import { FIELD_COLUMNS, OPEN_COLUMNS, type FieldColumn } from "@/lib/finding/model/field/book";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import type { FieldLine } from "@/lib/finding/queries/work/worksheet";
import type { Locale } from "@/lib/i18n/locales";
import { translator, type Translate } from "@/lib/i18n/translator";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";
import { lineId } from "./line-id";

interface Book {
  readonly label: string;
  readonly locale: Locale;
  readonly part: number;
  readonly parts: number;
  readonly total: number;
}

const WIDTHS: Readonly<Record<FieldColumn, number>> = {
  id: 18,
  desa: 20,
  road: 14,
  household: 18,
  name: 26,
  birthYear: 10,
  address: 28,
  tps: 7,
  question: 40,
  reads: 24,
  nik: 20,
  nkk: 20,
  result: 22,
  element: 18,
  value: 22,
  note: 36,
};

/** The worksheet as a workbook to be filled in at the village (lembar isian coktas), one line a person. */
export function fieldBook(lines: readonly FieldLine[], book: Book): Promise<Buffer> {
  const t = translator(book.locale);
  // Without a purpose the numbers have no columns: nobody wonders about empty ones.
  const columns = FIELD_COLUMNS.filter(
    (column) => (column !== "nik" && column !== "nkk") || lines.some((line) => line[column] !== null),
  );
  return writeFillBook({
    name: t("field.sheet"),
    lists: t("field.lists"),
    guide: {
      name: t("field.guide.name"),
      lines: [
        t("field.guide.title", { label: book.label, part: book.part, parts: book.parts, total: book.total }),
        ...["fill", "result", "value", "empty", "back", "private"].map((name) => t(`field.guide.${name}`)),
      ],
    },
    columns: columns.map((column): FillColumn => ({
      name: t(`field.column.${column}`),
      width: WIDTHS[column],
      open: OPEN_COLUMNS.has(column),
      ...choicesOf(column, t),
    })),
    rows: lines.map((line) => columns.map((column) => cellOf(column, line, t))),
  });
}

function choicesOf(column: FieldColumn, t: Translate): Pick<FillColumn, "choices"> {
  if (column === "result") return { choices: FIELD_RESULTS.map((code) => t(`reasons.${code}`)) };
  if (column === "element")
    return { choices: CORRECTABLE_COLUMNS.map((code) => t(`finding.element.${code}`)) };
  return {};
}

function cellOf(column: FieldColumn, line: FieldLine, t: Translate): string | null {
  switch (column) {
    case "id":
      return lineId(line);
    case "road":
      return t("paper.worksheet.road", { rt: line.rt ?? "–", rw: line.rw ?? "–" });
    case "household":
      return line.household === null ? null : t("field.household", line.household);
    case "name":
      return line.row === null ? t("paper.worksheet.area") : line.name;
    case "tps":
      return line.tps === null ? null : String(line.tps).padStart(3, "0");
    case "question":
      return [t(`detectors.${line.detector}.question`), line.note].filter(Boolean).join(" ");
    case "reads":
      return line.reads.map((element) => t(`finding.element.${element}`)).join(", ");
    case "desa":
    case "birthYear":
    case "address":
    case "nik":
    case "nkk":
      return line[column];
    default:
      return null;
  }
}
