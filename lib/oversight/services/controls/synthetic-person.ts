import type { ExampleRow } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS, type RawRecord, type RollColumn } from "@/lib/roll/columns";
import { completedYears, parseRollDate } from "@/lib/roll/roll-date";
import { assertPresent } from "@/lib/assert-present";
import type { CarrierRow } from "./carrier-row";
import type { Names } from "./names";
import { dateLater, dateLike, numberFor, numberNear, birthInNumber, type Sex } from "./synthetic-values";

/**
 * A line of an example: where it stands, and the line of the roll from which its person has what the example
 * leaves open, shared by all lines of one person.
 */
export interface Part {
  readonly row: ExampleRow;
  readonly carrier: CarrierRow;
  readonly person: CarrierRow;
  /** the first line of the same person */
  readonly first: ExampleRow;
  /** where the numbers of all lines of the example were given out */
  readonly office: CarrierRow;
}

export interface PersonContext {
  readonly names: Names;
  /** The letter that the roll writes for a sex. */
  readonly letter: (sex: Sex) => string;
  readonly referenceDate: string;
  /**
   * Other words in the example's names, and everybody born so many days later: false and 0 leave them as they
   * are.
   */
  readonly rename: boolean;
  readonly days: number;
  /** Of a person who gets a number of his own. */
  readonly serial: number;
  /** Born so many days from the person's line where the example says no date: a number that is nobody's. */
  readonly shift: number;
  /**
   * Lines of a comparison stand where their carriers do; an example of one record may be about its place or
   * card.
   */
  readonly comparison: boolean;
}

const PLACE: readonly RollColumn[] = ["address", "rt", "rw", "tps", "desa", "kecamatan"];

/**
 * A made-up person who looks like the roll's own: a line of it under another name, with what the example says
 * laid over. What depends on that (number, date, sex, age) follows it, so that a record shows the fault that
 * it is about and no other.
 */
export function syntheticPerson(part: Part, context: PersonContext): RawRecord {
  const { row, carrier, person } = part;
  const inNumber =
    typeof row.nik === "string" ? birthInNumber(numberNear(row.nik, null, context.days)) : null;
  const sex = sexOf(row, inNumber?.sex) ?? person.sex ?? "P";
  const birthDate = birthDateOf(row, inNumber?.date, person, context);
  const own: RawRecord = {
    ...person.raw,
    ...Object.fromEntries(PLACE.map((column) => [column, carrier.raw[column] ?? null])),
    dpid: otherDigits(carrier.raw.dpid ?? null, 1 + (context.serial % 9)),
    name: context.names.full(sex),
    sex: context.letter(sex),
    birthDate,
    nik: ownNumber(birthDate, sex, person, context.serial),
    age: ageOf(birthDate, person, context.referenceDate),
  };
  const given = ROLL_COLUMNS.filter(
    (column) =>
      row[column] !== undefined && column !== "birthDate" && !(context.comparison && PLACE.includes(column)),
  );
  return {
    ...own,
    ...Object.fromEntries(
      given.map((column) => [column, valueOf(column, row[column] ?? null, part, context, sex)]),
    ),
  };
}

/** As the example says; where it leaves it open, as its number says; undefined where neither does. */
function sexOf({ sex }: ExampleRow, inNumber: Sex | undefined): Sex | undefined {
  if (sex === undefined) return inNumber;
  return sex === "L" || sex === "P" ? sex : undefined;
}

/**
 * The same of the date, in the way in which the roll writes dates; where neither says one, it is that of the
 * person's line, some days earlier.
 */
function birthDateOf(
  { birthDate }: ExampleRow,
  inNumber: string | undefined,
  { raw }: CarrierRow,
  { days, shift }: PersonContext,
): string | null {
  const written = raw.birthDate ?? null;
  if (birthDate === null) return null;
  if (birthDate !== undefined) return dateLike(dateLater(birthDate, days), written);
  if (inNumber !== undefined) return dateLike(inNumber, written);
  const { date } = parseRollDate(written);
  return date === null ? written : dateLike(dateLater(date.split("-").reverse().join("|"), shift), written);
}

function valueOf(
  column: RollColumn,
  value: string | null,
  { carrier, person, first, office }: Part,
  context: PersonContext,
  sex: Sex,
): string | null {
  if (value === null) return null;
  switch (column) {
    case "nik":
      return numberNear(value, office.raw.nik ?? null, context.days);
    case "nkk":
      // In a comparison a card says only whose it is: that of the person's line, or another.
      if (context.comparison) return (value === first.nkk ? person : carrier).raw.nkk ?? null;
      return numberNear(value, person.raw.nkk ?? null, 0);
    case "sex":
      return value === sex ? context.letter(sex) : value;
    case "name":
      return context.rename
        ? value
            .split(" ")
            .map((word, at) => context.names.instead(word, sex, at === 0))
            .join(" ")
        : value;
    default:
      return value;
  }
}

/**
 * The number that the person's line of the roll would have with this date and sex, and a serial of its own.
 */
function ownNumber(birthDate: string | null, sex: Sex, { raw }: CarrierRow, serial: number): string | null {
  const { date } = parseRollDate(birthDate);
  return (
    (date && numberFor(date.split("-").reverse().join("|"), sex, raw.nik ?? null, serial)) ?? raw.nik ?? null
  );
}

/** Rolls with a column of ages have the age of the date. */
function ageOf(birthDate: string | null, { raw }: CarrierRow, referenceDate: string): string | null {
  const { date } = parseRollDate(birthDate);
  return raw.age === null || raw.age === undefined || date === null
    ? (raw.age ?? null)
    : String(completedYears(date, referenceDate));
}

/** A number like the roll's own that is nobody's: its last digit is another. */
const otherDigits = (number: string | null, by: number): string | null =>
  number?.replace(/\d(?=\D*$)/, (last) => String((Number(last) + by) % 10)) ?? null;

/**
 * Lines of an example that are one person: same name, same birth date. A line that says neither is somebody
 * by himself.
 */
export function partsOf(rows: readonly ExampleRow[], carriers: readonly CarrierRow[]): Part[] {
  const firstOf = (row: ExampleRow, at: number) =>
    row.name === undefined && row.birthDate === undefined
      ? at
      : rows.findIndex((other) => other.name === row.name && other.birthDate === row.birthDate);
  return rows.map((row, at) => ({
    row,
    carrier: assertPresent(carriers[at]),
    person: assertPresent(carriers[firstOf(row, at)]),
    first: assertPresent(rows[firstOf(row, at)]),
    office: assertPresent(carriers[0]),
  }));
}
