import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import type { ColumnMapping, HalfTake } from "./upload-card";

/**
 * What a person says about one label of a file: a column of ours, a pair that shares it, what its own heading
 * names (`DESA/KECAMATAN`), or nothing.
 */
export const CHOICES = [...ROLL_COLUMNS, "birth", "rtRw", "parts", "none"] as const;
export type Choice = (typeof CHOICES)[number];

/** label → choice */
export type Choices = Readonly<Record<string, Choice>>;

/** How the proposed mapping reads from the side of the file's labels. */
export function choicesOf(mapping: ColumnMapping, labels: readonly string[]): Choices {
  return Object.fromEntries(labels.map((label) => [label, choiceOf(mapping, label)]));
}

function choiceOf(mapping: ColumnMapping, label: string): Choice {
  const columns = ROLL_COLUMNS.filter((column) => mapping[column]?.from.includes(label));
  if (columns.includes("birthPlace") && columns.includes("birthDate")) return "birth";
  if (columns.includes("rt") && columns.includes("rw")) return "rtRw";
  if (columns.some((column) => mapping[column]?.take === "part")) return "parts";
  return columns[0] ?? "none";
}

/**
 * The mapping that the choices mean; labels that share a column are joined in the order of the file, a pair
 * needs both columns free.
 *
 * @param proposed says which columns a heading names that stands over several
 */
export function mappingOf(
  choices: Choices,
  labels: readonly string[],
  proposed: ColumnMapping = {},
): ColumnMapping {
  const mapping: Partial<Record<RollColumn, { from: string[]; take: HalfTake }>> = {};
  const addPair = (label: string, [first, second]: readonly [Half, Half]) => {
    if (mapping[first.column] !== undefined || mapping[second.column] !== undefined) return;
    for (const { column, take } of [first, second]) mapping[column] = { from: [label], take };
  };
  const addColumn = (label: string, column: RollColumn) => {
    const known = mapping[column];
    if (known === undefined) mapping[column] = { from: [label], take: "all" };
    else if (known.take === "all") known.from.push(label);
  };
  const addParts = (label: string) => {
    for (const column of ROLL_COLUMNS) {
      const source = proposed[column];
      if (source?.take === "part" && source.from[0] === label && mapping[column] === undefined)
        mapping[column] = { from: [label], take: "part" };
    }
  };
  for (const label of labels) {
    const choice = choices[label] ?? "none";
    if (choice === "birth" || choice === "rtRw") addPair(label, PAIRS[choice]);
    else if (choice === "parts") addParts(label);
    else if (choice !== "none") addColumn(label, choice);
  }
  return mapping;
}

interface Half {
  readonly column: RollColumn;
  readonly take: HalfTake;
}

const PAIRS: Readonly<Record<"birth" | "rtRw", readonly [Half, Half]>> = {
  birth: [
    { column: "birthPlace", take: "place" },
    { column: "birthDate", take: "date" },
  ],
  rtRw: [
    { column: "rt", take: "rt" },
    { column: "rw", take: "rw" },
  ],
};

export type Corrections = Partial<Record<RollColumn, { from: string[]; take: HalfTake } | null>>;

/** Only what differs from the proposal, as the import wants it; null takes a column away. */
export function correctionsBetween(proposed: ColumnMapping, wanted: ColumnMapping): Corrections {
  const changed = ROLL_COLUMNS.filter(
    (column) => JSON.stringify(proposed[column]) !== JSON.stringify(wanted[column]),
  );
  return Object.fromEntries(
    changed.map((column) => {
      const source = wanted[column];
      return [column, source === undefined ? null : { from: [...source.from], take: source.take }];
    }),
  );
}
