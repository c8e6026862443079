import { isCalendarDate } from "@/lib/roll/roll-date";
import type { Random } from "@/lib/statistics/random";

export type Sex = "L" | "P";

const DAY_MS = 86_400_000;
/** A date as the forms of KPU have it. */
const FORM_DATE = /^(\d\d)\|(\d\d)\|(\d{4})$/;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (n: number): string => String(n).padStart(2, "0");
const text = ({ day, month, year }: Day): string =>
  [two(day), two(month), String(year).padStart(4, "0")].join("|");

/** So many days and years later; negative ones earlier. */
export interface Shift {
  readonly days: number;
  readonly years: number;
}

function later({ year, month, day }: Day, { days, years }: Shift): Day {
  const date = new Date(Date.UTC(year + years, month - 1, day) + days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Null where no calendar has it. */
function dayOf(date: string): Day | null {
  const [, day, month, year] = (FORM_DATE.exec(date) ?? []).map(Number);
  return day !== undefined && month !== undefined && year !== undefined && isCalendarDate(year, month, day)
    ? { year, month, day }
    : null;
}

/** `12|03|1985` so much later; what is no date stays as wrong as it is. */
export function dateLater(date: string, shift: Shift): string {
  const day = dayOf(date);
  return day === null ? date : text(later(day, shift));
}

/** `12|03|1985` written as the roll writes dates, the way of `like`. */
export function dateLike(date: string, like: string | null): string {
  const [, day, month, year] = FORM_DATE.exec(date) ?? [];
  if (day === undefined || month === undefined || year === undefined) return date;
  const iso = /^\d{4}(\D)\d\d\1\d\d$/.exec(like ?? "");
  if (iso) return [year, month, day].join(iso[1]);
  return [day, month, year].join(/^\d\d(\D)\d\d\1\d{4}$/.exec(like ?? "")?.[1] ?? "|");
}

/** Two digits of a year from here on are of the last century: who is born later does not vote. */
const NEW_CENTURY = 9;

/** The first six digits of a number, the six of a birth date, and the rest, however long. */
const PARTS = /^(\d{6})(\d{2})(\d{2})(\d{2})(.*)$/s;

/**
 * A number as if its bearer were born so much later. Of a date that no calendar has only the year moves, so that it
 * stays as wrong as it is; what does not begin like a number stays.
 */
export function otherBirth(number: string, shift: Shift): string {
  const [, office, dayPart, monthPart, yearPart, rest] = PARTS.exec(number) ?? [];
  if (office === undefined || /^(\d)\1+$/.test(number)) return number;
  const [day, month, year2] = [Number(dayPart), Number(monthPart), Number(yearPart)];
  const woman = day > 40;
  const born = dayOf(
    text({ day: woman ? day - 40 : day, month, year: (year2 < NEW_CENTURY ? 2000 : 1900) + year2 }),
  );
  const moved =
    born === null
      ? `${dayPart ?? ""}${monthPart ?? ""}${two((year2 + shift.years + 100) % 100)}`
      : datePart(later(born, shift), woman);
  return `${office}${moved}${rest ?? ""}`;
}

/** The six digits of a date in a number, women with forty added to the day. */
const datePart = ({ day, month, year }: Day, woman: boolean): string =>
  two(day + (woman ? 40 : 0)) + two(month) + two(year % 100);

/** Another serial like those of the roll; one that is none, or like no other, stays. */
export function otherTail(number: string, tails: readonly string[], random: Random): string {
  const [, head, tail] = /^(.*\d{8,}.*)(\d{4})$/s.exec(number) ?? [];
  if (head === undefined || tail === undefined || tail === "0000") return number;
  const alike = tails.filter((other) => other.slice(0, 2) === tail.slice(0, 2) && other !== "0000");
  return head + (alike[Math.floor(random() * alike.length)] ?? tail);
}
