import { inAreas } from "@/lib/access/scope";
import type { FindingState } from "@/lib/finding/model/state";

/**
 * What can be handed out: a field check waits for the field, a second review must not go to the first judge.
 */
export const ASSIGNABLE_STATES = [
  "new",
  "unsure",
  "returned",
  "reopened",
] as const satisfies readonly FindingState[];

/** Findings of one desa (or of a kecamatan or kabupaten as a whole) that nobody has been given yet. */
export interface OpenArea {
  readonly regionCode: string;
  readonly kecKey: string | null;
  readonly desaKey: string | null;
  readonly count: number;
}

export interface Assignable {
  readonly id: string;
  readonly username: string;
  readonly areas: readonly string[];
  /** findings that this person has been given and not yet judged */
  readonly load: number;
}

/** Area → who gets it; an area that nobody covers is not in it. */
export type Sharing = ReadonlyMap<string, string>;

export const areaId = ({ kecKey, desaKey }: Pick<OpenArea, "kecKey" | "desaKey">): string =>
  `${kecKey ?? ""}/${desaKey ?? ""}`;

export function mayTake(person: Assignable, area: Omit<OpenArea, "count">): boolean {
  return inAreas(person.areas, area);
}

/** Nobody walks to another desa for so few. */
const NEAR_ENOUGH = 5;
const MAX_MOVES = 2_000;

/**
 * A proposal for sharing the work out (pembagian tugas): whole kecamatan to one person where that can be, the
 * largest first and each to the one with the least (longest processing time first, Graham 1969); then single
 * desa are moved from who has most to who has least, as long as that evens the loads out. The same input
 * gives the same answer; a person decides about it.
 */
export function proposeSharing(areas: readonly OpenArea[], people: readonly Assignable[]): Sharing {
  const sharing = new Map<string, string>();
  const loads = new Map(people.map((person) => [person.id, person.load]));
  const give = (area: OpenArea, to: string) => {
    sharing.set(areaId(area), to);
    loads.set(to, (loads.get(to) ?? 0) + area.count);
  };
  for (const group of largestFirst([...Map.groupBy(areas, (area) => area.kecKey).values()])) {
    const whole = leastLoaded(
      people.filter((person) => group.every((area) => mayTake(person, area))),
      loads,
    );
    for (const area of largestFirst(group.map((one) => [one])).flat()) {
      const taker =
        whole ??
        leastLoaded(
          people.filter((person) => mayTake(person, area)),
          loads,
        );
      if (taker !== null) give(area, taker.id);
    }
  }
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const move = bestMove(areas, people, sharing, loads);
    if (move === null) break;
    loads.set(move.from, (loads.get(move.from) ?? 0) - move.area.count);
    give(move.area, move.to);
  }
  return sharing;
}

const sizeOf = (areas: readonly OpenArea[]): number => areas.reduce((sum, area) => sum + area.count, 0);

const largestFirst = (groups: readonly (readonly OpenArea[])[]): OpenArea[][] =>
  groups.map((group) => [...group]).sort((a, b) => sizeOf(b) - sizeOf(a) || (keyOf(a) < keyOf(b) ? -1 : 1));

const keyOf = ([first]: readonly OpenArea[]): string => (first === undefined ? "" : areaId(first));

function leastLoaded(people: readonly Assignable[], loads: ReadonlyMap<string, number>): Assignable | null {
  return people.reduce<Assignable | null>(
    (least, person) =>
      least === null || (loads.get(person.id) ?? 0) < (loads.get(least.id) ?? 0) ? person : least,
    null,
  );
}

/**
 * One area from somebody with more to somebody with less: the one that brings the two closest together, of
 * the pair furthest apart.
 */
function bestMove(
  areas: readonly OpenArea[],
  people: readonly Assignable[],
  sharing: Sharing,
  loads: ReadonlyMap<string, number>,
) {
  const loadOf = (person: Assignable) => loads.get(person.id) ?? 0;
  const sorted = [...people].sort((a, b) => loadOf(a) - loadOf(b));
  for (const from of sorted.toReversed()) {
    for (const to of sorted) {
      const gap = loadOf(from) - loadOf(to);
      if (gap <= NEAR_ENOUGH) break;
      const movable = areas.filter(
        (area) => sharing.get(areaId(area)) === from.id && area.count < gap && mayTake(to, area),
      );
      const area = movable.reduce<OpenArea | null>(
        (best, one) =>
          best === null || Math.abs(gap - 2 * one.count) < Math.abs(gap - 2 * best.count) ? one : best,
        null,
      );
      if (area !== null) return { from: from.id, to: to.id, area };
    }
  }
  return null;
}
