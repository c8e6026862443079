import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { blockPairs, blockSizes, keyTable, partTable } from "./blocking";
import { BLOCKING_RULES, FEW_PAIRS, rulesFor, sieved } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import { components } from "./clusters";
import { fitModel } from "./em";
import { decodePattern } from "./fields";
import type { LinkageModel, PatternCount } from "./model-types";
import {
  allPairs,
  candidatePatterns,
  comparePairs,
  householdPatterns,
  patternsOf,
  randomPatterns,
  rarities,
  rollCounts,
  sameDatePatterns,
  sameDesaPatterns,
  selfPatterns,
  together,
} from "./pairs";
import { prepareStatements } from "./prepare";
import { probabilityOf, Scorer } from "./score";
import { NO_VACUUM } from "./tables";
import type { LinkageTables, Sides } from "./tables";
import { chooseThreshold, histogram, scorePatterns } from "./threshold";
import type { Threshold } from "./threshold";
import { unseenAtMost } from "./unseen";

/** What one blocking rule cost, and what it had to divide or leave out. */
export interface BlockReport {
  readonly rule: string;
  readonly blocks: number;
  readonly pairs: number;
  readonly largest: number;
  /** Rows of blocks over the limit, divided by further keys. */
  readonly dividedRows: number;
  /** Rows of blocks that stayed too large: not compared under this rule. */
  readonly leftOutRows: number;
  /** Not used: the roll is too large, or so small that all its pairs are compared. */
  readonly skipped: boolean;
}

export interface LinkedPair {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly probability: number;
  readonly pattern: number;
  /**
   * Estimated share of two people among all pairs that score at least as high; null for a pair that is not
   * accepted.
   */
  readonly falseDiscovery: number | null;
  /** Pairs of two people that coincidence brings to this score or a higher one; null for one not accepted. */
  readonly lambda: number | null;
}

export interface Linkage {
  readonly model: LinkageModel;
  readonly threshold: Threshold;
  readonly blocking: readonly BlockReport[];
  readonly scores: readonly { readonly bits: number; readonly pairs: number }[];
  readonly candidatePairs: number;
  /**
   * Share of records that could not be found again even if the same person stood there twice in the same
   * words.
   */
  readonly unlinkable: number;
  /** Accepted pairs, by (a, b). */
  readonly pairs: readonly LinkedPair[];
}

export interface LinkageOptions {
  readonly maxFalse: number;
  readonly randomRows: number;
  readonly samplePairs: number;
  /** Blocks as a roll of so many records would be, however few it has. */
  readonly blockAs?: number;
}

const DEFAULTS: LinkageOptions = { maxFalse: 0.05, randomRows: 1500, samplePairs: 400_000 };

/**
 * Finds the records that are probably one person. Records, candidate pairs and comparisons stay in
 * PostgreSQL; only counts of patterns and the accepted pairs come here. The caller drops `tables` when it has
 * asked all it wants to.
 */
export async function linkRecords(
  query: QueryFn,
  tables: LinkageTables,
  sides: Sides,
  given: Partial<LinkageOptions> = {},
): Promise<Linkage> {
  const options = { ...DEFAULTS, ...given };
  await query(tables.dropAll());
  for (const statement of prepareStatements(tables, sides)) await query(statement);
  const sizes = await sideSizes(query, tables);
  const { blocking, pairs: brought } = await bring(query, tables, sizes, options.blockAs);
  for (const statement of comparePairs(tables, brought)) await query(statement);
  const candidates = await patterns(query, candidatePatterns(tables));
  const counts = await countEvidence(query, tables, candidates, options);
  const model = fitModel(counts);
  const scorer = new Scorer(model);
  const scored = scorePatterns(scorer, candidates);
  const threshold = chooseThreshold(scored, options.maxFalse, unseenAtMost(model, sizes));
  const accepted = new Map(
    scored.filter(({ bits }) => bits >= threshold.bits).map((entry) => [entry.pattern, entry]),
  );
  const rows = await query<{ a: number; b: number; pattern: number }>(sql`
    SELECT
      a,
      b,
      pattern
    FROM
      ${tables.pair}
    WHERE
      pattern = ANY (${[...accepted.keys()]}::int4[])
    ORDER BY
      a,
      b
  `);
  const pairs = rows.flatMap(({ a, b, pattern }) => {
    const entry = accepted.get(pattern);
    return entry
      ? [
          {
            a,
            b,
            pattern,
            bits: entry.bits,
            probability: entry.probability,
            falseDiscovery: entry.falseDiscovery,
            lambda: entry.coincidences,
          },
        ]
      : [];
  });
  return {
    model,
    threshold,
    blocking,
    scores: histogram(scored),
    candidatePairs: candidates.reduce((sum, { n }) => sum + n, 0),
    unlinkable: await unlinkableShare(query, tables, scorer, threshold),
    pairs,
  };
}

