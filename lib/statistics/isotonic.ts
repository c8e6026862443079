/** A score and whether what it scored turned out to be so. */
export interface Decided {
  readonly score: number;
  readonly right: boolean;
}

/** Pieces of a rising step function: from `from` on, the share is `share`, out of `n` decisions. */
export interface Step {
  readonly from: number;
  readonly share: number;
  readonly n: number;
}

/**
 * Isotonic regression: the rising step function from score to share of right ones that is nearest to the
 * decisions (pool adjacent violators; Ayer et al. 1955, Zadrozny and Elkan 2002). Equal scores are one step.
 * @returns steps in the order of scores; none for no decisions
 */
export function isotonic(decisions: readonly Decided[]): Step[] {
  const pools: { from: number; right: number; n: number }[] = [];
  for (const { score, right } of [...decisions].sort((x, y) => x.score - y.score)) {
    const last = pools.at(-1);
    if (last?.from === score) {
      last.right += Number(right);
      last.n++;
    } else pools.push({ from: score, right: Number(right), n: 1 });
  }
  const merged: typeof pools = [];
  for (const pool of pools) {
    let current = { ...pool };
    for (let before = merged.at(-1); before && falls(before, current); before = merged.at(-1)) {
      merged.pop();
      current = { from: before.from, right: before.right + current.right, n: before.n + current.n };
    }
    merged.push(current);
  }
  return merged.map(({ from, right, n }) => ({ from, share: right / n, n }));
}

const falls = (x: { right: number; n: number }, y: { right: number; n: number }): boolean =>
  x.right * y.n >= y.right * x.n;

/** The share at a score; below the first step that of the first. Steps must not be empty. */
export function shareAt(steps: readonly Step[], score: number): number {
  return (steps.findLast(({ from }) => from <= score) ?? steps[0])?.share ?? 0;
}

/**
 * Venn–Abers interval of the chance that something with this score is right (Vovk and Petej 2014): isotonic
 * regression with the new score once counted as wrong and once as right. Valid whatever the scores are, as long
 * as the decisions were not chosen by their outcome; narrow where many have been made.
 */
export function vennAbers(
  decisions: readonly Decided[],
  score: number,
): { readonly low: number; readonly high: number } {
  const at = (right: boolean) => shareAt(isotonic([...decisions, { score, right }]), score);
  return { low: at(false), high: at(true) };
}
