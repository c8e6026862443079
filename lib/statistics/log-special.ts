import betainc from "@stdlib/math/base/special/betainc";
import betaln from "@stdlib/math/base/special/betaln";
import erfc from "@stdlib/math/base/special/erfc";
import gammainc from "@stdlib/math/base/special/gammainc";
import gammaln from "@stdlib/math/base/special/gammaln";

// Logarithms of special functions, exact also where the function itself is too small for a double: p values
// of large rolls lie below 1e-308, and must still have an order.

/** Above this the function is computed as it is; below it its series, which is quick exactly there. */
const SERIES_BELOW = 1e-250;
const MAX_TERMS = 200_000;

/** ln(1 − eˣ), x ≤ 0. Source: Mächler, "Accurately computing log(1 − exp(−|a|))", R package Rmpfr (2012). */
export function logOneMinusExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** ln Σ exp(xᵢ), without leaving the range of doubles. */
export function logSumExp(values: readonly number[]): number {
  const most = Math.max(...values);
  if (!Number.isFinite(most)) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}

/**
 * ln I_x(a, b), the regularised incomplete beta. The series is that of 26.5.4 in Abramowitz & Stegun (1964):
 * xᵃ(1 − x)ᵇ / (a B(a, b)) · Σ Π (a + b + i)/(a + 1 + i) · xᵏ.
 */
export function logBetaInc(x: number, a: number, b: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  if (x >= 1) return 0;
  const direct = betainc(x, a, b, true, false);
  if (direct > SERIES_BELOW) return Math.min(0, Math.log(direct));
  const sum = series((k) => (x * (a + b + k)) / (a + 1 + k));
  return a * Math.log(x) + b * Math.log1p(-x) - Math.log(a) - betaln(a, b) + Math.log(sum);
}

/** ln P(s, x), the regularised lower incomplete gamma: 6.5.29 in Abramowitz & Stegun (1964). */
export function logGammaLower(s: number, x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY;
  const direct = gammainc(x, s, true, false);
  if (direct > SERIES_BELOW) return Math.min(0, Math.log(direct));
  return s * Math.log(x) - x - gammaln(s + 1) + Math.log(series((k) => x / (s + 1 + k)));
}

/** ln Q(s, x), the regularised upper incomplete gamma: the continued fraction 6.5.31 of the same. */
export function logGammaUpper(s: number, x: number): number {
  if (x <= 0) return 0;
  const direct = gammainc(x, s, true, true);
  if (direct > SERIES_BELOW) return Math.min(0, Math.log(direct));
  // Evaluated from its tail; where the series of the function is needed x is far above s, and few are enough.
  let fraction = 0;
  for (let k = 400; k >= 1; k--) fraction = (k * (s - k)) / (x + 2 * k + 1 - s + fraction);
  return s * Math.log(x) - x - gammaln(s) - Math.log(x + 1 - s + fraction);
}

/** ln P(Z ≥ z) of the standard normal; asymptotic from 30 on (26.2.12 of the same). */
export function logNormalUpper(z: number): number {
  if (z < 30) return Math.log(erfc(z / Math.SQRT2) / 2);
  const w = 1 / (z * z);
  return -(z * z) / 2 - Math.log(z * Math.sqrt(2 * Math.PI)) + Math.log1p(-w * (1 - w * (3 - 15 * w)));
}

/** The z that ln P(Z ≥ z) belongs to, for p ≤ ½: Newton's method on the logarithm, which is concave. */
export function normalFromLog(logP: number): number {
  let z = Math.sqrt(Math.max(0, -2 * logP - 2 * Math.LN2));
  for (let step = 0; step < 60; step++) {
    const here = logNormalUpper(z);
    const slope = -Math.exp(-(z * z) / 2 - Math.log(2 * Math.PI) / 2 - here);
    const next = z - (here - logP) / slope;
    if (Math.abs(next - z) <= 1e-13 * Math.max(1, z)) return next;
    z = next;
  }
  return z;
}

/** 1 + r₀ + r₀r₁ + …, given the ratios of neighbours. */
function series(ratio: (k: number) => number): number {
  let [term, sum] = [1, 1];
  for (let k = 0; k < MAX_TERMS && term > sum * 1e-16; k++) {
    term *= ratio(k);
    sum += term;
  }
  return sum;
}
