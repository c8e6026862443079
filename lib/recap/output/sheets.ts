import {
  columnName,
  firstDataRow,
  type FormCell,
  type Formula,
  type FormSheet,
} from "@/lib/documents/form-book";
import type { Translate } from "@/lib/i18n/translator";
import { NEW_CATEGORIES, TMS_CATEGORIES } from "@/lib/roll/pdpb-categories";
import type { RecapModel } from "@/lib/recap/model/form";
import { cameOf, differenceOf, leftOf, sumRows, type BySex, type RecapRow } from "@/lib/recap/model/recap";

// The forms know men and women. Voters whose sex the roll does not tell are named in the remark and stand in no sum.

/** What a sheet is made with. */
export interface FormPen {
  /** texts of `recap.form` */
  readonly t: Translate;
  readonly model: RecapModel;
}

const both = ({ L, P }: BySex): number => L + P;
const plus = (row: number, from: number, to: number, result: number): Formula => ({
  formula: `${columnName(from)}${row}+${columnName(to)}${row}`,
  result,
});
const sum = (row: number, from: number, to: number, result: number): Formula => ({
  formula: `SUM(${columnName(from)}${row}:${columnName(to)}${row})`,
  result,
});

type Line = (row: RecapRow, at: number, excelRow: number) => FormCell[];

/**
 * Lines of all kecamatan and the last one, JUMLAH, whose figures are sums of the column.
 * @param texts columns of the line, from 0, that hold words; they are empty in the last line
 */
function withTotals(
  { t, model }: FormPen,
  frame: Pick<FormSheet, "headerRow" | "header">,
  line: Line,
  texts: readonly number[],
): FormCell[][] {
  const first = firstDataRow(frame);
  const lines = model.rows.map((row, at) => line(row, at, first + at));
  const last = first + lines.length;
  const total = line(sumRows(model.rows, t("total")), lines.length, last).map((cell, column): FormCell => {
    if (column === 0 || texts.includes(column)) return null;
    if (column === 1) return t("total");
    const result =
      typeof cell === "number" ? cell : cell !== null && typeof cell === "object" ? cell.result : 0;
    if (lines.length === 0) return result;
    const name = columnName(column + 1);
    return { formula: `SUM(${name}${first}:${name}${last - 1})`, result };
  });
  return [...lines, total];
}

/** Excel takes 31 characters, and none of these. */
const sheetName = (text: string): string => text.replace(/[[\]:*?/\\]/g, "-").slice(0, 31);

function titlesOf({ t, model }: FormPen, key: string): string[] {
  const { snapshot } = model;
  return [
    t(`title.${key}`),
    t("title.office", { region: snapshot.regionName.toUpperCase() }),
    t("title.period", { stage: snapshot.stage, period: snapshot.period.toUpperCase() }),
  ];
}

/** The roll of last quarter: what the sums begin with. */
export function openingSheet(pen: FormPen): FormSheet {
  const { t, model } = pen;
  const frame = {
    headerRow: 5,
    header: [[t("no"), t("kecamatan"), "TPS", "LK", "PR", "L + P"]],
  };
  const line: Line = ({ name, openingTps, opening }, at, row) => [
    at + 1,
    name,
    openingTps,
    opening.L,
    opening.P,
    plus(row, 4, 5, both(opening)),
  ];
  return {
    ...frame,
    name: sheetName(model.before === null ? t("opening-none") : model.before.period),
    titles: titlesOf(pen, "opening"),
    widths: [6, 28, 9, 12, 12, 14],
    rows: withTotals(pen, frame, line, []),
    totals: true,
    notes: [t(`opening-of.${model.openingOf}`)],
  };
}

