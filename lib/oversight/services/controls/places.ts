import type { CarrierRow } from "./carrier-row";
import type { DonorLine } from "./donor";

type Placed = Pick<CarrierRow, "kecKey" | "desaKey" | "tpsNo">;

/** How near two lines stand: 3 one TPS, 2 one desa, 1 one kecamatan. */
const nearness = (a: Placed, b: Placed): number =>
  a.kecKey !== b.kecKey ? 0 : a.desaKey !== b.desaKey ? 1 : a.tpsNo !== b.tpsNo ? 2 : 3;

/** Larger families, and lines further down in one, hardly differ; nor do people of such different ages. */
const [FAMILY, YEARS] = [8, 30];
const unlike = (a: number, b: number, most: number): number =>
  Math.abs(Math.min(a, most) - Math.min(b, most));

/**
 * How unlike two people are in what their family and their past show beside them: a made-up wife in the place of a
 * husband would stand out in a household, somebody without a past where all others have one.
 */
export function unlikeness(a: CarrierRow, b: DonorLine): number {
  const years = Math.abs((a.surroundings.year ?? 0) - (b.surroundings.year ?? 0));
  return (
    (a.sex === b.sex ? 0 : 60) +
    (a.raw.marital === (b.raw.marital ?? null) ? 0 : 25) +
    40 * unlike(a.surroundings.earlier, b.surroundings.earlier, 3) +
    (a.surroundings.changed === b.surroundings.changed ? 0 : 30) +
    10 * unlike(a.surroundings.family, b.surroundings.family, FAMILY) +
    6 * unlike(a.surroundings.before, b.surroundings.before, FAMILY) +
    Math.min(years, YEARS)
  );
}

/**
 * Takes a line for each of the donor's out of the pool: where the donor's lines stand, or as near to it and to one
 * another as the pool has them, and of families and a past like theirs. In the order of the roll; fewer where the
 * pool has no more.
 */
export function takePlaces(pool: CarrierRow[], lines: readonly DonorLine[]): CarrierRow[] {
  const [home] = lines;
  const taken: CarrierRow[] = [];
  for (const line of lines) {
    const [first] = taken;
    const cost = (carrier: CarrierRow): number =>
      300 * (3 - nearness(carrier, line)) +
      (first === undefined || home === undefined || nearness(first, carrier) === nearness(home, line)
        ? 0
        : 300) +
      unlikeness(carrier, line);
    let [best, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [at, carrier] of pool.entries()) {
      const own = cost(carrier);
      if (own < least) [best, least] = [at, own];
    }
    const [next] = best < 0 ? [] : pool.splice(best, 1);
    if (next !== undefined) taken.push(next);
  }
  return taken.sort((a, b) => a.rowNo - b.rowNo);
}
