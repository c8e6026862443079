import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import type { Detector, Example, ExampleRow } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import type { DetectorCard, ExampleView } from "@/lib/detectors/card";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";

/** More columns side by side than this cannot be compared by eye. */
const SHOWN_RECORDS = 4;

/** The catalogue in its own order: what each detector says about itself, without its SQL. */
export function detectorCards(): DetectorCard[] {
  return DETECTORS.map(cardOf);
}

export function detectorCard(code: string): { card: DetectorCard; examples: ExampleView[] } | null {
  const detector = DETECTORS.find((one) => one.code === code);
  return detector === undefined
    ? null
    : { card: cardOf(detector), examples: detector.examples.map((example) => viewOf(detector, example)) };
}

function cardOf(detector: Detector): DetectorCard {
  const { code, version, tier, subject, kind, needs, basis, innocent, supersededBy, followUps } = detector;
  return {
    code,
    version,
    tier,
    subject,
    kind,
    needs,
    innocent,
    supersededBy,
    followUps,
    family: code.slice(0, 3),
    comparison: detector.comparison === true,
    needsBaseline: detector.needsBaseline === true,
    basis: basis.map(({ kind: sort, cite, url }) => ({ kind: sort, cite, url })),
    strongerThan: DETECTORS.filter((other) => other.supersededBy.includes(code)).map((other) => other.code),
  };
}

/**
 * The records over which the contract test runs the detector; only the elements that the example is about,
 * and the name.
 */
function viewOf(detector: Detector, example: Example): ExampleView {
  const given = [...rowsOf(example.rows), ...rowsOf(example.baseline ?? [])];
  const about = new Set<string>(["name", ...detector.needs, ...given.flatMap((row) => Object.keys(row))]);
  const current = exampleRecords(example.rows).map(({ raw }) => ({ baseline: false, values: raw }));
  const baseline =
    example.baseline === undefined
      ? []
      : exampleRecords(example.baseline).map(({ raw }) => ({ baseline: true, values: raw }));
  const shown =
    baseline.length === 0
      ? current.slice(0, SHOWN_RECORDS)
      : [...baseline.slice(0, SHOWN_RECORDS / 2), ...current.slice(0, SHOWN_RECORDS / 2)];
  return {
    name: example.name,
    kind: example.kind,
    findings: example.findings ?? (example.kind === "fires" ? 1 : 0),
    elements: ROLL_COLUMNS.filter((column): column is RollColumn => about.has(column)),
    records: shown,
    more: current.length + baseline.length - shown.length,
  };
}

function rowsOf(rows: Example["rows"]): readonly ExampleRow[] {
  return typeof rows === "function" ? rows() : rows;
}
