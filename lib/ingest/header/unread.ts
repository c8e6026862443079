import { classifyIdentity } from "@/lib/roll/identity-number";
import { parseTmsCode } from "@/lib/roll/tms";
import { COLUMN, type RollColumn } from "@/lib/roll/columns";
import { parseSex } from "@/lib/roll/codes";
import { parseTpsNumber } from "@/lib/roll/numbers";
import { parseRollDate } from "@/lib/roll/roll-date";
import { maskCell } from "../mask";
import type { Note } from "../notes";
import { labelKey } from "./labels";
import type { Choice, ValuesOf } from "./choice";
import { appliesBelow, isAgeOfSex, isBareNumber, isMark, isNoMark, markedWord } from "./marks";
import type { ColumnSource } from "./mapping";

type Found = Partial<Record<RollColumn, ColumnSource>>;

/** So many of the values must be numbers of persons before a nameless column is taken for one. */
const MOSTLY = 0.8;
const ENOUGH = 3;
const SAMPLES = 6;
/** Reasons to strike off that PKPU 7/2022 numbers: a form has a column for each. */
const REASONS = 8;

/**
 * A sex, a marital status or a reason to strike off that is marked in columns of its own, one for each value:
 * `L | P` below JENIS KELAMIN, `MENINGGAL | GANDA | PINDAH`.
 *
 * @returns the columns that were taken so, with the headings of each
 */
export function marked(
  labels: readonly string[],
  valuesOf: ValuesOf,
  mapping: Found,
): Map<RollColumn, string[]> {
  const used = new Set(Object.values(mapping).flatMap((source) => source?.from ?? []));
  const found = new Map<RollColumn, string[]>();
  const numbered = labels.filter(isBareNumber).length === REASONS;
  const all = labels
    .map((label, at) => ({ label, values: valuesOf(at) }))
    .filter(({ label }) => numbered || !isBareNumber(label));
  for (const [column, fewest] of [
    ["sex", 2],
    ["marital", 2],
    ["remark", 1],
  ] as const) {
    if (column !== "remark" && mapping[column] !== undefined) continue;
    const from = all
      .filter(({ label }) => !used.has(label) && markedWord(column, label) !== null)
      .filter(({ label, values }) => values.every((value) => appliesBelow(label, value) || isNoMark(value)))
      .map(({ label, values }) => ({ label, filled: values.length > 0 }));
    if (from.length < fewest || !from.some(({ filled }) => filled)) continue;
    const names = from.map(({ label }) => label);
    for (const name of names) used.add(name);
    mapping[column] = { from: [...(mapping[column]?.from ?? []), ...names], take: "all" };
    if (column === "sex" && names.every(isAgeOfSex)) mapping.age ??= { from: names, take: "all" };
    found.set(column, names);
  }
  return found;
}

/** Columns of ticks under headings that mean nothing to Cermat: somebody meant something by them. */
export function ticked(
  unknown: readonly { readonly label: string; readonly values: readonly string[] }[],
): Note[] {
  const labels = unknown
    .filter(({ values }) => values.some(isMark) && values.every((value) => isMark(value) || isNoMark(value)))
    .filter(({ values }) => values.some((value) => /^[VX√✓✔☑]$/iu.test(value)))
    .map(({ label }) => label);
  return labels.length === 0 ? [] : [{ code: "columns-ticked", values: { labels: labels.join(", ") } }];
}

/**
 * Columns under headings that mean nothing to Cermat and whose values say what a roll cannot do without: reasons
 * to strike off, or the numbers of the persons. Somebody has to say what they are.
 */
