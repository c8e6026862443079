import { assertPresent } from "@/lib/assert-present";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { sampleWithout, seededRandom, type Random } from "@/lib/statistics/random";
import { carrierRowsAt, type CarrierRow } from "./carrier-row";
import type { GenerationContext } from "./disguise";
import { MAX_PEOPLE, donorsOf } from "./donor";
import { generateControls, type GeneratedControl } from "./generate";
import { asOfTheRoll, asksAlike, isCertain } from "./likeness";
import { namePool } from "./names";
import { isNobody } from "./nobody";
import { takePlaces } from "./places";
import { stageControl } from "./stage";
import { verify, type Proposal } from "./verify";
import { wantedCodes, type ControlRun } from "./wanted";

/** Lines beyond those that are needed: names to choose from, and places near one another. */
const MOST_LINES = 2_000;

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
  const rows = snapshot.files.reduce((sum, file) => sum + file.rows, 0);
  const carriers = await carrierRowsAt(
    query,
    snapshot,
    sampleWithout(rows, Math.min(rows, MOST_LINES + 4 * MAX_PEOPLE * wanted.length), random).map(
      (at) => at + 1,
    ),
  );
  shuffle(carriers, random);
  const context = generationContext(carriers, snapshot);
  const donors = Map.groupBy(
    (await donorsOf(query, snapshot, [...new Set(wanted)], seed)).filter(isCertain),
    ({ code }) => code,
  );
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
    const plain = asksWrongly ? carriers[Math.floor(random() * carriers.length)] : null;
    if (places.length < donor.lines.length || plain === undefined) continue;
    for (const control of generateControls(detector, donor, places, plain, context, random)) {
      const proposal = await verified(query, control, snapshot, run.params.get(code));
      if (proposal === null) continue;
      await stageControl(query, snapshot, control, at, proposal, random);
      inserted += 1;
      break;
    }
  }
  return inserted;
}

function generationContext(carriers: readonly CarrierRow[], snapshot: SnapshotInfo): GenerationContext {
  const tails = carriers.flatMap(({ raw }) => /^\d{12}(\d{4})$/.exec(raw.nik ?? "")?.[1] ?? []);
  return { names: namePool(carriers), tails, referenceDate: snapshot.referenceDate };
}

/**
 * The rule asks of these people what it asks of the donor, of nobody else's number; and where the answer is no, it
 * would ask nothing about what the reviewer sees.
 */
async function verified(
  query: QueryFn,
  { detector, donor, expected, detected, shown, places }: GeneratedControl,
  snapshot: SnapshotInfo,
  params: unknown,
): Promise<Proposal | null> {
  if (!(await isNobody(query, snapshot, detector, shown))) return null;
  const proposal = await verify(query, detector, detected, places, snapshot, params);
  if (proposal === null || !asksAlike(donor.evidence, proposal.evidence)) return null;
  const told = { ...proposal, evidence: asOfTheRoll(donor.evidence, proposal.evidence) };
  if (expected === "accepted") return told;
  return (await verify(query, detector, shown, places, snapshot, params)) === null ? told : null;
}

function shuffle<T>(list: T[], random: Random): void {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [assertPresent(list[other]), assertPresent(list[at])];
  }
}
