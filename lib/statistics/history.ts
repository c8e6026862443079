import { robustScale, median } from "./robust";
import { studentUpper } from "./tails";

/** Change between two snapshots of one area: `y` of `n` people in `days` days. */
export interface Step {
  readonly y: number;
  readonly n: number;
  readonly days: number;
}

/**
 * The newest step against the area's own past: rates per person and day on the log scale, log((y + ½)/(n ·
 * days)); z by median and MAD of the past, with the sampling variance 1/(expected + ½) added and never less
 * than `floor` (natural variation: on 251 real day-to-day steps the 95th percentile of additions was 5.6
 * times the median, a spread of about 1 in logarithms; quarters vary less than days). p by Student's t with
 * (past steps − 1) degrees of freedom: with two past steps almost nothing can be called unusual. Needs two or
 * more past steps; otherwise p = 1.
 */
export function againstOwnPast(
  now: Step,
  past: readonly Step[],
  floor = 0.25,
): { expected: number; low: number; high: number; p: number } {
  const offset = now.n * now.days;
  const usable = past.filter((step) => step.n > 0 && step.days > 0);
  if (usable.length < 2 || offset <= 0) return { expected: now.y, low: 0, high: now.n, p: 1 };
  const logs = usable.map((step) => Math.log((step.y + 0.5) / (step.n * step.days)));
  const centre = median(logs);
  const expected = Math.exp(centre) * offset;
  const spread = Math.sqrt(Math.max(floor, robustScale(logs)) ** 2 + 1 / (expected + 0.5));
  const z = (Math.log((now.y + 0.5) / offset) - centre) / spread;
  return {
    expected,
    low: expected * Math.exp(-3.09 * spread),
    high: expected * Math.exp(3.09 * spread),
    p: studentUpper(z, usable.length - 1),
  };
}
