import { parseNik } from "@/lib/roll/identity-number";
import { isCalendarDate } from "@/lib/roll/roll-date";

export type Sex = "L" | "P";

const DAY_MS = 86_400_000;
/** A date as examples have it. */
const EXAMPLE_DATE = /^(\d\d)\|(\d\d)\|(\d{4})$/;
/** The place where the examples' numbers were given out. */
const OFFICE = "331401";

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (n: number): string => String(n).padStart(2, "0");
const text = ({ day, month, year }: Day): string =>
  [two(day), two(month), String(year).padStart(4, "0")].join("|");

function later({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day) + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day of an example's date, null where no calendar has it. */
function dayOf(date: string): Day | null {
  const [, day, month, year] = (EXAMPLE_DATE.exec(date) ?? []).map(Number);
  return day !== undefined && month !== undefined && year !== undefined && isCalendarDate(year, month, day)
    ? { year, month, day }
    : null;
}

/** `12|03|1985` so many days later; what is no date stays as wrong as it is. */
export function dateLater(date: string, days: number): string {
  const day = dayOf(date);
  return day === null ? date : text(later(day, days));
}

/** `12|03|1985` written as the roll writes dates, the way of `like`. */
export function dateLike(date: string, like: string | null): string {
  const [, day, month, year] = EXAMPLE_DATE.exec(date) ?? [];
  if (day === undefined || month === undefined || year === undefined) return date;
  const iso = /^\d{4}(\D)\d\d\1\d\d$/.exec(like ?? "");
  if (iso) return [year, month, day].join(iso[1]);
  return [day, month, year].join(/^\d\d(\D)\d\d\1\d{4}$/.exec(like ?? "")?.[1] ?? "|");
}

/**
 * Two digits of a year from here on are of the last century: who is born later does not vote in any roll that
 * the examples are of.
 */
const NEW_CENTURY = 9;

/**
 * Birth date and sex that sixteen digits say, signs between them forgiven; null where they say none that
 * could be.
 */
export function birthInNumber(number: string): { readonly date: string; readonly sex: Sex } | null {
  const digits = number.replace(/\D/g, "");
  if (digits.length !== 16) return null;
  const { day, month, year2, sex } = parseNik(digits);
  const date = text({ day, month, year: year2 < NEW_CENTURY ? 2000 + year2 : 1900 + year2 });
  return dayOf(date) === null ? null : { date, sex };
}

/**
 * An example's number as if it had been given out where `base` was and to someone born so many days later: of
 * what is wrong with it nothing changes.
 */
export function numberNear(number: string, base: string | null, days: number): string {
  const office = /^\d{6}/.exec(base ?? "")?.[0] ?? OFFICE;
  const here = number.startsWith(OFFICE)
    ? office + number.slice(6)
    : number.startsWith(OFFICE.slice(0, 4))
      ? office.slice(0, 4) + number.slice(4)
      : number;
  const inNumber = days === 0 || !/^\d{16}$/.test(here) ? null : birthInNumber(here);
  return inNumber === null
    ? here
    : here.slice(0, 6) + datePart(dateLater(inNumber.date, days), inNumber.sex) + here.slice(12);
}

/**
 * The number of someone of this date and sex, given out where `base` was; null where the date is none or
 * `base` is no number.
 */
export function numberFor(date: string, sex: Sex, base: string | null, serial: number): string | null {
  const office = /^\d{6}/.exec(base ?? "")?.[0];
  return office === undefined || dayOf(date) === null
    ? null
    : office + datePart(date, sex) + String(serial).padStart(4, "0");
}

/** The six digits of a date in a number, women with forty added to the day. */
function datePart(date: string, sex: Sex): string {
  const { day, month, year } = dayOf(date) ?? { day: 0, month: 0, year: 0 };
  return two(day + (sex === "P" ? 40 : 0)) + two(month) + two(year % 100);
}
