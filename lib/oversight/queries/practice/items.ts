import { recordOf } from "@/lib/record-of";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { Detector, Example } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { ROUND_SIZE, type PracticeAnswer } from "@/lib/oversight/model/practice";
import { COMPARED_COLUMNS } from "@/lib/roll/columns";
import { type FullRecord } from "@/lib/finding/model/comparison/records";
import type { RawRecord } from "@/lib/roll/columns";
import { parseRollDate } from "@/lib/roll/roll-date";

/**
 * A made-up finding for new staff (latihan): from the catalogue's own examples, with its answer. Its people
 * do not exist.
 */
export interface PracticeItem {
  /** `IDN-04/swapped` */
  readonly id: string;
  readonly detector: Detector;
  /** Name of the example; text `detectors.<code>.examples.<name>` is the explanation. */
  readonly example: string;
  /**
   * An example that fires is to be accepted; one that does not is to be rejected; one that fires and may be
   * innocent only paper or a visit can tell.
   */
  readonly expected: PracticeAnswer;
  readonly records: readonly FullRecord[];
}

const MAX_RECORDS = 4;
const ABOUT_PEOPLE: readonly Detector["subject"][] = ["record", "records", "household"];

/**
 * Not this rule's question, yet not in order either: to reject them would teach the wrong thing. Or beside
 * the record in question stands one that is not.
 */
export const MISLEADING: ReadonlySet<string> = new Set([
  "GND-02/placeholder",
  "GND-02/samePerson",
  "GND-02/twoSpellings",
  "GND-03/sameNik",
  "GND-03/twoDigits",
  "IDN-01/short",
  "IDN-02/masked",
  "IDN-04/womanWithoutForty",
  "IDN-05/impossibleDay",
  "IDN-05/miscodedColumn",
  "IDN-06/masked",
  "KEL-02/otherDesa",
]);

/**
 * Every example that a person can judge from its records alone, in one mixed order that is the same for
 * everybody: the rules take turns.
 */
export function practiceItems(detectors: readonly Detector[] = DETECTORS): PracticeItem[] {
  const drawn = detectors
    .filter(({ subject, kind }) => kind !== "assess" && ABOUT_PEOPLE.includes(subject))
    .flatMap((detector) => {
      const items = detector.examples
        .flatMap((example) => itemOf(detector, example) ?? [])
        .filter(({ id }) => !MISLEADING.has(id));
      return items.sort((a, b) => drawOf(a) - drawOf(b)).map((item, turn) => ({ item, turn }));
    });
  return drawn.sort((a, b) => a.turn - b.turn || drawOf(a.item) - drawOf(b.item)).map(({ item }) => item);
}

const drawOf = ({ id }: PracticeItem): number => repeatableDraw(id, "practice");

export function practiceItem(id: string): PracticeItem | undefined {
  return practiceItems().find((item) => item.id === id);
}

/** The questions of a round (putaran), from 1; after the last one the order begins again. */
export function practiceRound(round: number): PracticeItem[] {
  const items = practiceItems();
  const from = (round - 1) * ROUND_SIZE;
  return Array.from({ length: ROUND_SIZE }, (_, at) => items[(from + at) % items.length]).filter(
    (item) => item !== undefined,
  );
}

function itemOf(detector: Detector, example: Example): PracticeItem | null {
  const { rows } = example;
  if (
    typeof rows === "function" ||
    example.baseline !== undefined ||
    example.elsewhere !== undefined ||
    example.snapshot !== undefined ||
    example.params !== undefined
  )
    return null;
  // Rows that say nothing are company for the detector, not part of the question.
  const meant = rows.flatMap((row, n) => (Object.keys(row).length === 0 ? [] : [full(exampleVoter(n, row))]));
  // A rule about one voter asks about one: the others are further examples of the same.
  const records = detector.subject === "record" ? meant.slice(0, 1) : meant;
  if (records.length === 0 || records.length > MAX_RECORDS) return null;
  const fires = (example.findings ?? (example.kind === "fires" ? 1 : 0)) > 0;
  return {
    id: `${detector.code}/${example.name}`,
    detector,
    example: example.name,
    expected: example.kind === "fires" ? "accepted" : fires ? "checked" : "rejected",
    records,
  };
}

function full(raw: RawRecord): FullRecord {
  const values = recordOf(COMPARED_COLUMNS, (element) => raw[element] ?? null);
  return { ...values, birthIso: parseRollDate(raw.birthDate).date };
}
