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
  if (year === 0 || !isCalendarDate(year, month, day)) return NOT_IN_CALENDAR;
  return { date: formatIsoDate(year, month, day), problem: null };
}

/**
 * Reads `dd|mm|yyyy` (KPU files), `dd-mm-yyyy`, `dd/mm/yyyy`, `dd.mm.yyyy`, `dd mm yyyy`, ISO with or without
 * time, `yyyymmdd`, `ddmmyyyy`, Excel serials and month names (`1 Juli 1970`). Day before month, always: a
 * file in another order is a finding of its own (BRK-03).
 */
export function parseRollDate(text: string | null | undefined): RollDate {
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
  return parseOdd(text.trim());
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

function parseOdd(given: string): RollDate {
  // Word processors make dashes of hyphens.
  const text = given.replace(/[\u2010-\u2015]/g, "-");
  if (text === "" || text === "-") return EMPTY;
  const iso = /^(\d{4})[-/.|](\d{1,2})[-/.|](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dmy = /^(\d{1,2})\s*[-/.|\s]\s*(\d{1,2})\s*[-/.|\s]\s*(\d{4})(?:[T ]\d.*)?$/.exec(text);
  if (dmy) return dateOf(Number(dmy[3]), Number(dmy[2]), Number(dmy[1]));
  const named = /^(\d{1,2})[\s\-/.]*([A-Za-z]{3})[A-Za-z]*\.?[\s\-/.]*(\d{4})$/.exec(text);
  const month = named ? MONTHS[(named[2] ?? "").toLowerCase()] : undefined;
  if (named && month) return dateOf(Number(named[3]), month, Number(named[1]));
  return parseBareNumber(text);
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
