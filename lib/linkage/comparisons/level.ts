/**
 * One step of agreement of one comparison, said once: its name (message keys and model files use it), when two
 * records are at it, and what is believed of it before the roll has spoken.
 */
export interface Level<Name extends string = string> {
  readonly name: Name;
  /**
   * SQL over two comparable records a and b, the same when they are exchanged. Levels are asked from the last
   * in the list to the first, after "missing"; the second of a list ("differs") is what nothing else is, and
   * has no condition.
   */
  readonly when: string | null;
  /** SQL: how rare what the two share is, in whole bits, where the comparison weighs that. */
  readonly bits?: string;
  /**
   * In how many ways two strangers come to this level by sharing words: the chance of it is this times the share
   * of people who bear what is shared. 1 where the whole name is shared; believed until the sample has shown it.
   */
  readonly ways?: number;
  /** Probability of the level for two records of one person; of no use for a missing value. */
  readonly priorM: number;
  /** For two records of different people, for levels that a sample may never show. */
  readonly priorU: number;
  /** For two people of one household, and for twins, where it is another than that of strangers, or of households. */
  readonly household?: number;
  readonly twins?: number;
}

/** The levels of one comparison: the first is a missing value, which speaks neither for nor against. */
export type Levels<Name extends string = string> = readonly Level<Name>[];

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** Names of levels as keys: `day-month-swapped` is `dayMonthSwapped`. */
export type Codes<Name extends string> = Readonly<Record<Camel<Name>, number>>;

/** Keeps the names of the levels as types. */
export const levelsOf = <const Name extends string>(...levels: readonly Level<Name>[]): Levels<Name> =>
  levels;

/** The code of each level is its place in the list. */
export function codesOf<Name extends string>(levels: Levels<Name>): Codes<Name> {
  const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(levels.map(({ name }, code) => [camel(name), code])) as Codes<Name>;
}

/** A table of one number per level, by the names of the levels; "missing" is 0. */
export function tableBy<Name extends string>(
  levels: Levels<Name>,
  values: Readonly<Record<Exclude<Camel<Name>, "missing">, number>>,
): readonly number[] {
  const codes = codesOf(levels);
  const table = levels.map(() => 0);
  for (const [name, code] of Object.entries<number>(codes))
    table[code] = (values as Readonly<Record<string, number>>)[name] ?? 0;
  return table;
}

/**
 * SQL for the level of a pair: strongest first, so that a pair which satisfies several is at the highest.
 * @param coded SQL of one level's digits, given its code and the rarity of what is shared
 */
export function caseOf(levels: Levels, coded: (code: number, bits: string | undefined) => string): string {
  const [missing, differs, ...others] = levels.map((level, code) => ({ ...level, code }));
  const when = [missing, ...others.reverse()].flatMap((level) =>
    level === undefined || level.when === null
      ? []
      : [`WHEN ${level.when} THEN ${coded(level.code, level.bits)}`],
  );
  return `CASE ${when.join("\n  ")}\n  ELSE ${coded(differs?.code ?? 0, undefined)} END`;
}
