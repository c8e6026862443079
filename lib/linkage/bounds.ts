import { DATE } from "./comparisons/birth-date";
import { NAME } from "./comparisons/name";
import { NIK } from "./comparisons/nik";
import type { LevelTable } from "./model-types";
import { M_PRIOR } from "./priors";

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/**
 * Two records of one person may differ in any one thing, but a class of pairs that mostly differ in name or
 * date is another class (neighbours in one registration, namesakes of one street), and EM must not wander off
 * to it.
 */
export function withLimit(m: LevelTable): LevelTable {
  const name = atMostEach(m.name, NAME_LIMITS);
  return {
    ...m,
    name: SLIPS.reduce(
      (table, level) => atLeast(table, level, (M_PRIOR.name[level] ?? 0) / SLIP_REACH),
      name,
    ),
    date: limitedDate(m.date),
  };
}

export const limitedDate = (date: readonly number[]): number[] => atMostEach(date, DATE_LIMITS);

/**
 * Slips of the hand and of the ear. A roll whose surest pairs happen to show none of a kind must not believe
 * that there are none: it would never ask about one, and so never learn.
 */
const SLIPS = [NAME.twoEdits, NAME.oneEdit, NAME.sameConsonants, NAME.sameSound] as const;
const SLIP_REACH = 3;

/**
 * Of one person's two records few have names that do not agree: a word left out or abbreviated at most. Of
 * strangers any way may be frequent, so these are the levels at which namesakes could pass for persons.
 */
const NAME_LIMITS: ReadonlyMap<number, number> = new Map([
  [NAME.differs, 0.02],
  [NAME.alikeWord, 0.015],
  [NAME.sharesWord, 0.04],
  [NAME.sharesFirstWord, 0.06],
  [NAME.twoEditsTwoNames, 0.04],
  [NAME.oneEditTwoNames, 0.08],
]);
const DATE_LIMITS: ReadonlyMap<number, number> = new Map([
  [DATE.differs, 0.25],
  [DATE.near, 0.08],
]);

function atLeast(values: readonly number[], level: number, least: number): number[] {
  const value = values[level] ?? 0;
  if (value >= least) return [...values];
  return values.map((other, i) =>
    i === 0 ? other : i === level ? least : (other * (1 - least)) / (1 - value),
  );
}

/** What is over its limit goes to the levels without one, each in proportion. */
function atMostEach(values: readonly number[], limits: ReadonlyMap<number, number>): number[] {
  const capped = values.map((value, level) => Math.min(value, limits.get(level) ?? Infinity));
  const excess = values.reduce((sum, value, level) => sum + value - (capped[level] ?? 0), 0);
  const free = values.reduce((sum, value, level) => sum + (level === 0 || limits.has(level) ? 0 : value), 0);
  return capped.map((value, level) =>
    level === 0 || limits.has(level) ? value : value * (1 + excess / Math.max(free, 1e-9)),
  );
}

export function atMost(values: readonly number[], level: number, most: number): number[] {
  return atMostEach(values, new Map([[level, most]]));
}

/**
 * Names and numbers of relatives stay within reach of belief, or duplicates inside a household would be
 * learned as a habit of households.
 */
export function near(table: LevelTable, prior: LevelTable): LevelTable {
  const within = (name: "name" | "nik", from: number, reach: number) =>
    table[name].map((value, level) =>
      level < from
        ? value
        : clamp(value, (prior[name][level] ?? 0) / reach, (prior[name][level] ?? 0) * reach),
    );
  return { ...table, name: within("name", NAME.subset, 3), nik: within("nik", NIK.differs, 1.5) };
}