async function patterns(query: QueryFn, statement: Sql): Promise<PatternCount[]> {
  const rows = await query<{ pattern: number; n: number | string }>(statement);
  return rows.map(({ pattern, n }) => ({ pattern, n: Number(n) }));
}

interface SideSizes {
  readonly left: number;
  readonly right: number;
  /** Share of records that have a number at all, by the side that has fewer. */
  readonly nik: number;
  readonly nkk: number;
}

async function sideSizes(query: QueryFn, tables: LinkageTables): Promise<SideSizes> {
  const side = async (table: Sql) => {
    const [row] = await query<{ n: number | string; nik: number; nkk: number }>(sql`
      SELECT
        count(*)::int8 AS n,
        count(nik)::float8 / greatest(count(*), 1) AS nik,
        count(nkk)::float8 / greatest(count(*), 1) AS nkk
      FROM
        ${table}
    `);
    return { n: Number(row?.n), nik: Number(row?.nik), nkk: Number(row?.nkk) };
  };
  const left = await side(tables.left);
  const right = tables.twoSides ? await side(tables.right) : left;
  return {
    left: left.n,
    right: right.n,
    nik: Math.min(left.nik, right.nik),
    nkk: Math.min(left.nkk, right.nkk),
  };
}

/** Every pair of a small roll; of a larger one those that a rule brings together, with what each rule cost. */
async function bring(
  query: QueryFn,
  tables: LinkageTables,
  { left, right, nik }: SideSizes,
  blockAs: number | undefined,
): Promise<{ readonly blocking: BlockReport[]; readonly pairs: Sql }> {
  const few = tables.twoSides ? left * right : (left * (left - 1)) / 2;
  if (blockAs === undefined && few <= FEW_PAIRS)
    return {
      blocking: [
        { ...NOT_USED, rule: "all", blocks: 1, pairs: few, largest: Math.max(left, right), skipped: false },
        ...BLOCKING_RULES.map(({ name }) => ({ ...NOT_USED, rule: name })),
      ],
      pairs: allPairs(tables),
    };
  const rules = rulesFor(blockAs ?? Math.max(left, right), nik);
  const blocking: BlockReport[] = [];
  const used: Sql[] = [];
  for (const { name } of BLOCKING_RULES) {
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined) {
      blocking.push({ ...NOT_USED, rule: name });
      continue;
    }
    const report = await block(query, tables, rule);
    blocking.push(report);
    used.push(await keepPairs(query, tables, sieved(rule, report.pairs)));
  }
  return { blocking, pairs: together(used) };
}

/** The pairs of one rule in a table of their own; its keys are dropped, so that they are never on disk with others'. */
async function keepPairs(query: QueryFn, tables: LinkageTables, rule: BlockingRule): Promise<Sql> {
  const kept = tables.pairsOf(rule.name);
  await query(sql`CREATE UNLOGGED TABLE ${kept} ${NO_VACUUM} AS ${blockPairs(tables, rule)}`);
  await query(sql`
    DROP TABLE ${tables.keysOf(rule.name)},
    ${tables.partsOf(rule.name)}
  `);
  return sql`
    SELECT
      pair
    FROM
      ${kept}
  `;
}

const NOT_USED = { blocks: 0, pairs: 0, largest: 0, dividedRows: 0, leftOutRows: 0, skipped: true } as const;

/** Gives every record its key under one rule, and divides what is too large. */
export async function block(query: QueryFn, tables: LinkageTables, rule: BlockingRule): Promise<BlockReport> {
  await query(keyTable(tables, rule));
  await query(sql`ANALYZE ${tables.keysOf(rule.name)} (k, row_no, size)`);
  await query(partTable(tables, rule));
  await query(sql`ANALYZE ${tables.partsOf(rule.name)} (k)`);
  const sizes = await sizesOf(query, blockSizes(tables, rule));
  return {
    rule: rule.name,
    blocks: sizes.blocks,
    pairs: sizes.pairs,
    largest: sizes.largest,
    dividedRows: sizes.divided,
    leftOutRows: sizes.left_out,
    skipped: false,
  };
}

