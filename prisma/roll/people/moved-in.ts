import type { Draft, Entry } from "../model";
import { drawName } from "../names/draw-name";
import type { Sex } from "../names/draw-name";
import type { Rng } from "../rng";
import { entryOf, fillRow } from "./household";

/**
 * Share of a TPS's electorate that moves in from elsewhere to vote: mostly workers and students, more in some
 * desa than in others.
 */
const INFLOW = 0.012;

/** The DPTb of a desa: a few voters from elsewhere in each of its TPS. */
export function moveIn(draft: Draft, rng: Rng): void {
  const factor = Math.exp(draft.tools.options.dispersion * 0.4 * rng.normal());
  const sizes = Map.groupBy(
    draft.entries.filter((entry) => entry.cur !== null),
    (entry) => entry.cur?.tps ?? "",
  );
  for (const [tps, voters] of sizes) {
    for (let i = rng.poisson(voters.length * INFLOW * factor); i > 0; i--)
      draft.movedIn.push(visitor(draft, rng, tps));
  }
}

/** A voter on the roll of another kabupaten who votes in this TPS. */
export function visitor(draft: Draft, rng: Rng, tps: string): Entry {
  const { tools } = draft;
  const sex: Sex = rng.pick(["L", "P"]);
  const born = { year: tools.currentDay.year - rng.int(18, 45), month: rng.int(1, 12), day: rng.int(1, 28) };
  const home = {
    ...rng.pick(draft.homes),
    tps,
    nkk: tools.nkk(tools.otherPrefix(), {
      year: rng.int(2010, 2024),
      month: rng.int(1, 12),
      day: rng.int(1, 28),
    }),
  };
  const row = fillRow(draft, rng, home, {
    sex,
    age: tools.currentDay.year - born.year,
    marital: "S",
    born,
    name: drawName(rng, sex, born.year),
    foreign: true,
  });
  return entryOf({ ...row, source: "DPTB" }, born, 0, { base: false, cur: true });
}
