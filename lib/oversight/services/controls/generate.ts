import type { Detector, Example, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { Answered } from "@/lib/finding/model/state";
import type { RawRecord } from "@/lib/roll/columns";
import type { Random } from "@/lib/statistics/random";
import type { CarrierRow } from "./carrier-row";
import { namesFrom, type NameWords } from "./names";
import { syntheticPerson, partsOf } from "./synthetic-person";
import { birthInNumber, type Sex } from "./synthetic-values";

/** Synthetic people that one control finding may need. */
export const MAX_PEOPLE = 3;

/**
 * What a synthetic finding is made from: people as the reviewer will see them, and people of whom the
 * machine's evidence is true.
 */
export interface GeneratedControl {
  readonly detector: Detector;
  readonly expected: Answered;
  readonly shown: readonly RawRecord[];
  readonly detected: readonly RawRecord[];
  /** Where they stand, in the order of the roll; no more lines than people, or the first would be early ones. */
  readonly places: readonly CarrierRow[];
}

type Rows = Extract<Example["rows"], readonly unknown[]>;
const rowsOf = (example: Example): Rows | null =>
  Array.isArray(example.rows) ? (example.rows as Rows) : null;
const own = (example: Example): boolean =>
  example.baseline === undefined &&
  example.elsewhere === undefined &&
  example.params === undefined &&
  example.snapshot === undefined;

/** Examples that fire by the few people in them alone, whatever else the roll and the server hold. */
const firingExamples = (detector: Detector): readonly Example[] =>
  detector.examples.filter(
    (example) =>
      example.kind === "fires" && own(example) && (rowsOf(example)?.length ?? MAX_PEOPLE + 1) <= MAX_PEOPLE,
  );

/**
 * People that a finding of this detector is about: of a rule over records the first line of an example, of a
 * comparison all of its lines.
 */
const people = (detector: Detector, rows: Rows): Rows =>
  detector.kind === "record" ? rows.slice(0, 1) : rows;

/**
 * Detectors whose own examples can be dressed up: rules over one record, and comparisons that need neither a
 * model of a whole roll nor another roll.
 */
export function canGenerate(detector: Detector): boolean {
  if (
    firingExamples(detector).length === 0 ||
    detector.needsBaseline === true ||
    detector.preparations?.some(({ long }) => long === true) === true
  )
    return false;
  return detector.kind === "record"
    ? detector.code.startsWith("IDN")
    : detector.kind === "find" && detector.code.startsWith("GND");
}

/** What is the same for all generated findings of a run. */
export interface GenerationContext {
  readonly words: NameWords;
  /** The last four digits of the roll's own NIK: what serials look like there. */
  readonly tails: readonly string[];
  readonly letter: (sex: Sex) => string;
  readonly referenceDate: string;
}

/**
 * Findings whose right answer is known, the less recognisable first: under other names and dates than the
 * example's, then as the example has them. Accepted: an example that fires. Rejected: the same evidence over
 * a record that visibly does not have the fault, the near miss of the same rule; whoever looks at the record
 * sees that the machine is wrong. Comparisons are only ever generated as accepted: of two unlike people nobody
 * could be sure.
 */
export function generateControls(
  detector: Detector,
  carriers: readonly CarrierRow[],
  context: GenerationContext,
  random: Random,
): GeneratedControl[] {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const firing = pick(firingExamples(detector));
  const near = pick(
    detector.examples.filter(
      (example) => example.kind === "near-miss" && own(example) && rowsOf(example) !== null,
    ),
  );
  if (!firing) return [];
  const comparison = detector.kind !== "record";
  const rows = people(detector, rowsOf(firing) ?? []);
  const wrong = !comparison && near !== undefined && random() < 0.4;
  const shownRows = wrong ? people(detector, rowsOf(near) ?? []) : rows;
  if (rows.length === 0 || shownRows.length !== rows.length || carriers.length < rows.length) return [];
  const places = carriers.slice(0, rows.length).sort((a, b) => a.rowNo - b.rowNo);
  const names = namesFrom(context.words, random);
  const given = new Map<Sex, string>();
  const personContext = {
    ...context,
    comparison,
    serial: Number(pick(context.tails) ?? 1),
    shift: -1 - Math.floor(random() * LONGEST_SHIFT),
    // Of one record the machine's person and the reviewer's are the same: one name.
    names: comparison
      ? names
      : {
          ...names,
          full: (sex: Sex) => given.get(sex) ?? (given.set(sex, names.full(sex)).get(sex) as string),
        },
  };
  return [
    { rename: true, days: daysFor([...rows, ...shownRows], random) },
    { rename: false, days: 0 },
  ].map((change) => {
    const dress = (lines: Rows) =>
      partsOf(lines, places).map((part) => syntheticPerson(part, { ...personContext, ...change }));
    return {
      detector,
      expected: wrong ? "rejected" : "accepted",
      detected: dress(rows),
      shown: dress(shownRows),
      places,
    };
  });
}

/** Days by which a made-up person is older than the one whose line it has, at most. */
const LONGEST_SHIFT = 300;

/** The years in which people in examples are born under other dates. */
const BORN = [1940, 2005] as const;

/** So many days that everybody in an example whose dates are written out is born within those years. */
function daysFor(rows: Rows, random: Random): number {
  const years = rows
    .flatMap(({ birthDate, nik }) => [
      birthDate?.slice(-4),
      typeof nik === "string" ? birthInNumber(nik)?.date.slice(-4) : undefined,
    ])
    .filter((year) => year !== undefined)
    .map(Number);
  const [least, most] = [BORN[0] - Math.min(...years), BORN[1] - Math.max(...years)];
  return years.length === 0 || !(most > least) ? 0 : Math.round((least + random() * (most - least)) * 365.25);
}

/** Columns that the roll does not have stay empty in made-up people too. */
export function onlyColumns(raw: RawRecord, snapshot: SnapshotInfo): RawRecord {
  return Object.fromEntries(
    Object.entries(raw).filter(([column]) => snapshot.columns.some((known) => known === column)),
  );
}
