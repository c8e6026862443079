import { contextOf, HOUSEHOLD, STRANGERS, TWINS } from "./contexts";
import { ADDRESS } from "./comparisons/address";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import { SEX } from "./comparisons/sex";
import {
  ADDRESS_AT,
  DATE_AT,
  FIELDS,
  NAME_AT,
  NIK_AT,
  NKK_AT,
  PLACE_AT,
  SEX_AT,
  decodePattern,
} from "./fields";
import type { Comparison, FieldName } from "./fields";
import type { LevelTable, LinkageModel } from "./model-types";

/** One bar of the waterfall: what this comparison says, in bits; the bars of a pair add up to its score. */
export interface WaterfallBar {
  readonly field: "prior" | FieldName | "household";
  readonly level: string;
  readonly bits: number;
}

export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/**
 * Scores patterns under one model: M = log2(prior / (1 − prior)) + Σ log2(m / u) (Fellegi and Sunter,
 * statistics.md C.2), u by what the two share and not by the level alone. u is that of strangers, or of a
 * household for two records of one household: see LinkageModel.
 */
export class Scorer {
  readonly #prior: number;
  readonly #strangers: readonly (readonly number[])[];
  readonly #nikByDate: readonly (readonly number[])[];
  readonly #otherDateNik: readonly number[];
  readonly #rareDateNik: readonly number[];
  readonly #commonDateNik: readonly number[];
  readonly #addressByOffice: Readonly<Record<"same" | "other", readonly number[]>>;
  readonly #sameOffice: readonly number[];
  readonly #sameDesaPlace: readonly number[];
  readonly #namesakesSex: Readonly<Record<"word" | "whole", readonly number[]>>;
  readonly #family: Readonly<Record<typeof HOUSEHOLD | typeof TWINS, readonly (readonly number[])[]>>;
  readonly #sameCardAddress: readonly number[];
  readonly #agree: readonly (readonly number[])[];

