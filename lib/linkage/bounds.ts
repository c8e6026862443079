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
 * date is another class (neighbours in one registration, say), and EM must not wander off to it.
 */
export function withLimit(m: LevelTable): LevelTable {
  const name = NAME_LIMITS.reduce(
    (table, [level, most]) => atMost(table, level, most),
    atMost(m.name, NAME.differs, 0.02),
  );
  return {
    ...m,
    name: SLIPS.reduce(
      (table, level) => atLeast(table, level, (M_PRIOR.name[level] ?? 0) / SLIP_REACH),
      name,
    ),
    date: atMost(m.date, DATE.differs, 0.25),
  };
}

/**
 * Slips of the hand and of the ear. A roll whose surest pairs happen to show none of a kind must not believe
 * that there are none: it would never ask about one, and so never learn.
 */
const SLIPS = [NAME.twoEdits, NAME.oneEdit, NAME.sameConsonants, NAME.sameSound] as const;
const SLIP_REACH = 3;

/**
 * However a roll's clerks misspell, of one person's two records no way of differing is many times as frequent
 * as believed; of strangers, any may be. Names that do not agree at all have limits of their own.
 */
const NAME_LIMITS: readonly (readonly [number, number])[] = M_PRIOR.name.flatMap((belief, level) =>
  level <= NAME.differs || level === NAME.equal
    ? []
    : [[level, level === NAME.alikeWord ? 0.03 : 3 * belief + 0.02] as const],
);

function atLeast(values: readonly number[], level: number, least: number): number[] {
  const value = values[level] ?? 0;
  if (value >= least) return [...values];
  return values.map((other, i) =>
    i === 0 ? other : i === level ? least : (other * (1 - least)) / (1 - value),
  );
}

export function atMost(values: readonly number[], level: number, most: number): number[] {
  const value = values[level] ?? 0;
  if (value <= most) return [...values];
  return values.map((other, i) =>
    i === 0 ? other : i === level ? most : (other * (1 - most)) / (1 - value),
  );
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
