import type { Actor } from "@/lib/access/actor";
import { isComparison } from "@/lib/finding/queries/catalogue";
import { seededRandom } from "@/lib/statistics/random";
import type { QueueRow } from "./row";

/** A number of a person, so that two people do not see one order (FNV-1a, 32 bits). */
const seedOf = (text: string): number =>
  [...text].reduce((hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193), 0x811c9dc5);

/**
 * The learned order must not hint at an answer: within a page the comparisons of a tier change places among
 * themselves, by a seed of person and finding, so that a page looks the same when it is loaded again. Which
 * findings stand on the page, and everything that is no comparison, stays.
 */
export function unhinted(page: readonly QueueRow[], actor: Actor): QueueRow[] {
  const seed = seedOf(actor.id);
  const shuffled = new Map(
    [...Map.groupBy(page.filter(compared), (row) => row.tier)].map(([tier, rows]) => [
      tier,
      rows.toSorted((left, right) => placeOf(seed, left) - placeOf(seed, right)),
    ]),
  );
  return page.map((row) => (compared(row) ? (shuffled.get(row.tier)?.shift() ?? row) : row));
}

const compared = (row: QueueRow): boolean => isComparison(row.detector);

const placeOf = (seed: number, row: QueueRow): number => seededRandom(seed ^ row.id)();
