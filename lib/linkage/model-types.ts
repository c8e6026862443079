import type { FieldName } from "./fields";

/** How many pairs show a pattern. */
export interface PatternCount {
  readonly pattern: number;
  readonly n: number;
}

/** What the database counted; all that the model ever sees of the roll. */
export interface LinkageCounts {
  /** Pairs brought together by blocking; every other pair counts as two people. */
  readonly candidates: readonly PatternCount[];
  /** Seeded sample of all pairs, of pairs born on one day, of one desa, and of one household. */
  readonly random: readonly PatternCount[];
  readonly sameDate: readonly PatternCount[];
  readonly sameDesa: readonly PatternCount[];
  readonly household: readonly PatternCount[];
  readonly totalPairs: number;
  readonly householdPairs: number;
  /** Records by rarity (−log2 share, whole bits) of their name and of their date. */
  readonly rarity: Readonly<
    Record<"name" | "date", readonly { readonly bits: number; readonly n: number }[]>
  >;
}

/** Probability of each level (index as in `Field.levels`; 0 = missing, always 1: neutral). */
export type LevelTable = Readonly<Record<FieldName, readonly number[]>>;

/**
 * A fitted model. Two people who are not one person meet in three ways, and what they share differs:
 * strangers, members of one household, and members of one household born on one day (twins). Without the last
 * two, every family would look like one person written down several times.
 */
export interface LinkageModel {
  readonly version: 1;
  /** Share of pairs (of all possible) that are one person entered twice; lines that were copied aside. */
  readonly prior: number;
  readonly m: LevelTable;
  readonly strangers: LevelTable;
  /**
   * Birth dates of one person whose two names are the same, and whose names differ: a second entry seldom has two
   * faults, or it has many.
   */
  readonly dateByName: Readonly<Record<"same" | "other", readonly number[]>>;
  /**
   * What a missing NIK says, in bits: 0 where numbers are missing as often among strangers. Who stands in a roll
   * of numbers without one was often entered by hand, and may stand there already. Of two whose dates differ it
   * says nothing: one record without a number has namesakes of every age. Nor of two whose names have nothing in
   * common: it was born on one day with many.
   */
  readonly missingNik: number;
  /** Addresses of one person on one family card: the card has but one. */
  readonly sameCardAddress: readonly number[];
  /** NIK of one person whose birth dates differ: the number may have followed the date. */
  readonly otherDateNik: readonly number[];
  /**
   * NIK of one person born on a day that few others were born on: both serials are small. And on one that many
   * give: whoever was registered anew in another kecamatan has another serial there.
   */
  readonly rareDateNik: readonly number[];
  readonly commonDateNik: readonly number[];
  /**
   * Addresses of one person who was given a second number in the kecamatan of the first, and in another: who is
   * registered anew is registered where he lives.
   */
  readonly addressByOffice: Readonly<Record<"same" | "other", readonly number[]>>;
  /**
   * Addresses of strangers whose numbers were given out in one kecamatan: they are neighbours oftener than
   * others.
   */
  readonly strangersSameOffice: readonly number[];
  /**
   * NIK of strangers by the level of their dates: the number contains the date, so those born one digit apart
   * have numbers one digit apart.
   */
  readonly strangersNik: readonly (readonly number[])[];
  /** By level of the name: in how many ways strangers come to it, see `Level.ways`. */
  readonly nameWays: readonly number[];
  /**
   * By level of the name: how much oftener than anywhere two strangers are at it when they were born on one day
   * (those of one age were named after one fashion), and when they live in one desa.
   */
  readonly nameOftener: Readonly<Record<"sameDate" | "sameDesa", readonly number[]>>;
  /** Birth places of strangers who live in one desa. */
  readonly strangersSameDesaPlace: readonly number[];
  /** Sexes of strangers who share a word of their name, and of those whose names are alike as a whole. */
  readonly namesakesSex: Readonly<Record<"word" | "whole", readonly number[]>>;
  readonly household: LevelTable;
  readonly twins: LevelTable;
  /** Share of pairs that are two people of one household; among them, of one birth date. */
  readonly householdShare: number;
  readonly twinShare: number;
  /**
   * −log2 of the chance that two strangers share a name, and a date: what an average agreement is worth.
   */
  readonly averageBits: Readonly<Record<"name" | "date", number>>;
  readonly iterations: number;
  readonly converged: boolean;
  /** The prior as the deterministic rules gave it, before EM. */
  readonly rulePrior: number;
}