  constructor(readonly model: LinkageModel) {
    this.#prior = Math.log2(model.prior / (1 - model.prior));
    this.#agree = FIELDS.map(({ name, levels }) =>
      levels.map((_, level) => (level === 0 ? 0 : Math.log2(model.m[name][level] ?? 1))),
    );
    this.#strangers = this.#against(model.strangers).map((bits, i) =>
      (i === NKK_AT
        ? withLast(bits, (this.#agree[i]?.[NKK.equal] ?? 0) - Math.log2(model.householdShare))
        : bits
      ).map((value, level) => bounded(bits.length - 1, level, value)),
    );
    const logs = (table: readonly number[]) => table.map((m, level) => (level === 0 ? 0 : Math.log2(m)));
    this.#sameCardAddress = logs(model.sameCardAddress);
    this.#otherDateNik = logs(model.otherDateNik);
    this.#rareDateNik = logs(model.rareDateNik);
    this.#commonDateNik = logs(model.commonDateNik);
    this.#addressByOffice = {
      same: logs(model.addressByOffice.same),
      other: logs(model.addressByOffice.other),
    };
    this.#nikByDate = model.strangersNik.map((table, date) =>
      this.#nikAgree(date).map((m, level) =>
        level === 0 ? 0 : bounded(NIK_TOP, level, m - Math.log2(table[level] ?? 1)),
      ),
    );
    const against = (field: number, table: readonly number[]) =>
      (this.#agree[field] ?? []).map((m, level) => (level === 0 ? 0 : m - Math.log2(table[level] ?? 1)));
    this.#sameOffice = against(ADDRESS_AT, model.strangersSameOffice);
    this.#sameDesaPlace = against(PLACE_AT, model.strangersSameDesaPlace);
    this.#namesakesSex = {
      word: against(SEX_AT, model.namesakesSex.word),
      whole: against(SEX_AT, model.namesakesSex.whole),
    };
    this.#family = { [HOUSEHOLD]: this.#against(model.household), [TWINS]: this.#against(model.twins) };
  }

  #against(table: LevelTable): number[][] {
    return FIELDS.map(({ name, levels }, i) =>
      levels.map((_, level) =>
        level === 0 ? 0 : (this.#agree[i]?.[level] ?? 0) - Math.log2(table[name][level] ?? 1),
      ),
    );
  }

  /** log2 m of the number: that of one person follows the date, or stands although the date was changed. */
  #nikAgree(date: number): readonly number[] {
    return (
      (date === RARE_DATE
        ? this.#rareDateNik
        : date === DATE.equal
          ? this.#commonDateNik
          : datesDiffer(date)
            ? this.#otherDateNik
            : this.#agree[NIK_AT]) ?? []
    );
  }

  /** Log-odds, in bits, that a pair with these levels is one person. */
  score(comparison: Comparison): number {
    return this.parts(comparison).bits.reduce(
      (sum, bits) => sum + bits,
      this.#prior + this.#given(comparison),
    );
  }

  /** What each field says, in the order of FIELDS, and what is known before any of them. */
  parts(comparison: Comparison): { readonly before: number; readonly bits: readonly number[] } {
    const context = contextOf(comparison.levels);
    const bits = FIELDS.map((_, i) =>
      context === STRANGERS ? this.#fieldBits(comparison, i) : this.#familyBits(comparison, i, context),
    );
    return { before: this.#prior + this.#given(comparison), bits };
  }

  /** Two records of one household are a few of all pairs, and twins a few of those. */
  #given(comparison: Comparison): number {
    const context = contextOf(comparison.levels);
    if (context === STRANGERS) return 0;
    const { householdShare, twinShare } = this.model;
    return -Math.log2(householdShare) - Math.log2(context === TWINS ? twinShare : 1 - twinShare);
  }

  /**
   * Every field is first weighed against strangers. For two records of one household the last bar takes back
   * what a family shares anyway; it is the twin level when the birth date is shared too.
   */
  waterfall(pattern: number): WaterfallBar[] {
    const comparison = decodePattern(pattern);
    const context = contextOf(comparison.levels);
    const bars: WaterfallBar[] = [{ field: "prior", level: "all-pairs", bits: this.#prior }];
    FIELDS.forEach((field, i) => {
      const level = comparison.levels[i] ?? 0;
      const bits = this.#fieldBits(comparison, i);
      if (level > 0 || bits !== 0) bars.push({ field: field.name, level: field.levels[level] ?? "", bits });
    });
    if (context === STRANGERS) return bars;
    const sum = bars.reduce((total, bar) => total + bar.bits, 0);
    return [
      ...bars,
      {
        field: "household",
        level: context === TWINS ? "twin-or-sibling" : "family",
        bits: this.score(comparison) - sum,
      },
    ];
  }

  /**
   * Against strangers, who are not independent either: namesakes are of one sex, neighbours were born in one
   * place, numbers contain the date, and those whose numbers begin alike live near each other.
   */
  #fieldBits(comparison: Comparison, i: number): number {
    const { levels } = comparison;
    const level = levels[i] ?? 0;
    if (i === NAME_AT) return this.#nameBits(comparison);
    if (i === DATE_AT) return this.#dateBits(comparison, level);
    if (i === NIK_AT && level === NIK.missing)
      return (levels[DATE_AT] ?? 0) >= DATE.onePart && (levels[NAME_AT] ?? 0) > NAME.alikeWord
        ? this.model.missingNik
        : 0;
    if (i === ADDRESS_AT) return this.#addressBits(levels);
    const name = levels[NAME_AT] ?? 0;
    const table =
      i === NIK_AT
        ? this.#nikByDate[dateKind(comparison, this.model.averageBits.date)]
        : i === PLACE_AT && (sameDesa(levels) || sameOffice(levels))
          ? this.#sameDesaPlace
          : i === SEX_AT && name > NAME.alikeWord
            ? this.#namesakesSex[name >= NAME.subset ? "whole" : "word"]
            : this.#strangers[i];
    return table?.[level] ?? 0;
  }

  /** By where the numbers were given out: neighbours share the kecamatan, and so does one person who stayed there. */
  #addressBits(levels: readonly number[]): number {
    const level = levels[ADDRESS_AT] ?? 0;
    const bits = (sameOffice(levels) ? this.#sameOffice : this.#strangers[ADDRESS_AT])?.[level] ?? 0;
    const office = registeredAnew(levels);
    if (level === 0 || office === null) return bits;
    const more = (this.#addressByOffice[office][level] ?? 0) - (this.#agree[ADDRESS_AT]?.[level] ?? 0);
    return bounded(ADDRESS.equalRare, level, bits + more);
  }

  /**
   * Names by the rarity of what they share (prepare-joint.ts), in as many ways as the level has, and oftener
   * where the two were born on one day or live in one desa.
   */
  #nameBits({ levels, nameBits }: Comparison): number {
    const level = levels[NAME_AT] ?? 0;
    if (level === NAME.missing) return 0;
    const { nameWays, nameOftener } = this.model;
    const oftener =
      Math.log2(levels[DATE_AT] === DATE.equal ? (nameOftener.sameDate[level] ?? 1) : 1) +
      Math.log2(sameDesa(levels) ? (nameOftener.sameDesa[level] ?? 1) : 1);
    if (level <= NAME.alikeWord)
      return bounded(NAME.equal, level, (this.#strangers[NAME_AT]?.[level] ?? 0) - oftener);
    return bounded(
      NAME.equal,
      level,
      (this.#agree[NAME_AT]?.[level] ?? 0) + nameBits - Math.log2(nameWays[level] ?? 1) - oftener,
    );
  }

  /** A shared date by its own rarity; any other by how often dates of strangers, and of one person, are so. */
  #dateBits({ levels, dateBits }: Comparison, level: number): number {
    if (level === DATE.missing) return 0;
    const agree = Math.log2(this.model.dateByName[sameName(levels) ? "same" : "other"][level] ?? 1);
    return level === DATE.equal
      ? Math.max(0, agree + dateBits)
      : bounded(DATE.equal, level, agree - Math.log2(this.model.strangers.date[level] ?? 1));
  }

  /** What chose the household (number, or house) and a twin's date are given, not evidence. */
  #familyBits(comparison: Comparison, i: number, context: typeof HOUSEHOLD | typeof TWINS): number {
    const byNumber = comparison.levels[NKK_AT] === NKK.equal;
    const level = comparison.levels[i] ?? 0;
    const given = i === NKK_AT || (i === DATE_AT && context === TWINS) || (i === ADDRESS_AT && !byNumber);
    const bits = (given ? this.#agree : this.#family[context])[i]?.[level] ?? 0;
    if (level === 0) return bits;
    if (i === ADDRESS_AT && byNumber)
      return bits + (this.#sameCardAddress[level] ?? 0) - (this.#agree[ADDRESS_AT]?.[level] ?? 0);
    if (i === NIK_AT)
      return (
        bits +
        (this.#nikAgree(dateKind(comparison, this.model.averageBits.date))[level] ?? 0) -
        (this.#agree[NIK_AT]?.[level] ?? 0)
      );
    return bits;
  }
}

/** The names are the same to the letter. */
export const sameName = (levels: readonly number[]) => levels[NAME_AT] === NAME.equal;

/**
 * The level of the date; of equal dates those rarer than the average pair shares are a kind of their own. On a day
 * that thousands give for an unknown one the serials run high, on any other they are small and often the same.
 */
export function dateKind({ levels, dateBits }: Comparison, averageBits: number): number {
  const level = levels[DATE_AT] ?? 0;
  if (level !== DATE.equal) return level;
  if (levels[SEX_AT] === SEX.differs) return OTHER_SEX_DATE;
  return dateBits > averageBits ? RARE_DATE : level;
}
export const RARE_DATE = DATE.equal + 1;
/** A number contains the sex too: man and woman of one birthday never have one that begins or ends alike. */
const OTHER_SEX_DATE = RARE_DATE + 1;
export const DATE_KINDS = OTHER_SEX_DATE + 1;

/**
 * Whether the second of two numbers of one person was given out in the kecamatan of the first or in another; null
 * where it is the first, with or without a slip, or cannot be told.
 */
export function registeredAnew(levels: readonly number[]): "same" | "other" | null {
  const nik = levels[NIK_AT] ?? 0;
  if (nik === NIK.sameFirst12 || nik === NIK.nextSerial) return "same";
  return nik === NIK.differs || nik === NIK.regionDiffers ? "other" : null;
}

export const datesDiffer = (date: number) => date !== DATE.missing && date < DATE.equal;

/** The numbers begin alike, so both were given out in one kecamatan. */
export function sameOffice(levels: readonly number[]): boolean {
  const nik = levels[NIK_AT] ?? 0;
  return nik >= NIK.dateDiffers && nik < NIK.equal;
}

/** Both live in one desa, as far as the addresses tell. */
export function sameDesa(levels: readonly number[]): boolean {
  return IN_ONE_DESA.has(levels[ADDRESS_AT] ?? 0);
}
const IN_ONE_DESA: ReadonlySet<number> = new Set([
  ADDRESS.sameDesa,
  ADDRESS.sameRtRw,
  ADDRESS.near,
  ADDRESS.equalCommon,
  ADDRESS.equalRare,
]);

const NIK_TOP = (FIELDS[NIK_AT]?.levels.length ?? 1) - 1;

function withLast(values: readonly number[], last: number): number[] {
  return [...values.slice(0, -1), last];
}

/** Full agreement never speaks against, and full disagreement never for, whatever a small sample says. */
function bounded(top: number, level: number, bits: number): number {
  if (level === top) return Math.max(0, bits);
  return level === 1 ? Math.min(0, bits) : bits;
}
