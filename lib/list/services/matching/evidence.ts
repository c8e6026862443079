import { DATE, DATE_LEVELS } from "@/lib/linkage/comparisons/birth-date";
import type { Level } from "@/lib/linkage/comparisons/level";
import { NAME, NAME_LEVELS } from "@/lib/linkage/comparisons/name";
import { PLACE_LEVELS } from "@/lib/linkage/comparisons/birth-place";
import {
  NIK,
  NIK_LEVELS,
  NIK_OF_NEAR_DATES,
  NIK_OF_ONE_DATE,
  NIK_OF_SWAPPED_DATES,
} from "@/lib/linkage/comparisons/nik";
import { DATE_AT, NAME_AT, NIK_AT, FIELDS, decodePattern } from "@/lib/linkage/fields";
import { parseNik } from "@/lib/roll/identity-number";
import type { MatchWay } from "@/lib/list/model/kinds";
import type { Entry } from "./entry";

/** What of a voter is weighed besides the pattern of the linkage. */
export interface RollSide {
  readonly nikOk: string | null;
  readonly nkkOk: string | null;
  readonly age: number | null;
  readonly sex: string | null;
  readonly rtNo: number | null;
  readonly addressNorm: string | null;
  readonly desaKey: string;
}

/** What speaks for an entry and a voter being one person, in bits (log2 of m / u, without the prior). */
export interface Evidence {
  readonly bits: number;
  readonly how: MatchWay;
  /** something besides the name speaks for this one clearly */
  readonly identified: boolean;
  /** the number of the list is this voter's, to the digit */
  readonly sameNumber: boolean;
}

const PLACE_AT = FIELDS.findIndex(({ name }) => name === "place");
const log2 = Math.log2;
/** log2 of what a level says by the beliefs of the linkage. */
const belief = (levels: readonly Level[], at: number): number => {
  const level = levels[at];
  return at === 0 || level === undefined || level.priorM === 0 ? 0 : log2(level.priorM / level.priorU);
};
const chance = (levels: readonly Level[], at: number): number => log2(levels[at]?.priorM ?? 1);

/** More is not believed of one comparison, however rare what it shares. */
const MAX_BITS = 24;
/** From here on a name is the same or its slip. */
const ALIKE = NAME.oneEditTwoNames;

/**
 * Weighs one pair. The levels and what they are worth are those of the linkage (Fellegi and Sunter), with what
 * a list has and a roll has not: an age instead of a date, a masked number, a desa but no card; and its faults
 * are other ones: numbers of relatives and slips are commoner, the desa is mostly right.
 */
export function weigh(entry: Entry, voter: RollSide, pattern: number, desaShare: number): Evidence {
  const { levels, nameBits, dateBits } = decodePattern(pattern);
  const name = levels[NAME_AT] ?? 0;
  const date = levels[DATE_AT] ?? 0;
  const nik = levels[NIK_AT] ?? 0;
  const age = date === DATE.missing ? ageBits(entry.age, voter.age) : 0;
  const number =
    entry.nikMask === null
      ? nikBits(nik, date, hasOwnNumber(entry), isTailEqual(entry.nikOk, voter.nikOk))
      : maskBits(entry.nikMask, voter.nikOk, date);
  const card = cardBits(entry.nkkOk, voter.nkkOk, name >= NAME.sharesWord || date >= DATE.onePart);
  const place = placeBits(entry, voter, desaShare);
  const bits =
    nameBitsOf(name, nameBits) +
    dateBitsOf(date, dateBits) +
    age +
    number +
    card +
    place +
    belief(PLACE_LEVELS, levels[PLACE_AT] ?? 0) +
    sexBits(entry.sex, voter.sex);
  const close = age > 2 || (date !== DATE.missing && date >= DATE.onePart);
  const sameNumber = nik === NIK.equal;
  const alike = name >= ALIKE || name === NAME.subset;
  return {
    bits,
    sameNumber,
    identified: (name === NAME.missing && sameNumber) || (alike && (close || number > 4 || card > 3)),
    how: wayOf(sameNumber, alike, date === DATE.equal, number > 4, close, card > 3),
  };
}

function wayOf(
  sameNumber: boolean,
  alike: boolean,
  sameDate: boolean,
  nearNumber: boolean,
  close: boolean,
  card: boolean,
): MatchWay {
  if (sameNumber) return "nik";
  if (alike && sameDate) return "name-date";
  if (nearNumber) return "nik-slip";
  if (alike && close) return "name-age-place";
  return card ? "card" : "name";
}

function nameBitsOf(level: number, rarity: number): number {
  if (level >= NAME.sameConsonants)
    return Math.min(MAX_BITS, chance(NAME_LEVELS, level) + rarity + slack(level));
  if (level >= NAME.twoEditsTwoNames) return belief(NAME_LEVELS, level) + Math.min(4, rarity / 2);
  if (level >= NAME.sharesWord)
    return Math.min(belief(NAME_LEVELS, level) + 4, chance(NAME_LEVELS, level) + rarity);
  return belief(NAME_LEVELS, level);
}
/** Lists are typed by hand from paper: another spelling is twice as common there. */
const slack = (level: number) => (level >= NAME.respelt ? 0 : 1);

