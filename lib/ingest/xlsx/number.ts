const DAY_MS = 86_400_000;

/**
 * Zeros at the end of a 16-digit number beyond which its date part can no longer be a date (month 10, year
 * 00, serial 0000 give seven).
 */
const LOST_DIGITS = /^\d{7,8}0{8,}$/;

/**
 * The text of a numeric cell. Whole numbers are written out, for a NIK typed as a number still shows fifteen
 * true digits (BRK-01 judges the sixteenth). A number that was once `3.314E+15` in a CSV and came back has
 * lost even its date: it is given in that form again, so that it is recognised as damage instead of passing
 * for sixteen digits.
 */
export function numberText(value: string): string {
  const number = Number(value);
  if (value === "" || !Number.isFinite(number)) return value;
  if (!Number.isInteger(number) || Math.abs(number) >= 1e21) return String(number);
  const digits = String(number);
  return LOST_DIGITS.test(digits) ? number.toExponential().toUpperCase() : digits;
}

/**
 * Excel's day number → `YYYY-MM-DD`. Day 60 is 29 February 1900, which never was (kept from Lotus 1-2-3):
 * days before it are one off.
 *
 * @returns null for times without a day and for numbers beyond the year 9999
 */
export function serialDate(serial: number, date1904: boolean): string | null {
  const day = Math.floor(serial) + (date1904 ? 1462 : 0);
  if (!Number.isFinite(day) || day < 1 || day > 2_958_465 || day === 60) return null;
  const shift = day < 60 ? 1 : 0;
  return new Date(Date.UTC(1899, 11, 30) + (day + shift) * DAY_MS).toISOString().slice(0, 10);
}
