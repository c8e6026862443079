import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/detectors/kit/types";
import { blockSizes, keyTable, pairTable } from "./blocking";
import { BLOCKING_RULES } from "./blocking-rules";
import type { BlockingRule } from "./blocking-rules";
import { clusterPairs, components } from "./clusters";
import type { Cluster } from "./clusters";
import { fitModel } from "./em";
import { decodePattern } from "./fields";
import type { LinkageModel, PatternCount } from "./model-types";
import { candidatePatterns, comparePairs, householdPatterns, randomPatterns, rarities, rollCounts, sameDatePatterns } from "./pairs";
import { PATTERN } from "./compare";
import { prepareStatements } from "./prepare";
import { Scorer } from "./score";
import { LinkageTables } from "./tables";
import type { Sides } from "./tables";
import { chooseThreshold, histogram, scorePatterns } from "./threshold";
import type { Threshold } from "./threshold";

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
}

export interface LinkedPair {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly probability: number;
  readonly pattern: number;
}

export interface Linkage {
  readonly model: LinkageModel;
  readonly threshold: Threshold;
  readonly blocking: readonly BlockReport[];
  readonly scores: readonly { readonly bits: number; readonly pairs: number }[];
  readonly candidatePairs: number;
  /** Accepted pairs, by (a, b). */
  readonly pairs: readonly LinkedPair[];
}

export interface LinkageOptions {
  readonly maxFalse: number;
  readonly randomRows: number;
  readonly samplePairs: number;
}

export const LINKAGE_DEFAULTS: LinkageOptions = { maxFalse: 0.05, randomRows: 1500, samplePairs: 300_000 };

/**
 * Finds the records that are probably one person. Records, candidate pairs and comparisons stay in PostgreSQL; only counts of patterns
 * and the accepted pairs come here. The caller drops `tables` when it has asked all it wants to.
 */
export async function linkRecords(query: QueryFn, tables: LinkageTables, sides: Sides, options: LinkageOptions = LINKAGE_DEFAULTS): Promise<Linkage> {
  await query(tables.dropAll());
  for (const statement of prepareStatements(tables, sides)) await query(statement);
  const blocking: BlockReport[] = [];
  for (const rule of BLOCKING_RULES) blocking.push(await block(query, tables, rule));
  for (const statement of comparePairs(tables)) await query(statement);
  const candidates = await patterns(query, candidatePatterns(tables));
  const model = fitModel(await countEvidence(query, tables, candidates, options));
  const scored = scorePatterns(new Scorer(model), candidates);
  const threshold = chooseThreshold(scored, options.maxFalse);
  const accepted = new Map(scored.filter(({ bits }) => bits >= threshold.bits).map((entry) => [entry.pattern, entry]));
  const rows = await query<{ a: number; b: number; pattern: number }>(sql`SELECT a, b, pattern FROM ${tables.pair} WHERE pattern = ANY(${[...accepted.keys()]}::int4[]) ORDER BY a, b`);
  const pairs = rows.flatMap(({ a, b, pattern }) => {
    const entry = accepted.get(pattern);
    return entry ? [{ a, b, pattern, bits: entry.bits, probability: entry.probability }] : [];
  });
  return { model, threshold, blocking, scores: histogram(scored), candidatePairs: candidates.reduce((sum, { n }) => sum + n, 0), pairs };
}

async function patterns(query: QueryFn, statement: Sql): Promise<PatternCount[]> {
  const rows = await query<{ pattern: number; n: number | string }>(statement);
  return rows.map(({ pattern, n }) => ({ pattern, n: Number(n) }));
}

async function block(query: QueryFn, tables: LinkageTables, rule: BlockingRule): Promise<BlockReport> {
  await query(keyTable(tables, rule));
  await query(sql`ANALYZE ${tables.keysOf(rule.name)} (k)`);
  await query(pairTable(tables, rule));
  const [row] = await query<Record<"blocks" | "pairs" | "largest" | "divided" | "left_out", number | string>>(blockSizes(tables, rule));
  return { rule: rule.name, blocks: Number(row?.blocks), pairs: Number(row?.pairs), largest: Number(row?.largest), dividedRows: Number(row?.divided), leftOutRows: Number(row?.left_out) };
}

async function countEvidence(query: QueryFn, tables: LinkageTables, candidates: readonly PatternCount[], options: LinkageOptions) {
  const [sizes] = await query<Record<"left_rows" | "right_rows" | "same_date" | "same_nkk" | "same_house", number | string>>(rollCounts(tables));
  const leftRows = Number(sizes?.left_rows);
  const totalPairs = Math.max(1, tables.twoSides ? leftRows * Number(sizes?.right_rows) : (leftRows * (leftRows - 1)) / 2);
  const householdPairs = Number(sizes?.same_nkk) + Number(sizes?.same_house);
  const every = (pairs: number) => Math.max(1, Math.ceil(pairs / options.samplePairs));
  const rarity = await query<{ kind: "name" | "word" | "date"; bits: number; n: number | string }>(rarities(tables));
  const of = (kind: string) => rarity.filter((row) => row.kind === kind).map(({ bits, n }) => ({ bits, n: Number(n) }));
  return {
    candidates, totalPairs, householdPairs,
    random: await patterns(query, randomPatterns(tables, options.randomRows)),
    sameDate: await patterns(query, sameDatePatterns(tables, every(Number(sizes?.same_date)))),
    household: await patterns(query, householdPatterns(tables, every(householdPairs))),
    rarity: { name: of("name"), word: of("word"), date: of("date") },
  };
}

/** Clusters out of accepted pairs of one roll. Every pair inside a group of three or more is compared, candidates or not. */
export async function clusterLinkage(query: QueryFn, tables: LinkageTables, linkage: Linkage): Promise<Cluster<LinkedPair>[]> {
  const scorer = new Scorer(linkage.model);
  const known = new Map(linkage.pairs.map((pair) => [key(pair.a, pair.b), pair.bits]));
  const missing = components(linkage.pairs).flatMap((rows) => rows.flatMap((a, i) => rows.slice(i + 1).map((b) => [a, b] as const))).filter(([a, b]) => !known.has(key(a, b)));
  for (const { a, b, pattern } of await compareThese(query, tables, missing)) known.set(key(a, b), scorer.score(decodePattern(pattern)));
  return clusterPairs(linkage.pairs, (a, b) => known.get(key(a, b)) ?? -Infinity);
}

const key = (a: number, b: number) => a * 4_194_304 * 4 + b;

async function compareThese(query: QueryFn, tables: LinkageTables, pairs: readonly (readonly [number, number])[]) {
  if (pairs.length === 0) return [];
  return query<{ a: number; b: number; pattern: number }>(sql`SELECT p.a, p.b, (${PATTERN})::int4 AS pattern FROM unnest(${pairs.map(([a]) => a)}::int4[], ${pairs.map(([, b]) => b)}::int4[]) AS p(a, b)
    JOIN ${tables.left} a ON a.row_no = p.a JOIN ${tables.right} b ON b.row_no = p.b ORDER BY 1, 2`);
}