const dateBitsOf = (level: number, rarity: number): number =>
  level === DATE.equal ? Math.min(MAX_BITS, chance(DATE_LEVELS, level) + rarity) : belief(DATE_LEVELS, level);

/** Years between the age of a list and that of the roll: said by heart, of another day, rounded. */
function ageBits(a: number | null, b: number | null): number {
  if (a === null || b === null) return 0;
  const years = Math.abs(a - b);
  return AGE_BITS[years] ?? (years <= 5 ? -2.5 : years <= 10 ? -5 : -8);
}
const AGE_BITS = [log2(0.65 / 0.018), log2(0.125 / 0.018), log2(0.02 / 0.018), log2(0.008 / 0.018)];

/**
 * A number that is somebody else's stands on many a line: a relative's, a neighbour's of the same day. But one
 * that holds the line's own date of birth is hardly a relative's: it is that of another person of this birthday.
 */
function nikBits(level: number, date: number, own: boolean, tail: boolean): number {
  if (level === NIK.missing) return 0;
  // The serial is mostly the first of the day: of another kecamatan it says nothing.
  if (own && (level === NIK.differs || level === NIK.regionDiffers)) return NIK_OF_ANOTHER;
  // Codes of two kecamatan are often one digit apart.
  if (own && tail && level === NIK.oneSlip) return 0;
  if (level === NIK.equal) return NIK_EQUAL;
  const among =
    date === DATE.equal
      ? NIK_OF_ONE_DATE
      : date === DATE.dayMonthSwapped
        ? NIK_OF_SWAPPED_DATES
        : date === DATE.near || date === DATE.onePart || date === DATE.daysApart
          ? NIK_OF_NEAR_DATES
          : NIK_LEVELS.map(({ priorU }) => priorU);
  return Math.min(MAX_BITS, log2((NIK_LEVELS[level]?.priorM ?? 1) / (among[level] ?? 1)));
}
const NIK_EQUAL = 23;
const NIK_OF_ANOTHER = -5;

/** The last ten digits: date and serial. */
const isTailEqual = (a: string | null, b: string | null) =>
  a !== null && b !== null && a.slice(6) === b.slice(6);

function hasOwnNumber({ nikOk, birthDate }: Entry): boolean {
  if (nikOk === null || birthDate === null) return false;
  const { year2, month, day } = parseNik(nikOk);
  const digits = [year2, month, day].map((part) => String(part).padStart(2, "0"));
  return digits.join("-") === birthDate.slice(2);
}

/**
 * A masked number: what is to be seen is the same, of one sign not, or of several. The kecamatan says little,
 * the day of birth much unless it is known already, the serial next to nothing.
 */
function maskBits(mask: string, nik: string | null, date: number): number {
  if (nik === null) return 0;
  let strayed = 0;
  for (let i = 0; i < 16; i++) if (mask[i] !== "_" && mask[i] !== nik[i]) strayed++;
  const seen = (from: number, to: number) => !mask.slice(from, to).includes("_");
  const rarity =
    (seen(0, 6) ? 4 : 0) + (seen(6, 12) ? (date === DATE.equal ? 0.5 : 13) : 0) + (seen(12, 16) ? 1.5 : 0);
  if (strayed === 0) return rarity - 0.3;
  return strayed === 1 ? Math.max(-1, rarity - 9) : -4.5;
}

/** One card is the card of a family: where nothing else is alike, it is that of a relative. */
function cardBits(a: string | null, b: string | null, alike: boolean): number {
  if (a === null || b === null) return 0;
  if (a !== b) return -1.5;
  return alike ? 9 : 3;
}

const sexBits = (a: string | null, b: string | null): number =>
  a === null || b === null ? 0 : a === b ? 1 : -4.5;

function placeBits(entry: Entry, voter: RollSide, share: number): number {
  if (entry.desaKeys === null) return 0;
  // A desa that the roll has not may be one of it, in words that nobody could read.
  if (entry.desaKeys.length === 0) return -1;
  if (!entry.desaKeys.includes(voter.desaKey)) return -3;
  let bits = log2(0.88 / Math.min(0.88, Math.max(share, 1e-4)));
  if (entry.rtNo !== null && voter.rtNo !== null && entry.rtNo > 0)
    bits += entry.rtNo === voter.rtNo ? log2(0.75 / 0.15) : log2(0.25 / 0.85);
  if (entry.addressNorm !== null && voter.addressNorm !== null)
    bits += entry.addressNorm === voter.addressNorm ? log2(0.6 / 0.15) : log2(0.4 / 0.85);
  return bits;
}
