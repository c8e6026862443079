import type { Draft, Entry, RollRow } from "../model";
import type { Rng } from "../rng";
import { drawName, inOldSpelling } from "../names/draw-name";
import { ageOn, dayNumber, drawBirthday, fromDayNumber } from "./birth";
import { drawAddress } from "./desa";
import { drawMembers, entryOf, fillRow } from "./household";
import type { Home } from "./household";

/**
 * Shares of the voters that change in a quarter. Sragen, fourth quarter of 2025: 1.5 % new, 0.54 % struck
 * off, 1.2 % corrected (domain.md 2.4). Each is multiplied by the desa's own habit. Whoever is struck off
 * stays in the file with a code, so that previous active + new − TMS = current active, exactly.
 */
const RATES = {
  seventeen: 0.0052,
  arrivals: 0.0055,
  struck: 0.0054,
  struckBefore: 0.004,
  corrected: 0.0115,
  moved: 0.0012,
} as const;

export function turnOver(draft: Draft, rng: Rng): void {
  const { habits, desa } = draft;
  const settled = [...draft.entries];
  strikeOff(draft, rng, settled, rng.poisson(desa.voters * RATES.struck * habits.removals));
  for (let i = rng.poisson(desa.voters * RATES.struckBefore); i > 0; i--) {
    const entry = stayer(rng, settled);
    if (!entry?.base) continue;
    entry.base = { ...entry.base, remark: String(rng.pick([1, 1, 4])) };
    entry.cur = null;
  }
  for (let i = rng.poisson(desa.voters * RATES.corrected * habits.corrections); i > 0; i--)
    correct(draft, rng, stayer(rng, settled));
  for (let i = rng.poisson(desa.voters * RATES.moved); i > 0; i--) move(draft, rng, stayer(rng, settled));
  for (let i = rng.poisson(desa.voters * RATES.seventeen * habits.newcomers); i > 0; i--)
    comeOfAge(draft, rng);
  for (let i = rng.poisson(desa.voters * RATES.arrivals * habits.newcomers); i > 0;) i -= arrive(draft, rng);
}

/** A voter with the same active row in both periods. */
function stayer(rng: Rng, settled: readonly Entry[]): Entry | undefined {
  for (let tries = 0; tries < 20; tries++) {
    const entry = rng.pick(settled);
    if (entry.base !== null && entry.base === entry.cur) return entry;
  }
  return undefined;
}

function strikeOff(draft: Draft, rng: Rng, settled: readonly Entry[], count: number): void {
  for (let i = 0; i < count; i++) {
    const death = rng.chance(0.6);
    for (let tries = 0; tries < 60; tries++) {
      const entry = stayer(rng, settled);
      if (!entry?.cur) continue;
      const age = ageOn(entry.born, draft.tools.currentDay);
      if (death ? !rng.chance(Math.exp((age - 85) / 11)) : age > 60) continue;
      entry.cur = { ...entry.cur, remark: String(death ? 1 : rng.pick([4, 4, 4, 4, 4, 6, 7, 2])) };
      break;
    }
  }
}

function correct(draft: Draft, rng: Rng, entry: Entry | undefined): void {
  if (!entry?.cur) return;
  const row: RollRow = { ...entry.cur, remark: "U" };
  const kind = rng.next();
  const age = ageOn(entry.born, draft.tools.currentDay);
  if (kind < 0.3 && row.marital === "B" && age < 36) row.marital = "S";
  else if (kind < 0.55) row.address = drawAddress(draft, rng, rng.int(1, draft.habits.hamlets.length));
  else if (kind < 0.75)
    row.nkk = draft.tools.nkk(
      draft.desa.kecCode,
      fromDayNumber(dayNumber(draft.tools.currentDay) - rng.int(5, 70)),
    );
  else if (kind < 0.92) row.name = respell(row.name ?? "");
  else if (row.ktpEl === "B") row.ktpEl = "S";
  else row.disability = String(rng.int(1, 6));
  entry.cur = row;
}

/** A slip in a name put right: a doubled letter, a title, the old spelling. */
function respell(name: string): string {
  const old = inOldSpelling(name);
  return old === name ? name.replace(/([LNMT])(?=[AIU])/, "$1$1") : old;
}

/** A voter who turned 17 between the two reference dates, in a household of the desa. */
function comeOfAge(draft: Draft, rng: Rng): void {
  const home = rng.pick(draft.homes);
  const { baselineDay, currentDay } = draft.tools;
  const from = dayNumber({ ...baselineDay, year: baselineDay.year - 17 }) + 1;
  const to = dayNumber({ ...currentDay, year: currentDay.year - 17 });
  const born = fromDayNumber(rng.int(from, to));
  const sex = rng.chance(0.51) ? "L" : "P";
  const row = fillRow(draft, rng, home, {
    sex,
    age: 17,
    marital: "B",
    born,
    name: drawName(rng, sex, born.year),
    foreign: rng.chance(draft.habits.foreignNik * 0.3),
  });
  draft.entries.push(entryOf({ ...row, source: "BARU" }, born, home.number, { base: false, cur: true }));
}

/**
 * A family that moved in from elsewhere: NIK of their origin, a new family card of this kecamatan. Returns
 * how many.
 */
export function arrive(draft: Draft, rng: Rng): number {
  const { tools, desa } = draft;
  const home = newHome(
    draft,
    rng,
    tools.nkk(desa.kecCode, fromDayNumber(dayNumber(tools.currentDay) - rng.int(5, 110))),
  );
  const members = drawMembers(rng, { ...draft.habits, older: -9 }).slice(0, 3);
  for (const member of members) {
    const born = drawBirthday(rng, tools.currentDay.year - member.age - 1, draft.habits.defaultDates);
    const row = fillRow(draft, rng, home, {
      ...member,
      born,
      name: drawName(rng, member.sex, born.year),
      foreign: rng.chance(0.75),
    });
    draft.entries.push(entryOf({ ...row, source: "BARU" }, born, home.number, { base: false, cur: true }));
  }
  return members.length;
}

/** A new household next to an existing one. */
export function newHome(draft: Draft, rng: Rng, nkk: string): Home {
  const neighbour = rng.pick(draft.homes);
  const home: Home = { ...neighbour, number: draft.homes.length + 1, nkk };
  draft.homes.push(home);
  return home;
}

/**
 * A voter who moved to another desa of the kabupaten, or from there: NIK unchanged, family card new
 * (domain.md 3). False in the last desa.
 */
export function move(
  draft: Draft,
  rng: Rng,
  entry: Entry | undefined,
  onMoved?: (there: Entry) => void,
): boolean {
  if (!entry?.cur) return false;
  const row = entry.cur;
  const leaves = rng.chance(0.5);
  const moved = draft.tools.later(draft.desa, (there) => {
    const nkk = there.tools.nkk(
      there.desa.kecCode,
      fromDayNumber(dayNumber(there.tools.currentDay) - rng.int(5, 80)),
    );
    const place = rehouse(row, there, newHome(there, rng, nkk));
    const other = entryOf(place, entry.born, there.homes.length, { base: !leaves, cur: leaves });
    there.entries.push(other);
    onMoved?.(other);
  });
  if (!moved) return false;
  if (leaves) entry.cur = null;
  else entry.base = null;
  return true;
}

/** The same person in another home. */
export function rehouse(row: RollRow, there: Draft, home: Home): RollRow {
  return {
    ...row,
    nkk: home.nkk,
    address: home.address,
    rt: home.rt,
    rw: home.rw,
    tps: home.tps,
    desa: there.desa.name,
    kecamatan: there.desa.kecName,
    dpid: there.tools.dpid(),
  };
}
