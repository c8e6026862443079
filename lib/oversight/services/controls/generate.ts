import type { Detector, SnapshotInfo } from "@/lib/detectors/kit/types";
import type { Answered } from "@/lib/finding/model/state";
import type { RawRecord } from "@/lib/roll/columns";
import type { Random } from "@/lib/statistics/random";
import type { CarrierRow } from "./carrier-row";
import { disguise, type Disguise, type GenerationContext } from "./disguise";
import type { Donor, DonorLine } from "./donor";

/**
 * What a control finding is made from: people as the reviewer will see them, and people of whom the machine's
 * evidence is true.
 */
export interface GeneratedControl {
  readonly detector: Detector;
  readonly donor: Donor;
  readonly expected: Answered;
  readonly shown: readonly RawRecord[];
  readonly detected: readonly RawRecord[];
  /** Where they stand, in the order of the roll. */
  readonly places: readonly CarrierRow[];
}

/**
 * Detectors whose findings can be copied onto a few made-up people: rules over one record, and comparisons that need
 * neither a model of a whole roll nor another roll.
 */
export function canGenerate(detector: Detector): boolean {
  if (detector.needsBaseline === true || detector.preparations?.some(({ long }) => long === true) === true)
    return false;
  return detector.kind === "record"
    ? detector.code.startsWith("IDN")
    : detector.kind === "find" && /^GND-0[123]$/.test(detector.code);
}

/** Born so many days or years from the donor, at most. */
const [MOST_DAYS, MOST_YEARS] = [300, 3];

/**
 * The fault of a real finding with a known answer, about nobody, the less recognisable first. Accepted: the fault is
 * there to be seen. Rejected: the same evidence over a plain line of the roll, also about nobody. Comparisons are
 * only ever accepted: of two unlike people nobody could be sure.
 * @param plain a line without a finding, over which the answer is no; null: the answer is yes
 */
export function generateControls(
  detector: Detector,
  donor: Donor,
  carriers: readonly CarrierRow[],
  plain: CarrierRow | null,
  context: GenerationContext,
  random: Random,
): GeneratedControl[] {
  const { lines } = donor;
  const comparison = detector.kind !== "record";
  const names = (column: "nkk" | "remark") =>
    detector.needs.includes(column) || detector.disputedColumns?.includes(column) === true;
  const about = {
    nkk: names("nkk") && !comparison,
    // A rule that names no column looks at all codes.
    remark: names("remark") || detector.needs.length === 0,
    comparison,
  };
  const places = carriers.map((carrier, at) => standingAs(lines[at], carrier));
  const far = (most: number) => (1 + Math.floor(random() * most)) * (random() < 0.5 ? -1 : 1);
  const changes: Disguise[] = [
    { rename: true, shift: { days: far(MOST_DAYS), years: 0 }, office: true },
    { rename: true, shift: { days: 0, years: far(MOST_YEARS) }, office: true },
    { rename: true, shift: { days: 0, years: far(MOST_YEARS) }, office: false },
    { rename: false, shift: { days: 0, years: far(MOST_YEARS) }, office: true },
    { rename: false, shift: { days: 0, years: far(MOST_YEARS) }, office: false },
  ];
  return changes.map((change) => {
    const dress = (of: readonly DonorLine[]) => disguise(of, places, about, change, context, random);
    const detected = dress(lines);
    return {
      detector,
      donor,
      expected: plain === null ? "accepted" : "rejected",
      detected,
      shown: plain === null ? detected : dress([plain]),
      places,
    };
  });
}

/** A line that misses its desa or TPS misses it at its new place, too. */
function standingAs(line: DonorLine | undefined, carrier: CarrierRow): CarrierRow {
  if (line === undefined) return carrier;
  return {
    ...carrier,
    ...(line.desaKey === "" ? { desaKey: "", desaCode: null } : {}),
    ...(line.kecKey === "" ? { kecKey: "", kecCode: null } : {}),
    ...(line.tpsNo === null ? { tpsNo: null } : {}),
  };
}

/** Columns that the roll does not have stay empty in made-up people too. */
export function onlyColumns(raw: RawRecord, snapshot: SnapshotInfo): RawRecord {
  return Object.fromEntries(
    Object.entries(raw).filter(([column]) => snapshot.columns.some((known) => known === column)),
  );
}
