import type { CountedTotals } from "../shapes";
import type { Note } from "../notes";

/** A roll in numbers: its totals, and the voters of each desa by its key. */
export interface RollTotals {
  readonly totals: CountedTotals;
  readonly desa: readonly (readonly [key: string, voters: number])[];
}

/** The roll of the period before, with what a message calls it and its desa. */
export interface LastRoll extends RollTotals {
  readonly name: string;
  readonly nameOf: (desaKey: string) => string;
  /** how many of these NIK are on it */
  readonly holding: (numbers: readonly string[]) => Promise<number>;
}

/** Fewer numbers are no evidence. */
const NUMBERS = 50;
/** A quarter changes a few percent of the people: below this share they are others. */
const PEOPLE = 0.5;

/** Holds a roll against that of the period before, if there is one: its numbers, and whether it has its people. */
export async function heldAgainst(
  now: RollTotals & { readonly numbers: readonly string[] },
  last: LastRoll | null,
): Promise<Note[]> {
  if (last === null) return [];
  const compared = comparedWithLast(now, last);
  const of = now.numbers.length;
  if (of < NUMBERS || (last.totals.rows ?? 0) < ENOUGH) return compared;
  const found = await last.holding(now.numbers);
  if (found >= of * PEOPLE) return compared;
  const values = { share: 1 - found / of, last: last.name };
  return [...compared, { code: "last-people", values, answers: ["keep"] }];
}

/** Smaller rolls change by chance. */
const ENOUGH = 200;
/** From one quarter to the next a roll changes by a few percent (domain.md 2.4): so much has another cause. */
const VOTERS = 0.2;
const TPS = 0.5;
/** Between the shares of men of two rolls of one kabupaten. */
const MEN = 0.05;
/** A desa with so many voters does not lose or win half of them. */
const DESA_ENOUGH = 100;
const DESA = 0.5;
const NAMED = 5;

/**
 * Holds a roll against that of the period before, as a person would: voters, desa by desa, TPS, and the shares of
 * men and women.
 */
export function comparedWithLast(now: RollTotals, last: Omit<LastRoll, "holding">): Note[] {
  const { rows = 0, male = 0, female = 0, tps = 0 } = now.totals;
  const { rows: before = 0, male: men = 0, female: women = 0, tps: places = 0 } = last.totals;
  if (before < ENOUGH || rows === 0) return [];
  const notes: Note[] = [];
  const ask = (code: string, values: Note["values"], samples?: readonly string[]) =>
    notes.push({
      code,
      values: { ...values, last: last.name },
      answers: ["keep"],
      ...(samples === undefined ? {} : { samples }),
    });
  if (Math.abs(rows - before) > before * VOTERS) ask("last-voters", { now: rows, before });
  const changed = changedDesa(now, last);
  if (changed.length > 0) ask("last-desa", { desa: changed.length }, changed.slice(0, NAMED));
  if (tps > 0 && places > 0 && Math.abs(tps - places) > places * TPS)
    ask("last-tps", { now: tps, before: places });
  if (male + female >= ENOUGH && men + women >= ENOUGH) {
    const [share, lastShare] = [male / (male + female), men / (men + women)];
    if (Math.abs(share - lastShare) > MEN) ask("last-sexes", { now: share, before: lastShare });
  }
  return notes;
}

/** Desa of the roll before that hold half as many voters or fewer, or half as many more. */
function changedDesa(now: RollTotals, last: Omit<LastRoll, "holding">): string[] {
  const voters = new Map(now.desa);
  return last.desa.flatMap(([key, before]) => {
    const found = voters.get(key) ?? 0;
    if (key === "" || before < DESA_ENOUGH || Math.abs(found - before) <= before * DESA) return [];
    return `${last.nameOf(key)}: ${String(before)} → ${String(found)}`;
  });
}
