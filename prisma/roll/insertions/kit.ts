import type { CalendarDay, Draft, Entry, KeyNote, Insertion, RollRow } from "../model";
import type { Sex } from "../names/draw-name";
import { ageOn, kpuDate } from "../people/birth";
import { entryOf, fillRow } from "../people/household";
import type { Home } from "../people/household";
import { rehouse } from "../people/turnover";
import type { Rng } from "../rng";

export interface Victim {
  readonly entry: Entry;
  readonly row: RollRow;
  readonly age: number;
  readonly home: Home;
}

/**
 * A voter with one and the same active line in both periods whom no insertion has used; marks them used. Null
 * when 400 draws find none.
 */
export function pickVictim(
  draft: Draft,
  rng: Rng,
  fits: (victim: Victim) => boolean = () => true,
): Victim | null {
  for (let tries = 0; tries < 400; tries++) {
    const victim = asVictim(draft, rng.pick(draft.entries));
    if (!victim || !fits(victim)) continue;
    draft.taken.add(victim.entry);
    return victim;
  }
  return null;
}

function asVictim(draft: Draft, entry: Entry): Victim | null {
  if (entry.base === null || entry.base !== entry.cur || entry.base.remark !== null || draft.taken.has(entry))
    return null;
  const home = draft.homes[entry.household - 1];
  return home ? { entry, row: entry.base, age: ageOn(entry.born, draft.tools.currentDay), home } : null;
}

/** All voters of a desa that are still free, in order; not marked. */
export function freeVoters(draft: Draft): Victim[] {
  return draft.entries.map((entry) => asVictim(draft, entry)).filter((victim) => victim !== null);
}

/** Takes up to `count` of them at random and marks them. */
export function takeVictims(
  draft: Draft,
  rng: Rng,
  count: number,
  fits: (victim: Victim) => boolean = () => true,
): Victim[] {
  const victims = rng.shuffle(freeVoters(draft).filter(fits)).slice(0, count);
  for (const { entry } of victims) draft.taken.add(entry);
  return victims;
}

/** A household whose members are all free, at least `size` of them; marks them. */
export function pickFamily(draft: Draft, rng: Rng, size: number): Victim[] | null {
  for (let tries = 0; tries < 60; tries++) {
    const household = rng.pick(draft.homes).number;
    const members = draft.entries.filter((entry) => entry.household === household);
    const victims = members.map((entry) => asVictim(draft, entry)).filter((victim) => victim !== null);
    if (victims.length < size || victims.length !== members.length) continue;
    for (const { entry } of victims) draft.taken.add(entry);
    return victims;
  }
  return null;
}

/** The same change in both periods: a defect that was there before and is still there. */
export function changeBoth(entry: Entry, changes: Partial<RollRow>): void {
  const row = { ...entry.cur, ...changes } as RollRow;
  entry.base = row;
  entry.cur = row;
}

/** A change since the baseline. */
export function changeNow(entry: Entry, changes: Partial<RollRow>): void {
  entry.cur = { ...entry.cur, ...changes } as RollRow;
}

/** A second line for the same person, in both periods unless told: what a duplicate is. */
export function addCopy(
  draft: Draft,
  victim: Victim,
  home: Home,
  changes: Partial<RollRow>,
  born: CalendarDay = victim.entry.born,
  periods = { base: true, cur: true },
): Entry {
  const row = { ...rehouse(victim.row, draft, home), ...changes };
  const copy = entryOf(row, born, home.number, periods);
  draft.entries.push(copy);
  draft.taken.add(copy);
  return copy;
}

export interface NewPerson {
  readonly sex: Sex;
  readonly marital: string;
  readonly born: CalendarDay;
  readonly name: string;
  readonly foreign?: boolean;
}

/** One more person in a home; a newcomer when only in the current period. */
export function addPerson(
  draft: Draft,
  rng: Rng,
  home: Home,
  person: NewPerson,
  periods: { base: boolean; cur: boolean },
  changes: Partial<RollRow> = {},
): Entry {
  const filled = fillRow(draft, rng, home, {
    ...person,
    foreign: person.foreign ?? false,
    age: ageOn(person.born, draft.tools.currentDay),
  });
  const row: RollRow = {
    ...filled,
    ...(periods.base ? {} : { source: "BARU" }),
    ktpEl: "S",
    disability: null,
    ...changes,
  };
  const entry = entryOf(row, person.born, home.number, periods);
  draft.entries.push(entry);
  draft.taken.add(entry);
  return entry;
}

/** A home in another TPS of the desa than the given one, else any other household. */
export function otherHome(draft: Draft, rng: Rng, not: Home): Home | null {
  const elsewhere = draft.homes.filter((home) => home.tps !== not.tps && home.tps < "900");
  return elsewhere.length > 0 ? rng.pick(elsewhere) : null;
}

/**
 * The same voter with another birthday and the NIK that goes with it, region kept; of another region when
 * `prefix` is given.
 */
export function reborn(
  draft: Draft,
  row: RollRow,
  born: CalendarDay,
  prefix = (row.nik ?? "").slice(0, 6),
): Partial<RollRow> {
  return { birthDate: kpuDate(born), nik: draft.tools.nik(prefix, born, row.sex === "P" ? "P" : "L") };
}

/**
 * A change to part of a desa: notes the desa as subject. `choose` changes the draft and gives the voters concerned,
 * or null when it could not be done.
 */
export function desaInsertion(
  code: string,
  name: string,
  choose: (draft: Draft, rng: Rng) => readonly Entry[] | null,
  more: Pick<KeyNote, "also" | "note"> & {
    readonly minVoters?: number;
    readonly subject?: (draft: Draft) => string;
  } = {},
): Insertion {
  const { minVoters, subject, ...rest } = more;
  return {
    code,
    name,
    where: "own-desa",
    minVoters: minVoters ?? 0,
    insert(draft, rng) {
      const entries = choose(draft, rng);
      if (entries === null) return false;
      draft.tools.note({
        code,
        kind: "defect",
        name,
        current: entries,
        baseline: entries,
        subject: subject?.(draft) ?? `D:${draft.desa.code}`,
        ...rest,
      });
      return true;
    },
  };
}

/**
 * A defect of single voters, the same in both periods. `change` gives null for a voter whom it does not suit.
 */
export function recordInsertion(
  code: string,
  name: string,
  change: (victim: Victim, rng: Rng, draft: Draft) => Partial<RollRow> | null,
  more: Pick<KeyNote, "also" | "note"> = {},
): Insertion {
  return {
    code,
    name,
    where: "anywhere",
    insert(draft, rng) {
      for (let tries = 0; tries < 30; tries++) {
        const victim = pickVictim(draft, rng);
        if (!victim) return false;
        const changes = change(victim, rng, draft);
        if (!changes) {
          draft.taken.delete(victim.entry);
          continue;
        }
        changeBoth(victim.entry, changes);
        draft.tools.note({ code, kind: "defect", name, current: [victim.entry], ...more });
        return true;
      }
      return false;
    },
  };
}
