import type { CarrierRow } from "./carrier-row";
import type { DonorLine } from "./donor";

type Placed = Pick<CarrierRow, "kecKey" | "desaKey" | "tpsNo">;

/** How near two lines stand: 3 one TPS, 2 one desa, 1 one kecamatan. */
const nearness = (a: Placed, b: Placed): number =>
  a.kecKey !== b.kecKey ? 0 : a.desaKey !== b.desaKey ? 1 : a.tpsNo !== b.tpsNo ? 2 : 3;

/**
 * Takes a line for each of the donor's out of the pool, as near to one another as those are; in the order of the
 * roll. Fewer where the pool has no more.
 */
export function takePlaces(pool: CarrierRow[], lines: readonly DonorLine[]): CarrierRow[] {
  const [home] = lines;
  const first = pool.shift();
  if (home === undefined || first === undefined) return [];
  const taken = [first];
  for (const line of lines.slice(1)) {
    const wanted = nearness(home, line);
    const fits = pool.findIndex((carrier) => nearness(first, carrier) === wanted);
    const [next] = pool.splice(Math.max(fits, 0), 1);
    if (next !== undefined) taken.push(next);
  }
  return taken.sort((a, b) => a.rowNo - b.rowNo);
}
