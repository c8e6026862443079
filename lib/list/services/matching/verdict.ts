import { probabilityOf } from "@/lib/linkage/score";
import type { LineState, MatchWay } from "@/lib/list/model/kinds";
import type { Evidence } from "./evidence";

/** A voter whom a person of a list may be. */
export interface Candidate {
  readonly row: number;
  readonly active: boolean;
  /** that this voter is the one, of itself; candidates of one person may add up to more than 1 */
  readonly probability: number;
  readonly bits: number;
  readonly how: MatchWay;
  readonly identified: boolean;
  readonly sameNumber: boolean;
}

/** Share of the people on lists who stand on the roll at all. */
const ON_THE_ROLL = 0.8;

/** @param voters of the roll; each of them is the one with the same chance before anything is compared */
export function candidateOf(row: number, active: boolean, evidence: Evidence, voters: number): Candidate {
  const bits = Math.log2(ON_THE_ROLL / (1 - ON_THE_ROLL) / Math.max(voters, 1)) + evidence.bits;
  return { ...evidence, row, active, bits, probability: probabilityOf(bits) };
}

/** From here on a match is sure enough to be offered alone, in bits of log-odds, before and against the next. */
const SURE = 7;
const BEFORE_NEXT = 6;
/** Below this a candidate is doubtful; when all are, the person is said not to be on the roll. */
const DOUBTFUL = -1;
/** Less likely ones are not shown, but for the first few where nobody is likely; further down nobody would look. */
const SHOWN_BITS = -9;
const UNSURE_SHOWN = 3;
/** Nor such as are a million times less likely than the best. */
const OUT_OF_QUESTION = 20;
const MAX_SHOWN = 12;

/**
 * What became of one person of a list. Nobody is offered alone by the name alone, nor beside another voter who
 * bears the number of the list: which of the two is meant, a person has to say.
 */
export function verdictOf(found: readonly Candidate[]): { state: LineState; candidates: Candidate[] } {
  const ranked = found.toSorted((a, b) => b.bits - a.bits || a.row - b.row);
  const [best, next] = ranked;
  const top = best?.bits ?? 0;
  const least = top < SURE ? UNSURE_SHOWN : 1;
  const candidates = ranked.filter(
    ({ bits, sameNumber }, i) =>
      sameNumber || i < least || (i < MAX_SHOWN && bits > Math.max(SHOWN_BITS, top - OUT_OF_QUESTION)),
  );
  if (best === undefined || best.bits < DOUBTFUL) return { state: "none", candidates };
  const rival = ranked.some((one) => one !== best && one.sameNumber);
  const sure =
    best.bits >= SURE &&
    best.identified &&
    !rival &&
    (next === undefined || best.bits - next.bits >= BEFORE_NEXT);
  if (!sure) return { state: "several", candidates };
  return { state: best.active ? "one" : "struck", candidates };
}

/** What became of a line that names several people (ganda): each has a verdict; which is meant, a person says. */
export function lineVerdict(people: readonly ReturnType<typeof verdictOf>[]): ReturnType<typeof verdictOf> {
  const [only] = people;
  if (only !== undefined && people.length === 1) return only;
  const best = new Map<number, Candidate>();
  // The best of each person before the second best of any.
  const most = Math.max(0, ...people.map(({ candidates }) => candidates.length));
  for (let rank = 0; rank < most; rank++)
    for (const { candidates } of people) {
      const one = candidates[rank];
      if (one !== undefined && !best.has(one.row)) best.set(one.row, one);
    }
  const found = people.filter(({ state }) => state !== "none");
  const [first] = found;
  const state = first === undefined ? "none" : found.length === 1 ? first.state : "several";
  return { state, candidates: [...best.values()] };
}
