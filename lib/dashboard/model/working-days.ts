import { daysAfter } from "@/lib/regions/time-zone";

/** Saturday, Sunday and the holidays that the office entered are no days of work. Days are YYYY-MM-DD. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** Working days after `from`, up to and with `to`. */
export function workingDaysBetween(from: string, to: string, holidays: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let day = daysAfter(from, 1); day <= to; day = daysAfter(day, 1))
    if (isWorkingDay(day, holidays)) found.push(day);
  return found;
}

/** The n-th working day after `from`; `from` itself for none. */
export function workingDayAfter(from: string, n: number, holidays: ReadonlySet<string>): string {
  let day = from;
  for (let left = n; left > 0;) {
    day = daysAfter(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}
