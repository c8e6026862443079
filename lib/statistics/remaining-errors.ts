import gammaln from "@stdlib/math/base/special/gammaln";
import { logSumExp } from "./log-special";

/** ln C(n, k); −∞ outside of 0 ≤ k ≤ n. */
const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);

/** ln P(X = k) for k wrong ones in a sample of n out of N, of which M are wrong. */
const logHypergeometric = (k: number, n: number, M: number, N: number): number =>
  logChoose(M, k) + logChoose(N - M, n - k) - logChoose(N, n);

/** A simple random sample of decisions, re-checked. */
export interface Recheck {
  /** all decisions */
  readonly total: number;
  /** re-checked ones */
  readonly checked: number;
  /** of them, found wrong */
  readonly wrong: number;
}

/**
 * The exact upper bound of how many of all decisions are wrong: the largest M for which so few wrong ones in the
 * sample still have a probability above 1 − confidence. Sampling without replacement, one look at the data.
 * Source: Buonaccorsi, "A note on confidence intervals for proportions in finite populations", Am. Stat. 41:215
 * (1987); Wright, Exact Confidence Bounds when Sampling from Small Finite Universes (1991).
 * @returns between `wrong` and `total − checked + wrong`
 */
export function upperBound({ total, checked, wrong }: Recheck, confidence = 0.95): number {
  const most = total - checked + wrong;
  const alpha = Math.log(1 - confidence);
  let [low, high] = [wrong, most];
  // P(X ≤ wrong) falls as M grows: halve until the last M that is still believable is found.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (logAtMost(wrong, checked, middle, total) > alpha) low = middle;
    else high = middle - 1;
  }
  return low;
}

const logAtMost = (wrong: number, checked: number, M: number, total: number): number =>
  logSumExp(Array.from({ length: wrong + 1 }, (_, k) => logHypergeometric(k, checked, M, total)));

/**
 * An upper bound that holds at every look at once, so that one may stop or widen the sample whenever one likes:
 * the M that the prior-posterior-ratio martingale has not yet ruled out, with every M alike beforehand. It is
 * never below the exact bound of one look. Source: Waudby-Smith & Ramdas, "Confidence sequences for sampling
 * without replacement", NeurIPS 33 (2020), theorem 2.1.
 */
export function runningBound({ total, checked, wrong }: Recheck, confidence = 0.95): number {
  const most = total - checked + wrong;
  const likelihood = Array.from({ length: most - wrong + 1 }, (_, at) =>
    logHypergeometric(wrong, checked, wrong + at, total),
  );
  const evidence = logSumExp(likelihood) - Math.log(total + 1);
  const limit = -Math.log(1 - confidence);
  for (let at = likelihood.length - 1; at > 0; at -= 1)
    if (evidence - (likelihood[at] ?? Number.NEGATIVE_INFINITY) < limit) return wrong + at;
  return wrong;
}

/**
 * What the rule says after so many re-checks: stop when the running bound is within what was set before the
 * first look, else widen the sample; when all are checked there is nothing left to bound.
 * @param tolerated share of wrong decisions that the office set beforehand
 */
export function nextStep(recheck: Recheck, tolerated: number): "stop" | "widen" | "complete" {
  if (recheck.checked >= recheck.total) return "complete";
  return runningBound(recheck) <= tolerated * recheck.total ? "stop" : "widen";
}
