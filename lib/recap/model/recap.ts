import {
  NEW_CATEGORIES,
  TMS_CATEGORIES,
  type NewCategory,
  type TmsCategory,
} from "@/lib/roll/pdpb-categories";

/** Men, women, and voters whose sex the roll does not tell. */
export const SEXES = ["L", "P", "-"] as const;
export type Sex = (typeof SEXES)[number];
export type BySex = Readonly<Record<Sex, number>>;

export const NOBODY: BySex = { L: 0, P: 0, "-": 0 };

/** A kecamatan between two rolls; everything that the papers of the meeting say about it. */
export interface RecapRow {
  readonly kecKey: string;
  readonly name: string;
  readonly desa: number;
  readonly tps: number;
  /** awal as the papers state it: of the workbook of last quarter where one was given, else of the roll */
  readonly opening: BySex;
  /** awal as the roll of last quarter counts it */
  readonly openingRoll: BySex;
  readonly openingTps: number;
  readonly tms: Readonly<Record<TmsCategory, BySex>>;
  /** left the roll without a decision or a code that the form knows */
  readonly tmsWithout: BySex;
  readonly baru: Readonly<Record<NewCategory, BySex>>;
  /** came to the roll, and nothing tells why */
  readonly baruWithout: BySex;
  /** perbaikan: voters whose data changed */
  readonly changed: number;
  readonly changedWithout: number;
  /** akhir: active voters of this roll */
  readonly closing: BySex;
  readonly disability: readonly number[];
}

export const add = (a: BySex, b: BySex): BySex => ({ L: a.L + b.L, P: a.P + b.P, "-": a["-"] + b["-"] });
const minus = (a: BySex, b: BySex): BySex => ({ L: a.L - b.L, P: a.P - b.P, "-": a["-"] - b["-"] });

export const totalOf = (of: BySex): number => of.L + of.P + of["-"];

/** All that left with a category of the form, and all that came with one. */
export const leftOf = (row: RecapRow): BySex =>
  TMS_CATEGORIES.reduce((all, category) => add(all, row.tms[category]), NOBODY);
export const cameOf = (row: RecapRow): BySex =>
  NEW_CATEGORIES.reduce((all, category) => add(all, row.baru[category]), NOBODY);

/**
 * Selisih: awal − TMS + baru − akhir, by sex; 0 where everything has a ground. It is what left without a
 * ground, less what came without one, plus what last quarter's paper says beyond its roll.
 */
export const differenceOf = (row: RecapRow): BySex =>
  minus(add(minus(row.opening, leftOf(row)), cameOf(row)), row.closing);

/** The same sum from its causes; equal to `differenceOf` for every roll, which a property test holds. */
export const explainedDifference = (row: RecapRow): BySex =>
  add(minus(row.tmsWithout, row.baruWithout), minus(row.opening, row.openingRoll));

export const hasDifference = (rows: readonly RecapRow[]): boolean =>
  rows.some((row) => Object.values(differenceOf(row)).some((value) => value !== 0));

/** Sums over kecamatan, as their last line JUMLAH. */
export function sumRows(rows: readonly RecapRow[], name: string): RecapRow {
  const plain = (pick: (row: RecapRow) => number) => rows.reduce((all, row) => all + pick(row), 0);
  const bySex = (pick: (row: RecapRow) => BySex) => rows.reduce((all, row) => add(all, pick(row)), NOBODY);
  return {
    kecKey: "",
    name,
    desa: plain(({ desa }) => desa),
    tps: plain(({ tps }) => tps),
    opening: bySex(({ opening }) => opening),
    openingRoll: bySex(({ openingRoll }) => openingRoll),
    openingTps: plain(({ openingTps }) => openingTps),
    tms: byCategory(TMS_CATEGORIES, (category) => bySex(({ tms }) => tms[category])),
    tmsWithout: bySex(({ tmsWithout }) => tmsWithout),
    baru: byCategory(NEW_CATEGORIES, (category) => bySex(({ baru }) => baru[category])),
    baruWithout: bySex(({ baruWithout }) => baruWithout),
    changed: plain(({ changed }) => changed),
    changedWithout: plain(({ changedWithout }) => changedWithout),
    closing: bySex(({ closing }) => closing),
    disability: rows.reduce<number[]>((all, row) => row.disability.map((n, at) => (all[at] ?? 0) + n), []),
  };
}

export const byCategory = <C extends string>(
  categories: readonly C[],
  of: (category: C) => BySex,
): Readonly<Record<C, BySex>> =>
  Object.fromEntries(categories.map((category) => [category, of(category)])) as Record<C, BySex>;
