import type { CarrierRow } from "./carrier-row";
import type { DonorLine } from "./donor";

type Placed = Pick<CarrierRow, "kecKey" | "desaKey" | "tpsNo">;

/** How near two lines stand: 3 one TPS, 2 one desa, 1 one kecamatan. */
const nearness = (a: Placed, b: Placed): number =>
  a.kecKey !== b.kecKey ? 0 : a.desaKey !== b.desaKey ? 1 : a.tpsNo !== b.tpsNo ? 2 : 3;

/** Larger families hardly differ. */
const FAMILY = 8;

/**
 * Takes a line for each of the donor's out of the pool: where the donor's lines stand, or as near to it and to one
 * another as the pool has them, and of families of like size. In the order of the roll; fewer where the pool has no
 * more.
 */
export function takePlaces(pool: CarrierRow[], lines: readonly DonorLine[]): CarrierRow[] {
  const [home] = lines;
  const taken: CarrierRow[] = [];
  for (const line of lines) {
    const [first] = taken;
    const cost = (carrier: CarrierRow): number =>
      100 * (3 - nearness(carrier, line)) +
      (first === undefined || home === undefined || nearness(first, carrier) === nearness(home, line)
        ? 0
        : 50) +
      Math.abs(Math.min(carrier.family, FAMILY) - Math.min(line.family, FAMILY));
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
