import { COLUMN, type RollColumn } from "@/lib/roll/columns";
import { maskCell, maskLine } from "../mask";
import { splitParts } from "../split-parts";
import type { Note } from "../notes";
import type { Choice, ValuesOf } from "./choice";
import { fitOf } from "./fit";
import { wholeWords } from "./label-words";
import { labelKey, type LabelMeaning, meaningOf } from "./labels";
import type { ColumnSource, Mapping } from "./mapping";
import { isMark, isNoMark, markedWord } from "./marks";
import { oppositesOf, standingCodes, statusMeaning } from "./status";
import { marked, ticked, unread } from "./unread";

export interface Proposal {
  readonly mapping: Mapping;
  /** what was guessed, told to whoever imports */
  readonly notes: readonly Note[];
  readonly choices: readonly Choice[];
  /** the column that names the kabupaten of each line */
  readonly kabupaten: string | null;
}

interface Candidate {
  readonly label: string;
  readonly slip: boolean;
  readonly fit: number;
  readonly values: readonly string[];
}

/** Values of each column that a question shows. */
const SHOWN = 3;
/** Below this share of fitting values a slip is not believed. */
const BELIEVED = 0.6;
const all = (label: string): ColumnSource => ({ from: [label], take: "all" });

/**
 * The mapping that labels and values suggest. A label that is a slip away from a known one is believed only
 * when no other label names the column and its values fit; of several labels for one column the one whose
 * values fit and are fuller counts, remarks of several columns are joined.
 */
export function proposeMapping(labels: readonly string[], valuesOf: ValuesOf = () => []): Proposal {
  const meanings = labels.map(meaningOf);
  const notes: Note[] = [];
  const choices: Choice[] = [];
  const mapping: Partial<Record<RollColumn, ColumnSource>> = {};
  for (const [column, candidates] of candidatesOf(labels, meanings, valuesOf)) {
    const source = column === "remark" ? joined(candidates) : chosen(column, candidates, notes, choices);
    if (source !== null) mapping[column] = source;
  }
  exchanged(labels, valuesOf, mapping, notes);
  dateParts(labels, meanings, mapping);
  combined(labels, meanings, mapping);
  divided(labels, meanings, valuesOf, mapping, notes, choices);
  status(labels, meanings, valuesOf, mapping, notes, choices);
  for (const [column, from] of marked(labels, valuesOf, mapping))
    notes.push({ code: "columns-marked", values: { column: COLUMN[column].label, labels: from.join(", ") } });
  placeCodes(labels, meanings, mapping);
  const used = new Set(Object.values(mapping).flatMap((source) => source?.from ?? []));
  const unknown = labels.flatMap((label, at) =>
    meanings[at] === null && !used.has(label) ? { label, values: valuesOf(at) } : [],
  );
  choices.push(...unread(unknown, mapping));
  notes.push(...ticked(unknown));
  const kabupaten = labels[meanings.findIndex((meaning) => meaning?.kind === "kabupaten")] ?? null;
  return { mapping, notes, choices, kabupaten };
}

function candidatesOf(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  valuesOf: ValuesOf,
): Map<RollColumn, Candidate[]> {
  const found = new Map<RollColumn, Candidate[]>();
  meanings.forEach((meaning, at) => {
    if (meaning?.kind !== "column") return;
    const { column, slip = false } = meaning;
    const values = valuesOf(at);
    const candidate = { label: labels[at] ?? "", slip, fit: fitOf(column, values), values };
    found.set(column, [...(found.get(column) ?? []), candidate]);
  });
  return found;
}

/** Columns that are not mistaken for each other: where each holds the other's values, their headings are exchanged. */
const TOLD_APART = ["nik", "name", "birthDate", "sex"] as const;

function exchanged(
  labels: readonly string[],
  valuesOf: ValuesOf,
  mapping: Partial<Record<RollColumn, ColumnSource>>,
  notes: Note[],
): void {
  const valuesIn = (source: ColumnSource) => valuesOf(labels.indexOf(source.from[0] ?? ""));
  for (const [i, one] of TOLD_APART.entries()) {
    for (const other of TOLD_APART.slice(i + 1)) {
      const [first, second] = [mapping[one], mapping[other]];
      if (first === undefined || second === undefined) continue;
      const [ones, others] = [valuesIn(first), valuesIn(second)];
      if (Math.min(ones.length, others.length) < SHOWN) continue;
      const fits = fitOf(one, others) >= DIVIDED && fitOf(other, ones) >= DIVIDED;
      if (!fits || fitOf(one, ones) > 1 - DIVIDED || fitOf(other, others) > 1 - DIVIDED) continue;
      mapping[one] = second;
      mapping[other] = first;
      notes.push({
        code: "columns-exchanged",
        values: { first: first.from[0] ?? "", second: second.from[0] ?? "" },
      });
    }
  }
}

