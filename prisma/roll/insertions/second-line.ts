import type { Draft, Entry, RollRow } from "../model";
import { inOldSpelling } from "../names/draw-name";
import { dayNumber, fromDayNumber } from "../people/birth";
import { newHome } from "../people/turnover";
import type { Home } from "../people/household";
import type { Rng } from "../rng";
import { addCopy, otherHome } from "./kit";
import type { Victim } from "./kit";

// How a second line for one person comes about.

/** Notes a pair, and what else is right to ask about it: a family card in two TPS or two desa. */
export function notePair(
  draft: Draft,
  code: string,
  name: string,
  a: Entry,
  b: Entry,
  also: readonly string[] = [],
): void {
  const sameNkk = a.cur?.nkk === b.cur?.nkk;
  draft.tools.note({
    code,
    kind: "defect",
    name,
    current: [a, b],
    also: [...also, ...(sameNkk ? ["KEL-02", "KEL-03"] : [])],
  });
}

/** A new household card in a desa, in use for years. */
export function freshHome(there: Draft, rng: Rng): Home {
  return newHome(
    there,
    rng,
    there.tools.nkk(
      there.desa.kecCode,
      fromDayNumber(dayNumber(there.tools.baselineDay) - rng.int(60, 3000)),
    ),
  );
}

/**
 * The second line: half of them in the same desa with the old family card, half in another desa with a new
 * one.
 */
export function placeCopy(
  draft: Draft,
  rng: Rng,
  victim: Victim,
  changes: Partial<RollRow>,
  code: string,
  name: string,
  also: readonly string[],
  born = victim.entry.born,
): boolean {
  const inTheDesa = () => {
    const home = otherHome(draft, rng, victim.home) ?? victim.home;
    const { nkk, address } = victim.row;
    notePair(
      draft,
      code,
      name,
      victim.entry,
      addCopy(draft, victim, home, { nkk, address, ...changes }, born),
      also,
    );
    return true;
  };
  if (rng.chance(0.5)) return inTheDesa();
  const moved = draft.tools.later(draft.desa, (there) =>
    notePair(
      there,
      code,
      name,
      victim.entry,
      addCopy(there, victim, freshHome(there, rng), changes, born),
      also,
    ),
  );
  return moved || inTheDesa();
}

/** No NIK, or one given elsewhere for the same date. */
export function otherNik(draft: Draft, rng: Rng, { row, entry: { born } }: Victim): string | null {
  return rng.chance(0.3)
    ? null
    : draft.tools.nik(rng.pick(draft.tools.desas).kecCode, born, row.sex === "P" ? "P" : "L");
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(MUHAMMAD|MUHAMAD|MOHAMAD|M\.) /, "MOCH. "],
  [/Y(?=[AOU])/, "I"],
  [/TI(?=$| )/, "TIE"],
  [/AH(?=$| )/, "A"],
  [/F|V/, "P"],
  [/Z/, "S"],
  [/D(?=$| )/, "T"],
  [/([LNMT])(?=[AIU])/, "$1$1"],
  [/NING/, "NIN"],
];

/** Another spelling of a name as a clerk might hear it. */
export function respelt(rng: Rng, name: string): string {
  const options = SPELLINGS.filter(([heard]) => heard.test(name)).map(([heard, written]) =>
    name.replace(heard, written),
  );
  const old = inOldSpelling(name);
  if (old !== name) options.push(old);
  return options.length > 0 ? rng.pick(options) : `${name.slice(0, -1)}${name.slice(-2, -1)}`;
}
