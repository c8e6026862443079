import type { RawRecord, RollColumn } from "@/lib/roll/columns";
import { completedYears, parseRollDate } from "@/lib/roll/roll-date";
import type { Random } from "@/lib/statistics/random";
import { assertPresent } from "@/lib/assert-present";
import type { CarrierRow } from "./carrier-row";
import type { DonorLine } from "./donor";
import { otherName, type NamePool } from "./names";
import { dateLater, dateLike, otherBirth, otherTail, type Shift } from "./synthetic-values";

/** What is the same for all control findings of a run. */
export interface GenerationContext {
  readonly names: NamePool;
  /** The last four digits of the roll's own NIK: what serials look like there. */
  readonly tails: readonly string[];
  /** YYYY-MM-DD */
  readonly referenceDate: string;
}

/** How much of who it is changes; less where the fault would be gone with it. */
export interface Disguise {
  readonly rename: boolean;
  readonly shift: Shift;
  /** numbers are given out where the made-up person stands */
  readonly office: boolean;
}

const PLACE: readonly RollColumn[] = ["address", "rt", "rw", "tps", "desa", "kecamatan"];

/** Columns that the rule is about, or that belong to somebody as a whole. */
export interface About {
  readonly nkk: boolean;
  readonly remark: boolean;
  /** two lines, whose numbers say how they belong together */
  readonly comparison: boolean;
}

/**
 * Lines with the fault of the donor's and of nobody: another name of the same form, another birth date, numbers given
 * out elsewhere, the place and family card of the lines whose numbers they take. What is the same or missing in the
 * donor's lines is the same or missing in these.
 */
export function disguise(
  lines: readonly DonorLine[],
  places: readonly CarrierRow[],
  about: About,
  { rename, shift, office }: Disguise,
  { names, tails, referenceDate }: GenerationContext,
  random: Random,
): RawRecord[] {
  const [home] = lines;
  const [first] = places;
  const given = new Map<string, string>();
  const once = (value: string, make: () => string): string =>
    given.get(value) ?? assertPresent(given.set(value, make()).get(value));
  const elsewhere = (number: string): string =>
    office && home?.kecCode != null && first?.kecCode != null && number.startsWith(home.kecCode)
      ? first.kecCode + number.slice(home.kecCode.length)
      : number;
  const tail = (number: string): string => (about.comparison ? number : otherTail(number, tails, random));
  const renamed = (name: string, sex: DonorLine["sex"]): string =>
    once(name, () => otherName(names, name, sex, random));
  return lines.map(({ raw, sex, surroundings: { family } }, at): RawRecord => {
    const carrier = assertPresent(places[at]).raw;
    const place = Object.fromEntries(
      PLACE.map((column) => [column, raw[column] == null ? null : (carrier[column] ?? null)]),
    );
    const birthDate = raw.birthDate == null ? null : otherDate(raw.birthDate, shift);
    // Whoever is alone on a card gets one of the place that nobody has.
    const own = lines.filter((line) => line.raw.nkk === raw.nkk).length;
    const card = (value: string): string =>
      about.nkk
        ? tail(elsewhere(value))
        : family > own
          ? (carrier.nkk ?? otherTail(value, tails, random))
          : freshCard(carrier.nkk ?? value, tails, random);
    return {
      ...raw,
      ...place,
      dpid: raw.dpid == null ? null : otherDigit(carrier.dpid ?? null, 1 + Math.floor(random() * 9)),
      remark: (about.remark ? raw.remark : carrier.remark) ?? null,
      name: raw.name == null ? null : rename ? renamed(raw.name, sex) : raw.name,
      nik: raw.nik == null ? null : once(raw.nik, () => tail(elsewhere(otherBirth(raw.nik ?? "", shift)))),
      nkk: raw.nkk == null ? null : once(raw.nkk, () => card(raw.nkk ?? "")),
      birthDate,
      age: ageOf(raw.age ?? null, birthDate, referenceDate),
    };
  });
}

/** The same moved, in the way in which the roll writes dates; what is no date stays as wrong as it is. */
function otherDate(written: string, shift: Shift): string {
  const { date } = parseRollDate(written);
  return date === null ? written : dateLike(dateLater(date.split("-").reverse().join("|"), shift), written);
}

/** Rolls with a column of ages have the age of the date. */
function ageOf(written: string | null, birthDate: string | null, referenceDate: string): string | null {
  const { date } = parseRollDate(birthDate);
  return written === null || date === null ? written : String(completedYears(date, referenceDate));
}

const freshCard = (near: string, tails: readonly string[], random: Random): string =>
  near.replace(/\d{4}$/, () => tails[Math.floor(random() * tails.length)] ?? "0001");

/** A number like the roll's own that is nobody's: its last digit is another. */
const otherDigit = (number: string | null, by: number): string | null =>
  number?.replace(/\d(?=\D*$)/, (last) => String((Number(last) + by) % 10)) ?? null;
