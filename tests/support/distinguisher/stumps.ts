/** One question to a feature: is it above the threshold? With the weight of its answer. */
interface Stump {
  readonly feature: number;
  readonly threshold: number;
  readonly weight: number;
}
export type Stumps = readonly Stump[];

const ROUNDS = 40;
const CUTS = 12;

/**
 * AdaBoost over decision stumps. Source: Freund, Schapire, A decision-theoretic generalization of on-line learning
 * and an application to boosting, JCSS 55 (1997). Both classes weigh the same.
 * @param y true or false for each row
 */
export function boost(rows: readonly (readonly number[])[], y: readonly boolean[]): Stumps {
  const ones = y.filter(Boolean).length;
  let weights = y.map((one) => 0.5 / (one ? ones : y.length - ones));
  const questions = questionsOf(rows);
  const stumps: Stump[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const best = bestQuestion(questions, weights, y);
    if (best === null || best.error > 0.499) break;
    const weight = 0.5 * Math.log((1 - Math.max(best.error, 1e-6)) / Math.max(best.error, 1e-6));
    stumps.push({ feature: best.feature, threshold: best.threshold, weight: best.sign * weight });
    const next = weights.map((one, at) => {
      const said = (best.above[at] === 1) === best.sign > 0;
      return one * Math.exp(said === y[at] ? -weight : weight);
    });
    const sum = next.reduce((all, one) => all + one, 0);
    weights = next.map((one) => one / sum);
  }
  return stumps;
}

export const scoreOf = (stumps: Stumps, row: readonly number[]): number =>
  stumps.reduce(
    (sum, { feature, threshold, weight }) => sum + ((row[feature] ?? 0) > threshold ? weight : -weight),
    0,
  );

interface Question {
  readonly feature: number;
  readonly threshold: number;
  readonly above: Uint8Array;
}

function questionsOf(rows: readonly (readonly number[])[]): Question[] {
  return (rows[0] ?? []).flatMap((_, feature) => {
    const values = [...new Set(rows.map((row) => row[feature] ?? 0))].sort((a, b) => a - b);
    const cuts = new Set(
      Array.from({ length: CUTS }, (_none, at) => values[Math.floor((at * (values.length - 1)) / CUTS)] ?? 0),
    );
    return [...cuts].map((threshold) => ({
      feature,
      threshold,
      above: Uint8Array.from(rows, (row) => Number((row[feature] ?? 0) > threshold)),
    }));
  });
}

function bestQuestion(questions: readonly Question[], weights: readonly number[], y: readonly boolean[]) {
  let best: (Question & { error: number; sign: 1 | -1 }) | null = null;
  const all = y.reduce((sum, one, at) => sum + (one ? (weights[at] ?? 0) : 0), 0);
  const signed = Float64Array.from(y, (one, at) => (one ? -1 : 1) * (weights[at] ?? 0));
  for (const question of questions) {
    // Wrong where the answer is above and it is no control, or below and it is one.
    let error = all;
    for (let at = 0; at < signed.length; at += 1) if (question.above[at] === 1) error += signed[at] ?? 0;
    const sign = error <= 0.5 ? 1 : -1;
    const least = Math.min(error, 1 - error);
    if (best === null || least < best.error) best = { ...question, error: least, sign };
  }
  return best;
}
