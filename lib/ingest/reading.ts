import { COLUMN } from "@/lib/roll/columns";
import { detectSexTable, type SexTable } from "@/lib/roll/codes";
import { classifyIdentity, parseNik } from "@/lib/roll/identity-number";
import { nextDay, parseRollDate } from "@/lib/roll/roll-date";
import type { HeadRow } from "./header/find";
import { fitOf } from "./header/fit";
import type { Mapping } from "./header/mapping";
import type { Choice } from "./header/choice";
import { maskCell, maskLine } from "./mask";
import type { Note } from "./notes";
import { emptyRaw, RecordFiller, type RawRow } from "./raw-record";
import { readSource } from "./read-source";
import type { Layout } from "./table-layout";
import { NO_CONTEXT } from "./places/title-rows";
import type { Source } from "./sources";

/** How the values of a table are to be taken, as far as the values themselves say. */
export interface Reading {
  readonly sexTable: SexTable;
  /** every date is the evening before: midnight in Indonesia was stored as UTC, and the NIKs say so */
  readonly nextDay: boolean;
  /** dates are written with the month first */
  readonly monthFirst?: boolean;
  /** places and TPS that stand on the first line of a group hold for the lines below it */
  readonly fillDown?: boolean;
  /** remarks that sound like a reason to strike off are one */
  readonly strikeDoubtful?: boolean;
}

/** Any day later than every date of birth: only day and month are compared. */
const ANY_DAY = "2030-01-01";
/** So many lines must say something before they are evidence. */
const ENOUGH = 3;
const NEARLY_ALL = 0.8;
const HARDLY_ANY = 0.2;
/** Values of a column of which hardly one looks like it. */
const MISFIT_VALUES = 5;
/** Lines or values that a question shows. */
const SHOWN = 3;

/**
 * What the first lines say about how values are written; the sex letters on the whole table where those are
 * not enough.
 */
export async function readingOf(
  source: Source,
  layout: Layout,
  rows: readonly HeadRow[],
  complete: boolean,
): Promise<{ reading: Reading; notes: Note[]; choices: Choice[] }> {
  const filler = new RecordFiller(layout.mapping, layout.header.labels, source.title);
  const raw = emptyRaw();
  const sexes: (string | null)[] = [];
  const agreement = new NumberAgreement();
  for (const row of rows) {
    filler.fill(raw, row.cells, row.cells.length, NO_CONTEXT);
    sexes.push(raw.sex);
    agreement.add(raw);
  }
  const certain = complete || sexes.some((sex) => sex !== null && detectSexTable([sex, "W"]) === "LP");
  const figures = agreement.figures();
  const sexTable = figures ? "12" : certain ? detectSexTable(sexes) : await sexTableOfAll(source, layout);
  const file = source.title;
  const late = agreement.isDayBehind();
  return {
    reading: { sexTable, nextDay: late },
    notes: [
      ...(figures ? [{ code: "sex-figures", values: { file } }] : []),
      ...(sexTable === "PW" ? [{ code: "sex-pria-wanita", values: { file } }] : []),
      ...(late ? [{ code: "dates-next-day", values: { file } }] : []),
    ],
    choices: [...exchanged(layout.mapping, agreement), ...misfits(layout, rows)],
  };
}

/** Reads the column of sexes to the end, or to the first letter that decides. */
async function sexTableOfAll(source: Source, layout: Layout): Promise<SexTable> {
  const seen = new Set<string>();
  let decided = false;
  await readSource(source, layout, {
    record: ({ sex }: RawRow) => {
      if (sex === null || seen.size > 100 || seen.has(sex)) return;
      seen.add(sex);
      decided ||= detectSexTable([sex, "W"]) === "LP";
    },
    reject: () => undefined,
    note: () => undefined,
    next: () => !decided,
  });
  return detectSexTable([...seen].toSorted());
}

