import type { CalendarDay } from "../model";
import type { Rng } from "../rng";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (DAYS[month - 1] ?? 31) + (month === 2 && leap ? 1 : 0);
}

/**
 * A birthday in a year. Where no paper told the day, offices wrote 1 July, 31 December or 1 January (5.1 %,
 * 2.8 % and 1.2 % of the 2019 roll, domain.md 4.2): mostly for the old, and in some desa more than in others.
 * @param habit 1 on average
 */
export function drawBirthday(rng: Rng, year: number, habit: number): CalendarDay {
  const era = year < 1960 ? 2.9 : year < 1975 ? 1.9 : year < 1990 ? 1 : 0.2;
  const share = era * habit;
  const draw = rng.next();
  if (draw < 0.051 * share) return { year, month: 7, day: 1 };
  if (draw < 0.079 * share) return { year, month: 12, day: 31 };
  if (draw < 0.091 * share) return { year, month: 1, day: 1 };
  const month = rng.int(1, 12);
  return { year, month, day: rng.int(1, daysIn(year, month)) };
}

/** The same birthday in another year; 29 February has no counterpart in most, and becomes the 28th. */
export function inYear(born: CalendarDay, year: number): CalendarDay {
  return { ...born, year, day: born.month === 2 ? Math.min(born.day, 28) : born.day };
}

/** `dd|mm|yyyy`, as in the files of the KPU. */
export function kpuDate({ year, month, day }: CalendarDay): string {
  return `${two(day)}|${two(month)}|${String(year).padStart(4, "0")}`;
}

/** DDMMYY for a number; women have 40 added to the day in a NIK, nobody in an NKK. */
export function digitsOf({ year, month, day }: CalendarDay, female: boolean): string {
  return two(day + (female ? 40 : 0)) + two(month) + two(year % 100);
}

export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

export function isoDay(iso: string): CalendarDay {
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) };
}

/** A number that sorts and subtracts by days. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export function fromDayNumber(days: number): CalendarDay {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function ageOn(born: CalendarDay, on: CalendarDay): number {
  const before = on.month * 100 + on.day < born.month * 100 + born.day;
  return on.year - born.year - (before ? 1 : 0);
}
