import gammaln from "@stdlib/math/base/special/gammaln";
import studentQuantile from "@stdlib/stats/base/dists/t/quantile";
import { mad, median } from "./robust";
import { maximise } from "./search";
import { logStudentUpper } from "./tails";

export interface StudentFit {
  readonly centre: number;
  readonly scale: number;
  readonly df: number;
}

const MIN_DF = 3;
const GREATEST_DF = 30;
/** Of the largest values it is only used that they are the largest: they are what is in question. */
const CENSORED = 0.025;

/**
 * Student's t through a sample: centre and scale from median and MAD, which a few wild values cannot move, and
 * the degrees of freedom by maximum likelihood, between 3 and 30, the largest 2.5 % censored: how long the tails
 * are is read off the sample itself. Source: Lange, Little & Taylor, J. Am. Stat. Assoc. 84:881 (1989).
 * @returns scale 0 where more than half of the values are equal
 */
export function fitStudent(values: readonly number[]): StudentFit {
  const centre = median(values);
  const spread = mad(values);
  if (values.length === 0 || !(spread > 0)) return { centre, scale: 0, df: GREATEST_DF };
  const scaleOf = (df: number) => spread / studentQuantile(0.75, df);
  const sorted = [...values].sort((a, b) => a - b);
  const kept = sorted.slice(0, sorted.length - Math.ceil(CENSORED * sorted.length));
  const largest = kept.at(-1) ?? centre;
  const logLikelihood = (logDf: number): number => {
    const df = Math.exp(logDf);
    const scale = scaleOf(df);
    const constant = gammaln((df + 1) / 2) - gammaln(df / 2) - Math.log(df) / 2 - Math.log(scale);
    return kept.reduce(
      (sum, value) => sum + constant - ((df + 1) / 2) * Math.log1p(((value - centre) / scale) ** 2 / df),
      (sorted.length - kept.length) * logStudentUpper((largest - centre) / scale, df),
    );
  };
  const df = Math.exp(maximise(logLikelihood, Math.log(MIN_DF), Math.log(GREATEST_DF), 30));
  return { centre, scale: scaleOf(df), df };
}