/** Every column of remarks has something to say; what stands in each is kept. */
function joined(candidates: readonly Candidate[]): ColumnSource | null {
  const known = candidates.filter(({ slip }) => !slip);
  const from = (known.length > 0 ? known : candidates).map(({ label }) => label);
  return from.length === 0 ? null : { from, take: "all" };
}

function chosen(
  column: RollColumn,
  candidates: readonly Candidate[],
  notes: Note[],
  choices: Choice[],
): ColumnSource | null {
  const known = candidates.filter(({ slip }) => !slip);
  const name = COLUMN[column].label;
  if (known.length === 0) {
    const [slip] = candidates.filter(({ fit }) => fit >= BELIEVED);
    if (slip === undefined) return null;
    notes.push({ code: "header-slip", values: { label: slip.label, column: name } });
    return all(slip.label);
  }
  const ranked = known.toSorted((a, b) => rank(b) - rank(a));
  const [best, second] = ranked;
  if (best === undefined) return null;
  if (second !== undefined && differ(best, second)) {
    const values = { column: name, first: best.label, second: second.label };
    if (rank(best) - rank(second) > 0.2) notes.push({ code: "header-twice-chosen", values });
    else
      choices.push({
        id: `header-twice-${column}`,
        code: "header-twice",
        values,
        samples: known.map(({ label, values: cells }) =>
          [label, ...cells.slice(0, SHOWN).map((cell) => maskCell(column, cell))].join(" · "),
        ),
        chosen: null,
        options: known.map(({ label }) => ({ value: label, corrections: { [column]: all(label) } })),
      });
  }
  return all(best.label);
}

/** How well the values fit, and how full the column is beside the others. */
const rank = ({ fit, values }: Candidate): number =>
  (values.length === 0 ? 0 : fit) + Math.min(values.length, 100) / 1_000;

const differ = (a: Candidate, b: Candidate): boolean =>
  a.values.length > 0 && b.values.length > 0 && a.values.some((value, i) => value !== b.values[i]);

/** A date of birth in three columns: day, month and year joined are a date. */
function dateParts(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  mapping: Partial<Record<RollColumn, ColumnSource>>,
): void {
  const part = (wanted: "day" | "month" | "year") =>
    labels[meanings.findIndex((meaning) => meaning?.kind === "date-part" && meaning.part === wanted)];
  const day =
    part("day") ??
    mapping.birthDate?.from[0] ??
    labels.find((label) => wholeWords(labelKey(label)) === "TANGGAL");
  const month = part("month");
  const year =
    part("year") ?? labels.find((label) => /^(?:TAHUN|THN|TH)\W*(?:LAHIR|LHR)$/i.test(label.trim()));
  if (day !== undefined && month !== undefined && year !== undefined && day !== year)
    mapping.birthDate = { from: [day, month, year], take: "all" };
}

/** `TTL` and `RT/RW`: one column of the file holds two of ours. */
function combined(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  mapping: Partial<Record<RollColumn, ColumnSource>>,
): void {
  labels.forEach((label, at) => {
    const kind = meanings[at]?.kind;
    if (kind === "birth") {
      mapping.birthPlace ??= { from: [label], take: "place" };
      mapping.birthDate ??= { from: [label], take: "date" };
    } else if (kind === "rtRw") {
      mapping.rt ??= { from: [label], take: "rt" };
      mapping.rw ??= { from: [label], take: "rw" };
    }
  });
}

/** Values of a heading over several columns of which so many are divided as it says. */
const DIVIDED = 0.8;

