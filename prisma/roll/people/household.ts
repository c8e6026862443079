import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import type { CalendarDay, Draft, Entry, RollRow } from "../model";
import type { Habits } from "../habits";
import { drawName, withTitle } from "../names/draw-name";
import type { Sex } from "../names/draw-name";
import type { Rng } from "../rng";
import { ageOn, dayNumber, drawBirthday, fromDayNumber, inYear, kpuDate } from "./birth";

/** Where and with whom a voter lives: the cells that all members of a household share. */
export interface Home {
  readonly number: number;
  readonly nkk: string;
  readonly address: string;
  readonly rt: string;
  readonly rw: string;
  readonly tps: string;
}

export interface Member {
  readonly sex: Sex;
  readonly age: number;
  readonly marital: "B" | "S" | "P";
}

/**
 * Who of a household votes. Ages follow from the head's: that gives the pyramid its shape without a table.
 */
export function drawMembers(rng: Rng, habits: Habits): Member[] {
  const kind = rng.next();
  if (kind < 0.15) return [...couple(rng, clampAge(26 + habits.older * 0.3 + rng.normal() * 4))];
  if (kind < 0.24) return [lone(rng, habits)];
  if (kind < 0.38) return couple(rng, clampAge(37 + habits.older * 0.5 + rng.normal() * 6));
  const head = clampAge(51 + habits.older + rng.normal() * 10);
  if (kind < 0.52) return couple(rng, head);
  if (kind < 0.6)
    return [{ sex: rng.chance(0.72) ? "P" : "L", age: head, marital: "P" }, ...children(rng, habits, head)];
  const family = [...couple(rng, head), ...children(rng, habits, head)];
  if (kind > 0.93)
    family.push({
      sex: rng.chance(0.7) ? "P" : "L",
      age: Math.min(97, head + rng.int(19, 31)),
      marital: "P",
    });
  if (kind > 0.6 && kind < 0.64) family.push(...couple(rng, clampAge(head - rng.int(20, 28))));
  return family;
}

function clampAge(age: number): number {
  return Math.round(Math.min(94, Math.max(19, age)));
}

function couple(rng: Rng, husband: number): Member[] {
  const drawn = husband - 3 + Math.round(rng.normal() * 3.5);
  const wife = drawn < 19 ? rng.int(19, 24) : drawn;
  return [
    { sex: "L", age: husband, marital: "S" },
    { sex: "P", age: Math.min(96, wife), marital: "S" },
  ];
}

function lone(rng: Rng, habits: Habits): Member {
  if (rng.chance(0.25)) return { sex: rng.chance(0.6) ? "L" : "P", age: rng.int(21, 45), marital: "B" };
  return {
    sex: rng.chance(0.68) ? "P" : "L",
    age: Math.min(97, Math.round(62 + habits.older + Math.abs(rng.normal()) * 11)),
    marital: "P",
  };
}

/** Children of 17 and more who still live at home, most of them unmarried. */
function children(rng: Rng, habits: Habits, parent: number): Member[] {
  const members: Member[] = [];
  const count = 1 + rng.poisson(0.9);
  for (let i = 0; i < count; i++) {
    const age = i === 0 && parent < 56 && rng.chance(0.16) ? rng.int(17, 19) : parent - rng.int(20, 36);
    if (age < 17 || (age > 26 && rng.chance(0.75))) continue;
    const sex = rng.chance(0.53 * (0.5 / Math.max(0.2, habits.sonsAway))) ? "L" : "P";
    members.push({ sex, age, marital: age > 24 && rng.chance(0.25) ? "P" : "B" });
  }
  return members;
}

/** The day a household's card was recorded: anywhere since the registers went digital, more often lately. */
export function drawIssueDay(rng: Rng, reference: CalendarDay): CalendarDay {
  const first = dayNumber({ year: 2005, month: 3, day: 1 });
  const last = dayNumber(reference) - 30;
  return fromDayNumber(Math.floor(first + (last - first) * Math.sqrt(rng.next())));
}

const BLANK = Object.fromEntries(ROLL_COLUMNS.map((column) => [column, null])) as Record<RollColumn, null>;

/** A person of an age, as a line of the roll. */
export function drawRow(
  draft: Draft,
  rng: Rng,
  habits: Habits,
  home: Home,
  member: Member,
  reference: CalendarDay,
): { row: RollRow; born: CalendarDay } {
  const born = birthdayFor(rng, member.age, reference, habits.defaultDates);
  const foreign = rng.chance(habits.foreignNik);
  const name = withTitle(rng, drawName(rng, member.sex, born.year), member.sex, member.age);
  return { row: fillRow(draft, rng, home, { ...member, born, name, foreign }), born };
}

/** A birthday that makes the person `age` years old on the reference date. */
function birthdayFor(rng: Rng, age: number, reference: CalendarDay, habit: number): CalendarDay {
  const born = drawBirthday(rng, reference.year - age - (rng.chance(0.5) ? 1 : 0), habit);
  const off = ageOn(born, reference) - age;
  return off === 0 ? born : inYear(born, born.year + off);
}

export function fillRow(
  draft: Draft,
  rng: Rng,
  home: Home,
  person: {
    readonly sex: Sex;
    readonly age: number;
    readonly marital: string;
    readonly born: CalendarDay;
    readonly name: string;
    readonly foreign: boolean;
  },
): RollRow {
  const { desa, tools } = draft;
  const row: RollRow = { ...BLANK };
  const local = rng.chance(0.9) ? desa.kecCode : rng.pick(tools.desas).kecCode;
  row.nkk = home.nkk;
  row.nik = tools.nik(person.foreign ? tools.otherPrefix() : local, person.born, person.sex);
  row.dpid = tools.dpid();
  row.name = person.name;
  row.birthPlace = person.foreign
    ? rng.pick([
        "SURAKARTA",
        "KARANGANYAR",
        "BOYOLALI",
        "NGAWI",
        "GROBOGAN",
        "JAKARTA",
        "SEMARANG",
        "WONOGIRI",
      ])
    : tools.homeTown;
  row.birthDate = kpuDate(person.born);
  row.marital = person.marital;
  row.sex = person.sex;
  row.address = home.address;
  row.rt = home.rt;
  row.rw = home.rw;
  row.disability = rng.chance(0.006) ? String(rng.int(1, 6)) : null;
  row.ktpEl = rng.chance(person.age < 18 ? 0.4 : 0.004) ? "B" : "S";
  row.source = rng.chance(0.75) ? "DPT" : "DP4";
  row.tps = home.tps;
  row.desa = desa.name;
  row.kecamatan = desa.kecName;
  return row;
}

export function entryOf(
  row: RollRow,
  born: CalendarDay,
  household: number,
  periods: { readonly base: boolean; readonly cur: boolean },
): Entry {
  return {
    base: periods.base ? row : null,
    cur: periods.cur ? row : null,
    baseRow: 0,
    curRow: 0,
    household,
    born,
  };
}
