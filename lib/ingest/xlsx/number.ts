import { type CellFormat, maskedNumber } from "./number-format";

const DAY_MS = 86_400_000;
/**
 * Libraries that convert by the history of time zones are up to some seconds off midnight (Jakarta's zone was
 * +7:07:12 once); nobody is born to the second.
 */
const MIDNIGHT_MS = 60_000;

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

/** The text of a number as a person sees it: a date by a date's format, `005` by the format `000`. */
export function formattedNumber(value: string, format: CellFormat | undefined, date1904: boolean): string {
  if (format?.date === true) return serialDate(Number(value), date1904) ?? numberText(value);
  const text = numberText(value);
  const mask = format?.mask ?? null;
  return mask === null || !/^\d+$/.test(text) ? text : (maskedNumber(mask, Number(value)) ?? text);
}

/**
 * Excel's day number → `YYYY-MM-DD`, with its time (`T17:00:00`) where it has one. Day 60 is 29 February
 * 1900, which never was (kept from Lotus 1-2-3): days before it are one off.
 *
 * @returns null for times without a day and for numbers beyond the year 9999
 */
export function serialDate(serial: number, date1904: boolean): string | null {
  const days = serial + (date1904 ? 1462 : 0);
  const day = Math.floor(days + MIDNIGHT_MS / DAY_MS);
  if (!Number.isFinite(day) || day < 1 || day > 2_958_465 || day === 60) return null;
  const shift = day < 60 ? 1 : 0;
  const ms = Math.round((days - day) * DAY_MS);
  const time = ms < MIDNIGHT_MS ? 0 : ms;
  return isoMoment(new Date(Date.UTC(1899, 11, 30) + (day + shift) * DAY_MS + time).toISOString());
}

/** `1985-05-12T00:00:00.000` → `1985-05-12`; a time that says something stays, to the second. */
export function isoMoment(text: string): string {
  const match = /^(-?\d{4,}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:[.,]\d+)?Z?)?$/.exec(text);
  if (match === null) return text;
  const [, date = "", time] = match;
  return time === undefined || time.startsWith("00:00:") ? date : `${date}T${time}`;
}