/** REKAPITULASI PDPB: the roll of this quarter. */
export function recapSheet(pen: FormPen): FormSheet {
  const { t } = pen;
  const frame = {
    headerRow: 10,
    header: [
      [t("no"), t("kecamatan-name"), t("desa"), t("voters"), "", "", t("remark")],
      [null, null, null, "L", "P", "L + P", null],
    ],
  };
  const line: Line = (row, at, excelRow) => [
    at + 1,
    row.name,
    row.desa,
    row.closing.L,
    row.closing.P,
    plus(excelRow, 4, 5, both(row.closing)),
    remarkOf(t, row),
  ];
  return {
    ...frame,
    name: "REKAPITULASI PDPB",
    titles: titlesOf(pen, "recap"),
    widths: [6, 28, 14, 13, 13, 14, 40],
    rows: withTotals(pen, frame, line, [6]),
    totals: true,
  };
}

function remarkOf(t: Translate, row: RecapRow): string {
  const difference = both(differenceOf(row));
  return [
    difference === 0 ? null : t("remark-difference", { n: difference }),
    row.closing["-"] === 0 ? null : t("remark-no-sex", { n: row.closing["-"] }),
  ]
    .filter((text) => text !== null)
    .join("; ");
}

const DB = "DB REKAP MODEL A";

/** REKAP MODEL A: how many came, left and changed; the sums stand on the sheet with the grounds. */
export function movementSheet(pen: FormPen): FormSheet {
  const { t } = pen;
  const frame = {
    headerRow: 9,
    header: [[t("no"), t("kecamatan-name"), t("desa"), t("newcomers"), t("left"), t("changed"), t("remark")]],
  };
  const first = firstDataRow(frame);
  const firstDb = firstDataRow(dbFrame(pen));
  const lastColumn = columnName(4 + 2 * TMS_CATEGORIES.length);
  const line: Line = (row, at, excelRow) => {
    const other = firstDb + excelRow - first;
    return [
      at + 1,
      row.name,
      row.desa,
      { formula: `'${DB}'!C${other}+'${DB}'!D${other}`, result: both(cameOf(row)) },
      { formula: `SUM('${DB}'!E${other}:${lastColumn}${other})`, result: both(leftOf(row)) },
      row.changed,
      row.changedWithout === 0 ? "" : t("remark-changed", { n: row.changedWithout }),
    ];
  };
  return {
    ...frame,
    name: "REKAP MODEL A",
    titles: titlesOf(pen, "movement"),
    widths: [6, 28, 14, 15, 18, 15, 40],
    rows: withTotals(pen, frame, line, [6]),
    totals: true,
  };
}

const dbFrame = ({ t }: FormPen): Pick<FormSheet, "headerRow" | "header"> => ({
  headerRow: 9,
  header: [
    [
      t("no"),
      t("kecamatan-name"),
      t("newcomers"),
      "",
      t("left"),
      ...TMS_CATEGORIES.flatMap(() => ["", ""]).slice(1),
    ],
    [null, null, null, null, ...TMS_CATEGORIES.flatMap((category) => [t(`tms.${category}`), ""])],
    [null, null, "L", "P", ...TMS_CATEGORIES.flatMap(() => ["L", "P"])],
  ],
});

/** DB REKAP MODEL A: newcomers by sex, those who left by ground and sex. */
export function groundSheet(pen: FormPen): FormSheet {
  const frame = dbFrame(pen);
  const line: Line = (row, at) => {
    const came = cameOf(row);
    return [
      at + 1,
      row.name,
      came.L,
      came.P,
      ...TMS_CATEGORIES.flatMap((category) => [row.tms[category].L, row.tms[category].P]),
    ];
  };
  return {
    ...frame,
    name: DB,
    titles: titlesOf(pen, "ground"),
    widths: [6, 28, 9, 9, ...TMS_CATEGORIES.flatMap(() => [8, 8])],
    rows: withTotals(pen, frame, line, []),
    totals: true,
  };
}

