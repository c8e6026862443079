import { contextOf, HOUSEHOLD, STRANGERS, TWINS } from "./contexts";
import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import { NKK } from "./comparisons/nkk";
import { ADDRESS_AT, DATE_AT, FIELDS, NAME_AT, NIK_AT, NKK_AT, decodePattern } from "./fields";
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
 * Scores patterns under one model: M = log2(prior / (1 − prior)) + Σ log2(m / u) with term frequencies
 * (Fellegi and Sunter, statistics.md C.2). u is that of strangers, or of a household for two records of one
 * household: see LinkageModel.
 */
export class Scorer {
  readonly #prior: number;
  readonly #strangers: readonly (readonly number[])[];
  readonly #nikByDate: readonly (readonly number[])[];
  readonly #otherDateNik: readonly number[];
  readonly #sameOffice: readonly number[];
  readonly #sameDateName: readonly number[];
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
    this.#sameCardAddress = model.sameCardAddress.map((m, level) => (level === 0 ? 0 : Math.log2(m)));
    this.#otherDateNik = model.otherDateNik.map((m, level) => (level === 0 ? 0 : Math.log2(m)));
    this.#nikByDate = model.strangersNik.map((table, date) =>
      this.#nikAgree(date).map((m, level) =>
        level === 0 ? 0 : bounded(NIK_TOP, level, m - Math.log2(table[level] ?? 1)),
      ),
    );
    this.#sameOffice = (this.#agree[ADDRESS_AT] ?? []).map((m, level) =>
      level === 0 ? 0 : m - Math.log2(model.strangersSameOffice[level] ?? 1),
    );
    const top = (this.#agree[NAME_AT]?.length ?? 1) - 1;
    this.#sameDateName = (this.#agree[NAME_AT] ?? []).map((m, level) =>
      level === 0 ? 0 : bounded(top, level, m - Math.log2(model.strangersSameDateName[level] ?? 1)),
    );
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
    return (datesDiffer(date) ? this.#otherDateNik : this.#agree[NIK_AT]) ?? [];
  }

  /** Log-odds, in bits, that a pair with these levels is one person. */
  score(comparison: Comparison): number {
    const context = contextOf(comparison.levels);
    if (context !== STRANGERS) return this.#prior + this.#familyBits(comparison, context);
    let bits = this.#prior;
    for (let i = 0; i < FIELDS.length; i++) bits += this.#fieldBits(comparison, i);
    return bits;
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
      if (level > 0)
        bars.push({
          field: field.name,
          level: field.levels[level] ?? "",
          bits: this.#fieldBits(comparison, i),
        });
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

  #fieldBits(comparison: Comparison, i: number): number {
    const level = comparison.levels[i] ?? 0;
    const date = comparison.levels[DATE_AT] ?? 0;
    const table =
      i === NIK_AT
        ? this.#nikByDate[date]
        : i === NAME_AT && date === DATE.equal
          ? this.#sameDateName
          : i === ADDRESS_AT && sameOffice(comparison.levels)
            ? this.#sameOffice
            : this.#strangers[i];
    const bits = table?.[level] ?? 0;
    return bits + rarityBits(this.model, comparison, i, level);
  }

  /** What chose the household (number, or house) and a twin's date are given, not evidence. */
  #familyBits(comparison: Comparison, context: typeof HOUSEHOLD | typeof TWINS): number {
    const { householdShare, twinShare } = this.model;
    let bits = -Math.log2(householdShare) - Math.log2(context === TWINS ? twinShare : 1 - twinShare);
    const byNumber = comparison.levels[NKK_AT] === NKK.equal;
    for (let i = 0; i < FIELDS.length; i++) {
      const level = comparison.levels[i] ?? 0;
      const given = i === NKK_AT || (i === DATE_AT && context === TWINS) || (i === ADDRESS_AT && !byNumber);
      bits += (given ? this.#agree : this.#family[context])[i]?.[level] ?? 0;
      if (i === ADDRESS_AT && byNumber && level > 0)
        bits += (this.#sameCardAddress[level] ?? 0) - (this.#agree[ADDRESS_AT]?.[level] ?? 0);
      if (i === NIK_AT && level > 0)
        bits +=
          (this.#nikAgree(comparison.levels[DATE_AT] ?? 0)[level] ?? 0) - (this.#agree[NIK_AT]?.[level] ?? 0);
    }
    return bits;
  }
}

export const datesDiffer = (date: number) => date !== DATE.missing && date !== DATE.equal;

/** The numbers begin alike, so both were given out in one kecamatan. */
export function sameOffice(levels: readonly number[]): boolean {
  const nik = levels[NIK_AT] ?? 0;
  return nik >= NIK.dateDiffers && nik < NIK.equal;
}

const NIK_TOP = (FIELDS[NIK_AT]?.levels.length ?? 1) - 1;

function withLast(values: readonly number[], last: number): number[] {
  return [...values.slice(0, -1), last];
}

/** Full agreement never speaks against, and full disagreement never for, whatever a small sample says. */
function bounded(top: number, level: number, bits: number): number {
  if (level === top) return Math.max(0, bits);
  return level === 1 ? Math.min(0, bits) : bits;
}

/**
 * A rare name or date that is shared is worth more than an average one, a common one less: log2(average share
 * / this share).
 */
function rarityBits(
  model: Pick<LinkageModel, "averageBits">,
  comparison: Comparison,
  i: number,
  level: number,
): number {
  if (i === DATE_AT) return level === DATE.equal ? comparison.dateBits - model.averageBits.date : 0;
  if (i !== NAME_AT || level <= NAME.alikeWord || comparison.nameBits === 0) return 0;
  const average = level >= NAME.sameConsonants ? model.averageBits.name : model.averageBits.word;
  return Math.max(-RARITY_REACH, Math.min(RARITY_REACH, comparison.nameBits - average));
}

/** Beyond this, rarity would outweigh every other comparison together. */
const RARITY_REACH = 16;
