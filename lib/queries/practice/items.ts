import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import type { Detector, Example } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import type { Outcome, Tier } from "@/lib/domain/finding-state";
import type { FollowUp } from "@/lib/domain/follow-ups";
import { lot } from "@/lib/domain/lot";
import { compareRecords, maskRecord, SHOWN_ELEMENTS, type ElementComparison, type FullRecord, type ShownElement } from "@/lib/domain/record-comparison";
import type { RawRecord } from "@/lib/domain/roll-columns";
import { parseRollDate } from "@/lib/people/roll-date";

/** A made-up finding for new staff (latihan): from the catalogue's own examples, with its answer and why. Nothing of it is stored. */
export interface PracticeItem {
  /** `IDN-04/swapped` */
  readonly id: string;
  readonly detector: string;
  readonly tier: Tier;
  /** Name of the example; text `detectors.<code>.examples.<name>` is the explanation. */
  readonly example: string;
  readonly expected: Outcome;
  readonly comparison: boolean;
  readonly records: readonly Readonly<Record<ShownElement, string | null>>[];
  readonly comparisonRows: readonly ElementComparison[];
  readonly innocent: readonly string[];
  readonly followUps: readonly FollowUp[];
}

const MOST_RECORDS = 4;

/** Every example that a person can judge from its records alone, in one mixed order that is the same for everybody. */
export function practiceItems(detectors: readonly Detector[] = DETECTORS): PracticeItem[] {
  const items = detectors.flatMap((detector) => detector.examples.flatMap((example) => itemOf(detector, example) ?? []));
  return items.sort((a, b) => lot(a.id, "practice") - lot(b.id, "practice"));
}

function itemOf(detector: Detector, example: Example): PracticeItem | null {
  if (typeof example.rows === "function" || example.baseline !== undefined || example.snapshot !== undefined || example.params !== undefined) return null;
  const records = exampleRecords(example.rows).map(({ raw }) => full(raw));
  if (records.length === 0 || records.length > MOST_RECORDS || detector.kind === "assess") return null;
  return {
    id: `${detector.code}/${example.name}`, detector: detector.code, tier: detector.tier, example: example.name, expected: example.kind === "fires" ? "accepted" : "rejected",
    comparison: detector.comparison === true, records: records.map((record) => maskRecord(record, false)), comparisonRows: compareRecords(records), innocent: detector.innocent, followUps: detector.followUps,
  };
}

function full(raw: RawRecord): FullRecord {
  const values = Object.fromEntries(SHOWN_ELEMENTS.map((element) => [element, raw[element] ?? null])) as Record<ShownElement, string | null>;
  return { ...values, birthIso: parseRollDate(raw.birthDate).date };
}