/** A-DPB2 as Bawaslu fills it, with the difference as a formula. */
export function supervisionSheet(pen: FormPen): FormSheet {
  const { t } = pen;
  const [tms, baru] = [TMS_CATEGORIES.length, NEW_CATEGORIES.length];
  const frame = {
    headerRow: 5,
    header: [
      [
        t("no"),
        t("kecamatan-name"),
        t("opening"),
        t("left"),
        ...TMS_CATEGORIES.slice(1).map(() => ""),
        t("newcomers"),
        ...NEW_CATEGORIES.slice(1).map(() => ""),
        t("result"),
        "",
        t("difference"),
      ],
      [
        null,
        null,
        null,
        ...TMS_CATEGORIES.map((category) => t(`tms.${category}`)),
        ...NEW_CATEGORIES.map((category) => t(`new.${category}`)),
        "L",
        "P",
        null,
      ],
    ],
  };
  const [firstTms, firstNew, resultL] = [4, 4 + tms, 4 + tms + baru];
  const line: Line = (row, at, excelRow) => {
    const cell = (column: number) => `${columnName(column)}${excelRow}`;
    const range = (from: number, n: number) => `SUM(${cell(from)}:${cell(from + n - 1)})`;
    return [
      at + 1,
      row.name,
      both(row.opening),
      ...TMS_CATEGORIES.map((category) => both(row.tms[category])),
      ...NEW_CATEGORIES.map((category) => both(row.baru[category])),
      row.closing.L,
      row.closing.P,
      {
        formula: `C${excelRow}-${range(firstTms, tms)}+${range(firstNew, baru)}-${cell(resultL)}-${cell(resultL + 1)}`,
        result: both(differenceOf(row)),
      },
    ];
  };
  return {
    ...frame,
    name: "A-DPB2",
    titles: titlesOf(pen, "supervision"),
    widths: [6, 26, 11, ...TMS_CATEGORIES.map(() => 10), ...NEW_CATEGORIES.map(() => 10), 11, 11, 10],
    rows: withTotals(pen, frame, line, []),
    totals: true,
  };
}

/** Where a difference comes from, kecamatan by kecamatan; the voters are named in a file of their own. */
export function differenceSheet(pen: FormPen): FormSheet {
  const { t } = pen;
  const frame = {
    headerRow: 5,
    header: [
      [
        t("no"),
        t("kecamatan-name"),
        t("opening-paper"),
        t("opening-roll"),
        t("left-without"),
        "",
        t("came-without"),
        "",
        t("difference"),
      ],
      [null, null, null, null, "L", "P", "L", "P", null],
    ],
  };
  const line: Line = (row, at, excelRow) => [
    at + 1,
    row.name,
    both(row.opening),
    both(row.openingRoll),
    row.tmsWithout.L,
    row.tmsWithout.P,
    row.baruWithout.L,
    row.baruWithout.P,
    {
      formula: `C${excelRow}-D${excelRow}+SUM(E${excelRow}:F${excelRow})-SUM(G${excelRow}:H${excelRow})`,
      result: both(differenceOf(row)),
    },
  ];
  return {
    ...frame,
    name: "SELISIH",
    titles: titlesOf(pen, "difference"),
    widths: [6, 28, 16, 16, 10, 10, 10, 10, 11],
    rows: withTotals(pen, frame, line, []),
    totals: true,
    notes: [t("difference-note")],
  };
}

const DISABILITIES = 6;

/** SIDALIH WEB: voters with a disability (ragam disabilitas). */
export function disabilitySheet(pen: FormPen): FormSheet {
  const { t } = pen;
  const frame = {
    headerRow: 5,
    header: [
      [
        t("no"),
        t("area"),
        ...Array.from({ length: DISABILITIES }, (_, at) => t(`disability.${at + 1}`)),
        t("sum"),
      ],
    ],
  };
  const line: Line = (row, at, excelRow) => [
    at + 1,
    row.name,
    ...row.disability,
    sum(
      excelRow,
      3,
      2 + DISABILITIES,
      row.disability.reduce((all, n) => all + n, 0),
    ),
  ];
  return {
    ...frame,
    name: "SIDALIH WEB",
    titles: titlesOf(pen, "disability"),
    widths: [6, 28, 12, 12, 12, 12, 12, 12, 12],
    rows: withTotals(pen, frame, line, []),
    totals: true,
  };
}