export function unread(
  unknown: readonly { readonly label: string; readonly values: readonly string[] }[],
  mapping: Found,
): Choice[] {
  const reasons = unknown.filter(
    ({ label, values }) => values.some(isReason) || (OF_REASONS.test(labelKey(label)) && areCodes(values)),
  );
  const remarks = question(
    "remark",
    [...(mapping.remark?.from ?? []), ...reasons.map(({ label }) => label)],
    reasons.map(({ label }) => label),
    reasons
      .flatMap(({ values }) => (values.some(isReason) ? values.filter(isReason) : values))
      .map((value) => value.slice(0, 60)),
  );
  const missing = TELLING.flatMap(([column, areValues]) => {
    const found =
      mapping[column] === undefined
        ? unknown.findLast(({ label, values }) => areValues(values, labelKey(label)))
        : undefined;
    if (found === undefined) return [];
    const { label, values } = found;
    return question(
      column,
      [label],
      [label],
      values.slice(0, SAMPLES).map((value) => maskCell(column, value)),
    );
  });
  return reasons.length === 0 ? missing : [remarks, ...missing];
}

function question(
  column: RollColumn,
  from: readonly string[],
  labels: readonly string[],
  samples: readonly string[],
): Choice {
  return {
    id: `column-unread-${column}`,
    code: column === "remark" ? "column-unread-remark" : "column-unread",
    values: { label: labels.join(", "), column: COLUMN[column].label },
    samples: [...new Set(samples)].slice(0, SAMPLES),
    chosen: null,
    options: [
      { value: "use", corrections: { [column]: { from, take: "all" } } },
      { value: "ignore", corrections: {} },
    ],
  };
}

/** Headings below which figures may be those of reasons to strike off. */
const OF_REASONS = /\b(?:KODE|KET\w*|SARING\w*|TMS|COKLIT|HASIL|ALASAN|TINDAK\w*)\b/;
const areCodes = (values: readonly string[]): boolean =>
  values.length > 0 && values.every((value) => /^[0-8]$/.test(value));

/** Figures alone are no reason where nobody says what they count. */
const isReason = (value: string): boolean => /\p{L}{3}/u.test(value) && parseTmsCode(value) !== null;

/** Columns without which a roll is not checked, and how a column of their values is known. */
const TELLING: readonly (readonly [RollColumn, (values: readonly string[], key: string) => boolean])[] = [
  [
    "nik",
    (values) =>
      areMostly(values, (value) => classifyIdentity(value).kind === "ok") &&
      new Set(values).size > values.length / 2,
  ],
  [
    "sex",
    (values) =>
      areMostly(values, (value) => parseSex(value) !== null) &&
      new Set(values.map((v) => parseSex(v))).size > 1,
  ],
  [
    "birthDate",
    (values) => areMostly(values, (value) => parseRollDate(value).date !== null && value.length >= 8),
  ],
  // Of names and numbers of TPS the values alone say too little: the heading must have the word.
  [
    "name",
    (values, key) =>
      /\b(?:NAMA|PEMILIH)\b/.test(key) &&
      !OF_SOMETHING_ELSE.test(key) &&
      areMostly(values, (value) => /^[\p{L}][\p{L}\s.,'’-]+$/u.test(value)),
  ],
  [
    "desa",
    (values, key) =>
      /\b(?:WILAYAH|LOKASI|DOMISILI|DAERAH)\b/.test(key) &&
      areMostly(values, (value) => /\p{L}{3}/u.test(value)),
  ],
  [
    "tps",
    (values, key) => /\bTPS\b/.test(key) && areMostly(values, (value) => parseTpsNumber(value) !== null),
  ],
];

/** Names that a list has beside those of its voters. */
const OF_SOMETHING_ELSE =
  /AYAH|IBU|SUAMI|ISTRI|PASANGAN|KEPALA|PETUGAS|PANTARLIH|KETUA|DESA|KEL|KEC|KAB|PROV|DUSUN|TPS|JALAN|LOKASI|BANK/;

function areMostly(values: readonly string[], fits: (value: string) => boolean): boolean {
  const fitting = values.filter(fits).length;
  return fitting >= ENOUGH && fitting >= values.length * MOSTLY;
}
