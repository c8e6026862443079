import { cleanCell, isNothing } from "./clean-cell";
import { romanNumber } from "./numerals";

export type DateProblem = "empty" | "zero" | "unreadable" | "not-in-calendar";

/**
 * A calendar date `YYYY-MM-DD`, or why there is none. Years before 1900 and dates in the future are dates: a
 * detector asks about them.
 */
export type RollDate =
  { readonly date: string; readonly problem: null } | { readonly date: null; readonly problem: DateProblem };

const problem = (kind: DateProblem): RollDate => ({ date: null, problem: kind });
const EMPTY = problem("empty");
const ZERO_DATE = problem("zero");
const UNREADABLE = problem("unreadable");
const NOT_IN_CALENDAR = problem("not-in-calendar");

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** First three letters; Indonesian and English names and the spelling of older typewriters. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  peb: 2,
  mar: 3,
  apr: 4,
  mei: 5,
  mai: 5,
  mey: 5,
  may: 5,
  jun: 6,
  jul: 7,
  agu: 8,
  agt: 8,
  ags: 8,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  nop: 11,
  des: 12,
  dec: 12,
};
/** Excel day 1 is 1900-01-01 with a 29 February 1900 that never was: from 61 on, days since 1899-12-30. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** A number between these is a year. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2100;

/** A possible day of the Gregorian calendar. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (MONTH_DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}

function formatIsoDate(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const TWO = Array.from({ length: 100 }, (_, i) => String(i).padStart(2, "0"));

function pad(value: number, width: 2 | 4): string {
  if (width === 2) return TWO[value] ?? String(value);
  return value >= 1000 ? String(value) : String(value).padStart(4, "0");
}

function dateOf(year: number, month: number, day: number): RollDate {
  if (year === 0 && month === 0 && day === 0) return ZERO_DATE;
  // An earlier one has lost its century: `12-05-0085`.
  if (year < FIRST_YEAR || !isCalendarDate(year, month, day)) return NOT_IN_CALENDAR;
  return { date: formatIsoDate(year, month, day), problem: null };
}

/**
 * Reads `dd|mm|yyyy` (KPU files), `dd-mm-yyyy`, `dd/mm/yyyy`, `dd.mm.yyyy`, `dd mm yyyy`, ISO with or without
 * time, `yyyymmdd`, `ddmmyyyy`, Excel serials and month names (`Selasa, 1 Juli 1970`, `12-V-1985`, `May 12,
 * 1985`). Day before month, always: a file in another order is a finding of its own (BRK-03). Midnight in
 * Indonesia written as UTC (`1985-05-11T17:00:00Z`) is the next day.
 *
 * @param reference `YYYY-MM-DD`: gives a year of two figures its century (`centuryOf`); without it such a
 * date stays unread
 */
export function parseRollDate(text: string | null | undefined, reference?: string): RollDate {
  if (text === null || text === undefined || text === "") return EMPTY;
  if (text.length === 10) {
    const separator = text.charCodeAt(2);
    if (isSeparator(separator) && text.charCodeAt(5) === separator) {
      const day = digits(text, 0, 2);
      const month = digits(text, 3, 5);
      const year = digits(text, 6, 10);
      if (day >= 0 && month >= 0 && year >= 0) return dateOf(year, month, day);
    }
  }
  return parseOdd(text, reference);
}