/** How dates of birth agree with the days that are written in NIK and NKK. */
class NumberAgreement {
  private compared = 0;
  private nik = 0;
  private nkk = 0;
  private dayBehind = 0;
  /** lines whose birth date stands in their NKK: NIK, NKK and date, masked */
  readonly samples: string[] = [];
  private readonly sex = { written: 0, figures: 0, numbered: 0, agree: 0 };

  add(row: RawRow): void {
    this.addSex(row);
    this.addDate(row);
  }

  /** Sexes in figures, as SIAK has them, and how those with a NIK agree with it. */
  private addSex({ sex, nik }: RawRow): void {
    if (sex === null) return;
    this.sex.written++;
    if (!/^[012]$/.test(sex)) return;
    this.sex.figures++;
    const { digits } = classifyIdentity(nik);
    if (digits === null) return;
    this.sex.numbered++;
    if (parseNik(digits).sex === (sex === "1" ? "L" : "P")) this.sex.agree++;
  }

  figures(): boolean {
    const { written, figures, numbered, agree } = this.sex;
    return figures >= written * NEARLY_ALL && numbered >= ENOUGH && agree >= numbered * NEARLY_ALL;
  }

  private addDate({ nik, nkk, birthDate }: RawRow): void {
    const found = parseRollDate(birthDate, ANY_DAY);
    const own = dayOf(nik);
    if (found.date === null || own === null) return;
    this.compared++;
    if (own === found.date.slice(2)) this.nik++;
    if (own === nextDay(found).date?.slice(2)) this.dayBehind++;
    if (dayOf(nkk) !== found.date.slice(2)) return;
    this.nkk++;
    if (this.samples.length < SHOWN)
      this.samples.push(
        [maskCell("nik", nik ?? ""), maskCell("nkk", nkk ?? ""), maskCell("birthDate", birthDate ?? "")].join(
          " · ",
        ),
      );
  }

  isDayBehind(): boolean {
    return this.isMost(this.dayBehind) && this.isFew(this.nik);
  }

  isExchanged(): boolean {
    return this.isMost(this.nkk) && this.isFew(this.nik);
  }

  private readonly isMost = (count: number) => count >= ENOUGH && count >= this.compared * NEARLY_ALL;
  private readonly isFew = (count: number) => count <= this.compared * HARDLY_ANY;
}

/** `yy-mm-dd` of a number's date part; null when it has none. */
function dayOf(number: string | null): string | null {
  const { digits } = classifyIdentity(number);
  if (digits === null) return null;
  const { day, month, year2 } = parseNik(digits);
  return [year2, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

function exchanged(mapping: Mapping, agreement: NumberAgreement): Choice[] {
  if (mapping.nik === undefined || mapping.nkk === undefined || !agreement.isExchanged()) return [];
  return [
    {
      code: "numbers-exchanged",
      values: { nik: mapping.nik.from.join(" + "), nkk: mapping.nkk.from.join(" + ") },
      samples: agreement.samples,
      chosen: null,
      options: [
        { value: "exchange", corrections: { nik: mapping.nkk, nkk: mapping.nik } },
        { value: "keep", corrections: {} },
      ],
    },
  ];
}

/** Columns whose headings say one thing and whose values another. */
function misfits({ mapping, header }: Layout, rows: readonly HeadRow[]): Choice[] {
  return Object.entries(mapping).flatMap(([name, source]): Choice[] => {
    const column = name as keyof Mapping;
    const [label] = source.from;
    if (source.from.length !== 1 || source.take !== "all" || label === undefined) return [];
    const at = header.labels.indexOf(label);
    const values = rows.flatMap((row) => row.cells[at] || []);
    if (values.length < MISFIT_VALUES || fitOf(column, values) > HARDLY_ANY) return [];
    return [
      {
        id: `column-misfit-${column}`,
        code: "column-misfit",
        values: { label, column: COLUMN[column].label },
        samples: [...new Set(values)].slice(0, SHOWN).map((value) => maskLine(value).slice(0, 60)),
        chosen: null,
        options: [
          { value: "ignore", corrections: { [column]: null } },
          { value: "keep", corrections: {} },
        ],
      },
    ];
  });
}
