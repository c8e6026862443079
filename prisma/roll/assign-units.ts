import type { DesaPlan, Insertion, InsertionOrder, RollOptions } from "./model";
import { Rng, Weighted } from "./rng";

/** Insertions by desa index, whole-desa insertions first: they need most room. */
export interface Units {
  get(desa: number): readonly { insertion: Insertion; count: number }[] | undefined;
  /** Desa whose current lines stand in a file of their own. */
  readonly ownFile: ReadonlySet<number>;
}

/**
 * Spreads the ordered insertions over the desa: single voters by size, whole-desa insertions on desa of their
 * own, file insertions on the last desa of the roll (their files come last). Asking for more whole desa than
 * there are is an error.
 */
export function assignUnits(options: RollOptions, desas: readonly DesaPlan[]): Units {
  const rng = new Rng(options.seed, "units");
  const byDesa = new Map<number, Map<Insertion, number>>();
  const put = (desa: number, insertion: Insertion) => {
    const insertions = byDesa.get(desa) ?? new Map<Insertion, number>();
    byDesa.set(desa, insertions.set(insertion, (insertions.get(insertion) ?? 0) + 1));
  };
  const free = desas.map((desa) => desa.index);
  const ownFile = new Set<number>();
  for (const insertion of expand(options.insertions, "own-file")) {
    const desa = take(free, desas, 0, "last");
    ownFile.add(desa);
    put(desa, insertion);
  }
  rng.shuffle(free);
  const whole = expand(options.insertions, "own-desa").sort(
    (a, b) => (b.minVoters ?? 0) - (a.minVoters ?? 0),
  );
  for (const insertion of whole) put(take(free, desas, insertion.minVoters ?? 0, "any"), insertion);
  // Not the last of them: a duplicate in another desa needs a desa further on.
  const shared = desas.filter((desa) => !ownFile.has(desa.index));
  const bySize = new Weighted(shared.slice(0, -1), (desa) => desa.voters);
  for (const insertion of expand(options.insertions, "anywhere")) put(bySize.draw(rng).index, insertion);
  return {
    ownFile,
    get: (desa) => {
      const insertions = byDesa.get(desa);
      return insertions ? [...insertions].map(([insertion, count]) => ({ insertion, count })) : undefined;
    },
  };
}

function expand(orders: readonly InsertionOrder[], where: Insertion["where"]): Insertion[] {
  return orders
    .filter(({ insertion }) => insertion.where === where)
    .flatMap(({ insertion, count }) => Array.from({ length: count }, () => insertion));
}

/** Takes a desa that is large enough off the free ones: the last of the roll, or any (they are shuffled). */
function take(free: number[], desas: readonly DesaPlan[], minVoters: number, which: "last" | "any"): number {
  const at =
    which === "last"
      ? free.indexOf(Math.max(...free))
      : free.findIndex((desa) => (desas[desa]?.voters ?? 0) >= minVoters);
  const [desa] = at < 0 ? [] : free.splice(at, 1);
  if (desa === undefined)
    throw new Error("there are fewer desa than insertions that need one of their own: ask for more voters");
  return desa;
}