/** `DESA/KECAMATAN`, `NIK/NKK`: believed where the values are divided so, and fit; else somebody is asked. */
function divided(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  valuesOf: ValuesOf,
  mapping: Partial<Record<RollColumn, ColumnSource>>,
  notes: Note[],
  choices: Choice[],
): void {
  labels.forEach((label, at) => {
    const meaning = meanings[at];
    if (meaning?.kind !== "parts") return;
    const columns = meaning.columns.flatMap((column) =>
      column === "kabupaten" || mapping[column] !== undefined ? [] : column,
    );
    const values = valuesOf(at);
    if (columns.length === 0 || values.length === 0) return;
    const found = values.map((value) => splitParts(value, meaning.columns));
    const isDivided = found.filter((parts) => parts !== null).length >= values.length * DIVIDED;
    const names = columns.map((column) => COLUMN[column].label).join(", ");
    const ofColumn = (column: RollColumn) => found.flatMap((parts) => parts?.[column] ?? []);
    if (isDivided && columns.every((column) => fitOf(column, ofColumn(column)) >= BELIEVED)) {
      for (const column of columns) mapping[column] = { from: [label], take: "part" };
      notes.push({ code: "column-divided", values: { label, columns: names } });
      return;
    }
    const [fitting, ...others] = columns.filter((column) => fitOf(column, values) >= DIVIDED);
    if (fitting !== undefined && others.length === 0) {
      mapping[fitting] = all(label);
      notes.push({ code: "column-one-of", values: { label, columns: names, column: COLUMN[fitting].label } });
      return;
    }
    choices.push({
      id: `column-several-${columns.join("-")}`,
      code: "column-several",
      values: { label, columns: names },
      samples: values.slice(0, SHOWN).map((value) => maskLine(value).slice(0, 60)),
      chosen: null,
      options: [
        {
          value: "divide",
          corrections: Object.fromEntries(columns.map((column) => [column, { from: [label], take: "part" }])),
        },
        { value: "ignore", corrections: {} },
      ],
    });
  });
}

/** `KODE DESA` says where a line belongs, where no column names the desa. */
function placeCodes(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  mapping: Partial<Record<RollColumn, ColumnSource>>,
): void {
  labels.forEach((label, at) => {
    const meaning = meanings[at];
    if (meaning?.kind === "place-code") mapping[meaning.column] ??= all(label);
  });
}

/** What STATUS means, its values say: the marital status, or who stands on the roll. */
function status(
  labels: readonly string[],
  meanings: readonly (LabelMeaning | null)[],
  valuesOf: ValuesOf,
  mapping: Partial<Record<RollColumn, ColumnSource>>,
  notes: Note[],
  choices: Choice[],
): void {
  meanings.forEach((meaning, at) => {
    const label = labels[at];
    if (label === undefined) return;
    const values = valuesOf(at);
    if (meaning === null) return askedCodes(label, oppositesOf(values), mapping, choices);
    if (meaning?.kind !== "status") return;
    const isMarked = markedWord("remark", label) !== null && values.every((v) => isMark(v) || isNoMark(v));
    const found =
      values.length === 0 && mapping.marital === undefined
        ? "marital"
        : isMarked
          ? "standing"
          : statusMeaning(values);
    const asRemark = { from: [...(mapping.remark?.from ?? []), label], take: "all" } as const;
    const options = [
      { value: "standing", corrections: { remark: asRemark } },
      ...(mapping.marital === undefined ? [{ value: "marital", corrections: { marital: all(label) } }] : []),
      { value: "ignore", corrections: {} },
    ];
    if (found === "marital") mapping.marital ??= all(label);
    else if (found === "standing") {
      mapping.remark = asRemark;
      notes.push({ code: "status-standing", values: { label } });
    } else if (found === "mixed")
      choices.push({
        code: "status-meaning",
        values: { label },
        samples: [...new Set(values)].slice(0, 6),
        options,
        chosen: null,
      });
    else if (values.length > 0) {
      const codes = standingCodes(labelKey(label), values);
      if (codes.length === 0) notes.push({ code: "status-unread", values: { label } });
      askedCodes(label, codes, mapping, choices);
    }
  });
}

/** Which of these codes strikes off, if any does? */
function askedCodes(
  label: string,
  codes: readonly string[],
  mapping: Partial<Record<RollColumn, ColumnSource>>,
  choices: Choice[],
): void {
  if (codes.length === 0) return;
  const remark: ColumnSource = { from: [...(mapping.remark?.from ?? []), label], take: "all" };
  choices.push({
    code: "status-codes",
    values: { label },
    samples: codes,
    options: [
      ...codes.map((value) => ({ value, corrections: { remark } })),
      { value: "ignore", corrections: {} },
    ],
    chosen: null,
  });
}
