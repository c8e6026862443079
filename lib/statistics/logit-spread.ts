import type { RateFit } from "./area-rates";
import type { Share } from "./funnel";
import { winsorise } from "./funnel";
import { studentUpper } from "./tails";

/** E[z²] of a standard normal winsorised at 10 %. */
const WINSORISED_NORMAL = 0.6787;

/**
 * One-sided p values on the logit scale: x = ln((y + ½)/(n − y + ½)) about the logit of the centre, with the sampling variance
 * 1/(nμ(1 − μ)) plus a between-area variance from the winsorised residuals (method of moments). Right for shares whose true level varies by
 * factors rather than by points. Source: Agresti, Categorical Data Analysis, 2nd ed. (2002), § 13.3 (logit-normal); winsorising as in
 * Spiegelhalter (2005).
 */
export function logitUpper(areas: readonly Share[], { mu, kept }: Pick<RateFit, "mu" | "kept">): number[] {
  const used = areas.filter((_, i) => kept[i]);
  if (used.length < 3 || mu <= 0 || mu >= 1) return areas.map(() => 0);
  const centre = used.reduce((sum, area) => sum + logit(area), 0) / used.length;
  const residuals = winsorise(used.map((area) => logit(area) - centre));
  const total = residuals.reduce((sum, value) => sum + value * value, 0) / used.length / WINSORISED_NORMAL;
  const sampling = (n: number) => 1 / (n * mu * (1 - mu));
  const between = Math.max(0, total - used.reduce((sum, area) => sum + Math.min(4, sampling(area.n)), 0) / used.length);
  return areas.map((area) => {
    if (area.n === 0) return 1;
    const z = (logit(area) - centre) / Math.sqrt(between + Math.min(4, sampling(area.n)));
    return studentUpper(z, used.length - 2);
  });
}

const logit = ({ y, n }: Share): number => Math.log((y + 0.5) / (n - y + 0.5));
