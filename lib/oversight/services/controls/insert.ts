import { assertPresent } from "@/lib/assert-present";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RawRecord } from "@/lib/roll/columns";
import { sampleWithout, seededRandom, type Random } from "@/lib/statistics/random";
import { carrierRowsAt, type CarrierRow } from "./carrier-row";
import type { GenerationContext } from "./disguise";
import { donorsOf, type Donor } from "./donor";
import { generateControls, type GeneratedControl } from "./generate";
import { asOfTheRoll, asksAlike, isCertain, isCopyable } from "./likeness";
import { namePool } from "./names";
import { isNobody } from "./nobody";
import { otherPeriods } from "./other-periods";
import { takePlaces, unlikeness } from "./places";
import { stageControl, type ToldOfControl } from "./stage";
import { verify, type Proposal } from "./verify";
import { wantedCodes, type ControlRun } from "./wanted";

/** Lines of the whole roll: names to choose from. */
const MOST_LINES = 2_000;
/** Lines about each of the donors', of so many before and after it: as a rule those of its TPS. */
const [ABOUT_EACH, NEAR] = [30, 80];

/**
 * Of rules over one record every so manieth asks about somebody who does not have the fault at all. Whoever looks at
 * the record sees that, which is what they are for; more of them would tell controls from real findings, which all
 * have their fault.
 */
const WRONG_EACH = 14;

/**
 * Readies findings with a known answer (soal kendali) that will be published among those of a run, in its own
 * transaction, so that nobody ever sees the run without them. They look like the others, stand where such a
 * finding would stand, and are about nobody; they belong to no run and count nowhere but in the reviewers'
 * own rates. Repeatable: the same run inserts the same.
 * @returns how many were inserted
 */
export async function insertControlFindings(
  query: QueryFn,
  run: ControlRun,
  snapshot: SnapshotInfo,
  share: number,
): Promise<number> {
  const wanted = await wantedCodes(query, run, snapshot.id, share);
  if (wanted.length === 0) return 0;
  const seed = snapshot.id * 7919 + run.id;
  const random = seededRandom(seed);
  const periods = await otherPeriods(query, snapshot);
  const found = (await donorsOf(query, snapshot, [...new Set(wanted)], seed, periods)).filter(
    (donor) => isCertain(donor) && isCopyable(donor, run.detectors),
  );
  const donors = Map.groupBy(found, ({ code }) => code);
  const used = [...new Set(wanted)].flatMap((code) =>
    (donors.get(code) ?? []).slice(0, wanted.filter((one) => one === code).length),
  );
  const carriers = await carrierRowsAt(query, snapshot, linesToLookAt(snapshot, used, random), periods);
  shuffle(carriers, random);
  const context = generationContext(carriers, snapshot);
  let inserted = 0;
  let records = Math.floor(random() * WRONG_EACH);
  for (const code of wanted) {
    const at = run.detectors.findIndex((detector) => detector.code === code);
    const own = donors.get(code) ?? [];
    const donor = own.shift();
    if (at < 0 || donor === undefined) continue;
    // Once all were used they serve again: their likes are about others.
    own.push(donor);
    const places = takePlaces(carriers, donor.lines);
    const detector = assertPresent(run.detectors[at]);
    const asksWrongly = detector.kind === "record" && ++records % WRONG_EACH === 0;
    const plain = asksWrongly ? nearestIn(carriers, donor) : null;
    if (places.length < donor.lines.length || plain === undefined) continue;
    for (const control of generateControls(detector, donor, places, plain, context, random)) {
      const told = await verified(query, control, snapshot, run);
      if (told === null) continue;
      await stageControl(query, snapshot, control, at, told, random);
      inserted += 1;
      break;
    }
  }
  return inserted;
}

/** Numbers of lines of the whole roll, and of such near those of the donors. */
function linesToLookAt(snapshot: SnapshotInfo, donors: readonly Donor[], random: Random): number[] {
  const rows = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
  const anywhere = sampleWithout(rows, Math.min(rows, MOST_LINES), random).map((at) => at + 1);
  const near = donors.flatMap(({ lines }) =>
    lines.flatMap(({ rowNo }) =>
      sampleWithout(2 * NEAR + 1, ABOUT_EACH, random).map((at) => rowNo - NEAR + at),
    ),
  );
  return [...new Set([...anywhere, ...near])].filter((row) => row >= 1 && row <= rows);
}

/** Somebody like whom the donor's finding is about, wherever they stand. */
const nearestIn = (carriers: readonly CarrierRow[], { lines: [line] }: Donor): CarrierRow | undefined =>
  line === undefined
    ? undefined
    : carriers.reduce<CarrierRow | undefined>(
        (best, one) => (best === undefined || unlikeness(one, line) < unlikeness(best, line) ? one : best),
        undefined,
      );

function generationContext(carriers: readonly CarrierRow[], snapshot: SnapshotInfo): GenerationContext {
  const tails = carriers.flatMap(({ raw }) => /^\d{12}(\d{4})$/.exec(raw.nik ?? "")?.[1] ?? []);
  return { names: namePool(carriers), tails, referenceDate: snapshot.referenceDate };
}

/**
 * The rule asks of these people what it asks of the donor, as do the weaker ones that the donor's finding took in, and
 * of nobody else's number; where the answer is no, none of them would ask anything about what the reviewer sees.
 */
async function verified(
  query: QueryFn,
  { detector, donor, expected, detected, shown, places }: GeneratedControl,
  snapshot: SnapshotInfo,
  { params, detectors }: ControlRun,
): Promise<ToldOfControl | null> {
  if (!(await isNobody(query, snapshot, detector, shown))) return null;
  const told: (Proposal & { readonly code: string })[] = [];
  for (const { code, evidence } of [donor, ...donor.absorbed]) {
    const rule = assertPresent(detectors.find((one) => one.code === code));
    const says = (people: readonly RawRecord[]) =>
      verify(query, rule, people, places, snapshot, params.get(code));
    const proposal = await says(detected);
    if (proposal === null || !asksAlike(evidence, proposal.evidence)) return null;
    if (expected === "rejected" && (await says(shown)) !== null) return null;
    told.push({ ...proposal, code, evidence: asOfTheRoll(evidence, proposal.evidence) });
  }
  const [own, ...absorbed] = told;
  return {
    ...assertPresent(own),
    absorbed: absorbed.map(({ code, evidence, rows }) => ({ code, evidence, rows })),
  };
}

function shuffle<T>(list: T[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [assertPresent(list[other]), assertPresent(list[at])];
  }
}
