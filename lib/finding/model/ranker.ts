import { fitLogistic, sigmoid } from "@/lib/statistics/logistic";
import { z } from "zod";
import { evidenceClass } from "./comparison/evidence-class";
import type { Outcome, Tier } from "./state";

/** What the learned order looks at: nothing about the people themselves, only what was found. */
export interface RankFacts {
  readonly detector: string;
  readonly tier: Tier;
  readonly score: number | null;
  readonly rowCount: number;
  readonly isGroup: boolean;
  readonly absorbed: number;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** A question about mobilisation in an area of which staff know a modus (pengetahuan setempat). */
  readonly noted: boolean;
  /** The decision on the same question in an earlier period. */
  readonly earlier: Outcome | null;
}

export const rankerModelSchema = z.object({
  features: z.array(z.string()),
  weights: z.array(z.number()),
  mean: z.array(z.number()),
  scale: z.array(z.number()),
  bias: z.number(),
});
export type RankerModel = z.infer<typeof rankerModelSchema>;

const MAX_FEATURES = 80;
const FEWEST_CASES = 5;
/** Below this many decisions, or of either answer, nothing can be learned. */
export const FEWEST_DECISIONS = 60;
const FEWEST_OF_EACH = 10;
const LAMBDA = 1;

/** Names and values of what a finding is; names are shown when it says why it came early. */
export function featuresOf(facts: RankFacts): Map<string, number> {
  const found = new Map<string, number>([
    [`detector=${facts.detector}`, 1],
    [`tier=${facts.tier}`, 1],
    ["rows", Math.log1p(facts.rowCount)],
  ]);
  if (facts.score !== null) found.set(`score ${facts.detector}`, facts.score);
  if (facts.isGroup) found.set("group", 1);
  // Models that are stored know this feature by its first name.
  if (facts.absorbed > 0) found.set("folded", Math.log1p(facts.absorbed));
  if (facts.noted) found.set("local note", 1);
  if (facts.earlier !== null) found.set(`earlier=${facts.earlier}`, 1);
  if (!facts.isGroup)
    for (const kind of evidenceClass(facts.evidence)
      .split(" ")
      .filter((word) => word.includes("=")))
      found.set(`${facts.detector} ${kind}`, 1);
  return found;
}

/**
 * Learns from final decisions which kinds of findings people accept. Deterministic: the same decisions in the
 * same order give the same model. @returns null while there is too little to learn from
 */
export function trainRanker(
  samples: readonly { readonly facts: RankFacts; readonly accepted: boolean }[],
): RankerModel | null {
  const yes = samples.filter((sample) => sample.accepted).length;
  if (samples.length < FEWEST_DECISIONS || yes < FEWEST_OF_EACH || samples.length - yes < FEWEST_OF_EACH)
    return null;
  const rows = samples.map((sample) => featuresOf(sample.facts));
  const features = vocabulary(rows);
  const table = rows.map((row) => features.map((name) => row.get(name) ?? 0));
  const mean = features.map(
    (_name, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0) / table.length,
  );
  const scale = features.map(
    (_name, at) =>
      Math.sqrt(
        table.reduce((sum, row) => sum + ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2, 0) / table.length,
      ) || 1,
  );
  const x = table.map((row) => row.map((value, at) => (value - (mean[at] ?? 0)) / (scale[at] ?? 1)));
  const { bias, weights } = fitLogistic(
    x,
    samples.map((sample) => (sample.accepted ? 1 : 0)),
    LAMBDA,
  );
  return { features, mean, scale, bias, weights: [...weights] };
}

function vocabulary(rows: readonly ReadonlyMap<string, number>[]): string[] {
  const cases = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) cases.set(name, (cases.get(name) ?? 0) + 1);
  return [...cases]
    .filter(([, n]) => n >= FEWEST_CASES)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MAX_FEATURES)
    .map(([name]) => name);
}

/** What each feature adds to or takes from the finding's place, in log odds, strongest first. */
export function effects(model: RankerModel, facts: RankFacts): { feature: string; effect: number }[] {
  const found = featuresOf(facts);
  return model.features
    .map((feature, at) => ({
      feature,
      has: found.has(feature),
      effect:
        ((model.weights[at] ?? 0) * ((found.get(feature) ?? 0) - (model.mean[at] ?? 0))) /
        (model.scale[at] ?? 1),
    }))
    .filter((entry) => entry.has)
    .map(({ feature, effect }) => ({ feature, effect }))
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.feature < b.feature ? -1 : 1));
}

/** Estimated usefulness in (0, 1), to four decimals: only ever used to order. */
export function usefulness(model: RankerModel, facts: RankFacts): number {
  const found = featuresOf(facts);
  const score = model.features.reduce(
    (sum, feature, at) =>
      sum +
      ((model.weights[at] ?? 0) * ((found.get(feature) ?? 0) - (model.mean[at] ?? 0))) /
        (model.scale[at] ?? 1),
    model.bias,
  );
  return Math.round(10_000 * sigmoid(score)) / 10_000;
}