type BlockSize = "blocks" | "pairs" | "largest" | "divided" | "left_out";

async function sizesOf(query: QueryFn, statement: Sql): Promise<Record<BlockSize, number>> {
  const [row] = await query<Record<BlockSize, number | string>>(statement);
  return {
    blocks: Number(row?.blocks),
    pairs: Number(row?.pairs),
    largest: Number(row?.largest),
    divided: Number(row?.divided),
    left_out: Number(row?.left_out),
  };
}

async function countEvidence(
  query: QueryFn,
  tables: LinkageTables,
  candidates: readonly PatternCount[],
  options: LinkageOptions,
) {
  const [sizes] = await query<
    Record<
      "left_rows" | "right_rows" | "same_date" | "same_desa" | "same_nkk" | "same_house",
      number | string
    >
  >(rollCounts(tables));
  const leftRows = Number(sizes?.left_rows);
  const totalPairs = Math.max(
    1,
    tables.twoSides ? leftRows * Number(sizes?.right_rows) : (leftRows * (leftRows - 1)) / 2,
  );
  const householdPairs = Number(sizes?.same_nkk) + Number(sizes?.same_house);
  const every = (pairs: number) => Math.max(1, Math.ceil(pairs / options.samplePairs));
  const rarity = await query<{ kind: "name" | "date"; bits: number; n: number | string }>(rarities(tables));
  const of = (kind: string) =>
    rarity.filter((row) => row.kind === kind).map(({ bits, n }) => ({ bits, n: Number(n) }));
  return {
    candidates,
    totalPairs,
    householdPairs,
    random: await patterns(query, randomPatterns(tables, options.randomRows)),
    sameDate: await patterns(query, sameDatePatterns(tables, every(Number(sizes?.same_date)))),
    sameDesa: await patterns(
      query,
      sameDesaPatterns(tables, Math.ceil(Math.sqrt(every(Number(sizes?.same_desa))))),
    ),
    household: await patterns(query, householdPatterns(tables, every(householdPairs))),
    rarity: { name: of("name"), date: of("date") },
  };
}

/** A record compared with itself: what does not reach the threshold then never will. */
async function unlinkableShare(
  query: QueryFn,
  tables: LinkageTables,
  scorer: Scorer,
  threshold: Threshold,
): Promise<number> {
  const own = await patterns(query, selfPatterns(tables, SELF_SAMPLE));
  const rows = own.reduce((sum, { n }) => sum + n, 0);
  const below = own
    .filter(
      ({ pattern }) =>
        scorer.score(decodePattern(pattern)) <
        Math.max(0, Number.isFinite(threshold.bits) ? threshold.bits : 0),
    )
    .reduce((sum, { n }) => sum + n, 0);
  return rows === 0 ? 0 : below / rows;
}

const SELF_SAMPLE = 20_000;

/**
 * Pairs inside a group of three or more that are not accepted themselves: a cluster must know what speaks
 * against it.
 */
export async function clusterNeighbours(
  query: QueryFn,
  tables: LinkageTables,
  { model, pairs }: Pick<Linkage, "model" | "pairs">,
): Promise<LinkedPair[]> {
  const scorer = new Scorer(model);
  const known = new Set(pairs.map(({ a, b }) => `${a},${b}`));
  const groups = components(pairs).filter((rows) => rows.length > 2 && rows.length <= LARGEST_GROUP);
  const missing = groups
    .flatMap((rows) => rows.flatMap((a, i) => rows.slice(i + 1).map((b) => [a, b] as const)))
    .filter(([a, b]) => !known.has(`${a},${b}`));
  const compared =
    missing.length === 0
      ? []
      : await query<{ a: number; b: number; pattern: number }>(patternsOf(tables, missing));
  return compared.map(({ a, b, pattern }) => {
    const bits = scorer.score(decodePattern(pattern));
    return { a, b, pattern, bits, probability: probabilityOf(bits), falseDiscovery: null, lambda: null };
  });
}

/** Beyond this a group is a fault of the file (one line a hundred times): its pairs are not written out. */
const LARGEST_GROUP = 60;