/** | - / . and space */
function isSeparator(code: number): boolean {
  return code === 124 || code === 45 || code === 47 || code === 46 || code === 32;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const WEEKDAY =
  /^(?:SENIN|SELASA|RABU|KAMIS|JUM'?AT|SABTU|MINGGU|AHAD|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)[,\s]+/i;
const PREFIX = /^(?:TGL|TANGGAL|TG)\.?\s*:?\s*/i;
/** Between the parts of a date; a comma, a colon and an underscore are how keyboards slip. */
const GAP = "(?:\\s*[-/.|\\\\_,:]{1,2}\\s*|\\s+)";
const TIME =
  /(?:T|\s+)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(AM|PM)?\s*(WIB|WITA|WIT|UTC|GMT|Z|[+-]\d{2}:?\d{2})?$/i;
const ISO = new RegExp(`^(\\d{4})${GAP}(\\d{1,2})${GAP}(\\d{1,2})$`);
const DMY = new RegExp(`^(\\d{1,2})${GAP}(\\d{1,2})${GAP}'?(\\d{4}|\\d{2})$`);
const YEAR_NAMED = /^(\d{4})[\s\-/.]+([A-Za-z]{3})[A-Za-z]*[\s\-/.]+(\d{1,2})$/;
const NAMED = /^(\d{1,2})[\s\-/.,|]*([A-Za-z]{3})[A-Za-z]*\.?[\s\-/.,|]*'?(\d{4}|\d{2})$/;
const ROMAN = new RegExp(`^(\\d{1,2})${GAP}([IVX]+)${GAP}(\\d{4})$`);
const ENGLISH = /^(?:[A-Z][a-z]{2} )?([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/;
/** `17-08-1985 (40 th)` */
const AGE_BEHIND = /\s*\(\s*\d{1,3}\s*(?:TH|THN|TAHUN)?\.?\s*\)$/i;
/** `toString` of a date in JavaScript: the day is the local one, whatever the time. */
const SCRIPT_TIME = / \d{2}:\d{2}:\d{2} GMT[+-]\d{4}.*$/;

function parseOdd(given: string, reference: string | undefined): RollDate {
  // Word processors make dashes of hyphens.
  const clean = cleanCell(given)
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(PREFIX, "")
    .replace(WEEKDAY, "")
    .replace(SCRIPT_TIME, "")
    .replace(AGE_BEHIND, "")
    .replace(/\bDj(?=[aui])/i, "J")
    .replace(/(?<=\d)[Oo](?=[\d\-/.|])|(?<=[\d\-/.|])[Oo](?=\d)/g, "0")
    .replace(/(?<=\d)l(?=[\d\-/.|])|(?<![A-Za-z])l(?=\d)/g, "1")
    .replace(/[.,;]$/, "");
  if (clean === "" || clean === "-" || isNothing(clean)) return EMPTY;
  const time = TIME.exec(clean);
  const text = time === null ? clean : clean.slice(0, time.index);
  const found = parseDay(text, reference);
  return time !== null && isMidnightAsUtc(time) ? nextDay(found) : found;
}

function parseDay(text: string, reference: string | undefined): RollDate {
  const iso = ISO.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dmy = DMY.exec(text);
  if (dmy) return dated(dmy[3], Number(dmy[2]), dmy[1], reference);
  const named = NAMED.exec(text);
  const month = named ? MONTHS[(named[2] ?? "").toLowerCase()] : undefined;
  if (named && month) return dated(named[3], month, named[1], reference);
  const turned = YEAR_NAMED.exec(text);
  const middle = turned ? MONTHS[(turned[2] ?? "").toLowerCase()] : undefined;
  if (turned && middle) return dateOf(Number(turned[1]), middle, Number(turned[3]));
  const roman = ROMAN.exec(text);
  if (roman) return dated(roman[3], romanNumber(roman[2] ?? "") ?? 0, roman[1], reference);
  const english = ENGLISH.exec(text);
  const first = english ? MONTHS[(english[1] ?? "").toLowerCase()] : undefined;
  if (english && first) return dated(english[3], first, english[2], reference);
  return parseBareNumber(text);
}

function dated(
  year: string | undefined,
  month: number,
  day: string | undefined,
  reference: string | undefined,
): RollDate {
  const figures = year ?? "";
  if (figures.length === 4) return dateOf(Number(figures), month, Number(day));
  const full = reference === undefined ? null : centuryOf(Number(figures), reference);
  return full === null ? UNREADABLE : dateOf(full, month, Number(day));
}

/** Ages that somebody on a roll may have: married people vote before 17. */
const YOUNGEST = 12;
const OLDEST = 109;

/**
 * The year that two figures mean: the one that makes somebody on a roll of that date 12 to 109 years old.
 * Null when both centuries do.
 */
export function centuryOf(figures: number, reference: string): number | null {
  const now = digits(reference, 0, 4);
  const possible = [1900 + figures, 2000 + figures].filter(
    (year) => now - year >= YOUNGEST && now - year <= OLDEST,
  );
  return possible.length === 1 ? (possible[0] ?? null) : null;
}

/**
 * Programs write midnight of a local day as UTC: 17:00 of the day before in WIB, 16:00 in WITA, 15:00 in WIT,
 * up to half an hour before or after in the years in which the zones were others (IANA tz, Asia/Jakarta).
 */
function isMidnightAsUtc(time: RegExpExecArray): boolean {
  if (!/^(?:Z|UTC|GMT|[+-]00:?00)$/i.test(time[4] ?? "")) return false;
  const minutes = Number(time[1]) * 60 + Number(time[2]);
  return minutes >= 14 * 60 + 30 && minutes <= 17 * 60;
}

/** The day after; what is no date stays what it is. */
export function nextDay(found: RollDate): RollDate {
  if (found.date === null) return found;
  const next = new Date(Date.parse(`${found.date}T00:00:00Z`) + DAY_MS);
  return { date: next.toISOString().slice(0, 10), problem: null };
}

/** A date that is written with the month first, in the order of the roll; other texts as they are. */
export function dayBeforeMonth(text: string | null | undefined): string | null | undefined {
  return text?.replace(/^(\s*)(\d{1,2})(\D{1,3})(\d{1,2})(?=\D{1,3}\d{2,4})/, "$1$4$3$2");
}

/** The year, where a cell holds nothing else (`1963`); null otherwise. */
export function bareYear(text: string | null | undefined): number | null {
  if (!text || text.length > 8) return null;
  const year = Number(/^\s*(\d{4})(?:[.,]0)?\s*$/.exec(text)?.[1]);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/**
 * `19081209` and `09121908` cannot be mistaken for each other: 19 and 20 are not months. Five digits are an
 * Excel serial, four are one unless they are a year; fewer are an age or nothing.
 */
function parseBareNumber(text: string): RollDate {
  if (/^0+$/.test(text)) return ZERO_DATE;
  if (/^\d{8}$/.test(text)) {
    const asYmd = dateOf(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8));
    const yearFirst = digits(text, 0, 4);
    if (yearFirst >= FIRST_YEAR && yearFirst <= LAST_YEAR && digits(text, 4, 6) <= 12) return asYmd;
    return dateOf(digits(text, 4, 8), digits(text, 2, 4), digits(text, 0, 2));
  }
  // The zero before the day is lost when a program takes the date for a number.
  if (/^[1-9]\d{6}$/.test(text)) return dateOf(digits(text, 3, 7), digits(text, 1, 3), digits(text, 0, 1));
  const serial = Number(/^([1-9]\d{3,4})(?:[.,]\d+)?$/.exec(text)?.[1]);
  if (serial < FIRST_YEAR || serial > LAST_YEAR) {
    const date = new Date(EXCEL_EPOCH + serial * DAY_MS);
    return dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  }
  return UNREADABLE;
}

/**
 * Completed years on the reference date, both `YYYY-MM-DD`; negative when born after it. Someone born on 29
 * February is a year older on 1 March.
 */
export function completedYears(birthDate: string, referenceDate: string): number {
  const years = digits(referenceDate, 0, 4) - digits(birthDate, 0, 4);
  const birthday = digits(birthDate, 5, 7) * 100 + digits(birthDate, 8, 10);
  const reference = digits(referenceDate, 5, 7) * 100 + digits(referenceDate, 8, 10);
  return reference < birthday ? years - 1 : years;
}
