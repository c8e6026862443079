import type { DesaPlan, Plant, PlantOrder, RollOptions } from "./model";
import { Rng, Weighted } from "./rng";

/** Plantings by desa index, whole-desa plantings first: they need most room. */
export interface Units {
  get(desa: number): readonly { plant: Plant; count: number }[] | undefined;
  /** Desa whose current lines stand in a file of their own. */
  readonly ownFile: ReadonlySet<number>;
}

/**
 * Spreads the ordered plantings over the desa: single voters by size, whole-desa plantings on desa of their
 * own, file plantings on the last desa of the roll (their files come last). Asking for more whole desa than
 * there are is an error.
 */
export function assignUnits(options: RollOptions, desas: readonly DesaPlan[]): Units {
  const rng = new Rng(options.seed, "units");
  const byDesa = new Map<number, Map<Plant, number>>();
  const put = (desa: number, plant: Plant) => {
    const plants = byDesa.get(desa) ?? new Map<Plant, number>();
    byDesa.set(desa, plants.set(plant, (plants.get(plant) ?? 0) + 1));
  };
  const free = desas.map((desa) => desa.index);
  const ownFile = new Set<number>();
  for (const plant of expand(options.plants, "own-file")) {
    const desa = take(free, desas, 0, "last");
    ownFile.add(desa);
    put(desa, plant);
  }
  rng.shuffle(free);
  const whole = expand(options.plants, "own-desa").sort((a, b) => (b.minVoters ?? 0) - (a.minVoters ?? 0));
  for (const plant of whole) put(take(free, desas, plant.minVoters ?? 0, "any"), plant);
  // Not the last of them: a duplicate in another desa needs a desa further on.
  const shared = desas.filter((desa) => !ownFile.has(desa.index));
  const bySize = new Weighted(shared.slice(0, -1), (desa) => desa.voters);
  for (const plant of expand(options.plants, "anywhere")) put(bySize.draw(rng).index, plant);
  return {
    ownFile,
    get: (desa) => {
      const plants = byDesa.get(desa);
      return plants ? [...plants].map(([plant, count]) => ({ plant, count })) : undefined;
    },
  };
}

function expand(orders: readonly PlantOrder[], where: Plant["where"]): Plant[] {
  return orders
    .filter(({ plant }) => plant.where === where)
    .flatMap(({ plant, count }) => Array.from({ length: count }, () => plant));
}

/** Takes a desa that is large enough off the free ones: the last of the roll, or any (they are shuffled). */
function take(free: number[], desas: readonly DesaPlan[], minVoters: number, which: "last" | "any"): number {
  const at =
    which === "last"
      ? free.indexOf(Math.max(...free))
      : free.findIndex((desa) => (desas[desa]?.voters ?? 0) >= minVoters);
  const [desa] = at < 0 ? [] : free.splice(at, 1);
  if (desa === undefined)
    throw new Error("there are fewer desa than plantings that need one of their own: ask for more voters");
  return desa;
}
