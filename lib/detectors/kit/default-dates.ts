import { z } from "zod";

// Dates that clerks write when nobody knows: 5.1 % of the 2019 roll was born on 1 July, 2.8 % on 31 December,
// 1.2 % on 1 January.

const monthDaySchema = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);

/** Default dates as MM-DD; `15` days of every month are in the table too. Never flagged alone. */
export const defaultDatesSchema = z
  .array(monthDaySchema)
  .max(60)
  .default([
    "07-01",
    "12-31",
    "01-01",
    ...Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, "0")}-15`),
  ]);

/** The table as numbers, month × 100 + day as in the working table `lines`, for `<> ALL(…)`. */
export function asNumbers(dates: readonly string[]): number[] {
  return dates.map((date) => Number(date.slice(0, 2)) * 100 + Number(date.slice(3)));
}

/** 701 → "07-01". */
export function asMonthDay(number: number): string {
  const text = String(number).padStart(4, "0");
  return `${text.slice(0, 2)}-${text.slice(2)}`;
}
