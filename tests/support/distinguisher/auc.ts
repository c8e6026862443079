import { boost, scoreOf } from "./stumps";

/** A row of the table, of which class, and within which stratum it is compared. */
export interface Labelled {
  readonly row: readonly number[];
  readonly control: boolean;
  readonly stratum: string;
}

const FOLDS = 5;

/** Scores by a model that has not seen the row, each of five parts in turn; parts by place, so that they repeat. */
export function crossValidated(all: readonly Labelled[]): number[] {
  const scores = all.map(() => 0);
  const places = new Map<string, number>();
  const part = all.map(({ control, stratum }) => {
    const key = `${stratum} ${String(control)}`;
    const at = places.get(key) ?? 0;
    places.set(key, at + 1);
    return at % FOLDS;
  });
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = all.filter((_, at) => part[at] !== fold);
    const model = boost(
      training.map(({ row }) => row),
      training.map(({ control }) => control),
    );
    for (const [at, { row }] of all.entries()) if (part[at] === fold) scores[at] = scoreOf(model, row);
  }
  return scores;
}

/**
 * Area under the ROC curve within strata: the share of pairs of a control and a real finding of one stratum in which
 * the control has the higher score, ties by half. Which strata have controls is no secret.
 */
export function aucWithin(all: readonly Labelled[], scores: readonly number[]): number {
  const scored = all.map((one, at) => ({ ...one, score: scores[at] ?? 0 }));
  let [won, pairs] = [0, 0];
  for (const group of Map.groupBy(scored, ({ stratum }) => stratum).values())
    for (const one of group.filter(({ control }) => control))
      for (const other of group.filter(({ control }) => !control)) {
        pairs += 1;
        won += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0;
      }
  return pairs === 0 ? Number.NaN : won / pairs;
}

/** Single features by how far they alone tell the classes apart, strongest first. */
export function strongest(
  names: readonly string[],
  all: readonly Labelled[],
): { readonly name: string; readonly auc: number }[] {
  return names
    .map((name, at) => ({
      name,
      auc: aucWithin(
        all,
        all.map(({ row }) => row[at] ?? 0),
      ),
    }))
    .sort((a, b) => Math.abs(b.auc - 0.5) - Math.abs(a.auc - 0.5));
}
