import { z } from "zod";
import { wilson } from "@/lib/statistics/wilson";

/** What a household visit found of a line: the list is right, or not, or nobody could say. */
export const VISIT_RESULTS = ["true", "false", "not-met"] as const;
export type VisitResult = (typeof VISIT_RESULTS)[number];

const idSchema = z.number().int().min(1).max(2_147_483_647);

export const drawSampleSchema = z.object({
  listId: idSchema,
  /** visits that the office can make */
  size: z.number().int().min(5).max(500),
  seed: z.number().int().min(0).max(2_147_483_647),
});

export const sampleResultsSchema = z.object({
  sampleId: idSchema,
  results: z
    .array(z.object({ ord: idSchema, result: z.enum(VISIT_RESULTS).nullable() }))
    .min(1)
    .max(500),
});

/** Houses drawn for the other direction: from people to the roll. */
export const drawHousesSchema = z.object({
  snapshotId: idSchema,
  houses: z.number().int().min(5).max(500),
  seed: z.number().int().min(0).max(2_147_483_647),
});

/**
 * How many of a sample fall to each stratum: in proportion to its size, the largest remainders rounded up
 * (Hamilton), none more than it has. The sum is the size of the sample, as far as there are so many.
 */
export function allocate(sizes: readonly number[], size: number): number[] {
  const all = sizes.reduce((sum, n) => sum + n, 0);
  const wanted = Math.min(size, all);
  const shares = sizes.map((n) => (all === 0 ? 0 : (n * wanted) / all));
  const given = shares.map(Math.floor);
  let left = wanted - given.reduce((sum, n) => sum + n, 0);
  const byRemainder = shares
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder) {
    if (left === 0) break;
    given[at] = (given[at] ?? 0) + 1;
    left--;
  }
  return given;
}

export interface VisitedLine {
  readonly desaKey: string;
  /** entries of the list in this desa */
  readonly stratum: number;
  readonly result: VisitResult | null;
}

/** What a sample allows to say of its list. */
export interface SampleEstimate {
  readonly drawn: number;
  readonly visited: number;
  readonly true: number;
  readonly false: number;
  readonly notMet: number;
  /** share of the list that is true, each desa counting by its entries; null before the first result */
  readonly share: number | null;
  /** 95 % interval of that share; those who were not met could all be wrong, or all be right */
  readonly low: number;
  readonly high: number;
  /** entries that nobody visited, and how many of them are expected to be true */
  readonly rest: number;
  readonly restLow: number;
  readonly restHigh: number;
}

/**
 * The share of a list that is true, from its sample: the mean of the strata weighted by their sizes (Cochran 1977,
 * 5.3), with the interval of Wilson (1927) for as many visits as the finite population makes them worth. Who was not
 * met widens it at both ends instead of being left out.
 *
 * @param population entries of the list when the sample was drawn
 */
export function estimateOf(lines: readonly VisitedLine[], population: number): SampleEstimate {
  const count = (result: VisitResult) => lines.filter((line) => line.result === result).length;
  const [yes, no, notMet] = [count("true"), count("false"), count("not-met")];
  const visited = yes + no + notMet;
  const rest = Math.max(0, population - visited);
  const counts = { drawn: lines.length, visited, true: yes, false: no, notMet, rest };
  if (yes + no === 0) return { ...counts, share: null, low: 0, high: 1, restLow: 0, restHigh: rest };
  const least = bounds(lines, population, (result) => result === "true");
  const most = bounds(lines, population, (result) => result !== "false");
  const met = lines.filter(({ result }) => result !== "not-met");
  return {
    ...counts,
    share: stratified(met, (result) => result === "true"),
    low: least.low,
    high: most.high,
    restLow: Math.floor(least.low * rest),
    restHigh: Math.ceil(most.high * rest),
  };
}

type Counts = (result: VisitResult) => boolean;

function stratified(lines: readonly VisitedLine[], counts: Counts): number {
  let sum = 0;
  let weight = 0;
  for (const stratum of Map.groupBy(lines, ({ desaKey }) => desaKey).values()) {
    const seen = stratum.flatMap(({ result }) => result ?? []);
    const [first] = stratum;
    if (seen.length === 0 || first === undefined) continue;
    sum += (first.stratum * seen.filter(counts).length) / seen.length;
    weight += first.stratum;
  }
  return weight === 0 ? 0 : sum / weight;
}

function bounds(lines: readonly VisitedLine[], population: number, counts: Counts) {
  const n = lines.filter(({ result }) => result !== null).length;
  if (n >= population) {
    const exact = stratified(lines, counts);
    return { low: exact, high: exact };
  }
  const worth = n / (1 - n / population);
  return wilson(stratified(lines, counts) * worth, worth);
}
