import { wilson } from "@/lib/statistics/wilson";

/** Below this a share is told as a count: "3 dari 4", not "75 %". */
export const FEWEST_FOR_SHARE = 10;

export type Measured =
  | { readonly kind: "none" }
  | { readonly kind: "few"; readonly k: number; readonly n: number }
  | {
      readonly kind: "share";
      readonly k: number;
      readonly n: number;
      readonly rate: number;
      readonly low: number;
      readonly high: number;
    };

/**
 * How a share is said: not at all of nothing, as a count of a handful, and with its interval (Wilson, 95 %) of
 * ten and more.
 */
export function measured(k: number, n: number): Measured {
  if (n === 0) return { kind: "none" };
  if (n < FEWEST_FOR_SHARE) return { kind: "few", k, n };
  return { kind: "share", k, n, rate: k / n, ...wilson(k, n) };
}

/** Sums of several shares of the same kind, e.g. of all rules. */
export const pooled = (parts: readonly { readonly k: number; readonly n: number }[]): Measured =>
  measured(
    parts.reduce((all, { k }) => all + k, 0),
    parts.reduce((all, { n }) => all + n, 0),
  );

export type KappaWord = "poor" | "slight" | "fair" | "moderate" | "substantial" | "almost-perfect";

/** κ in words. Source: Landis & Koch, Biometrics 33:159 (1977). */
export function kappaWord(kappa: number): KappaWord {
  if (kappa < 0) return "poor";
  if (kappa <= 0.2) return "slight";
  if (kappa <= 0.4) return "fair";
  if (kappa <= 0.6) return "moderate";
  return kappa <= 0.8 ? "substantial" : "almost-perfect";
}

export interface KappaRange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of several rules' κ, weighted by their pairs, with its 95 % interval (rules are independent). Null
 * where none of them has one.
 */
export function pooledKappa(
  rules: readonly { readonly n: number; readonly kappa: number | null; readonly error: number | null }[],
): KappaRange | null {
  const known = rules.flatMap(({ n, kappa, error }) =>
    kappa === null || error === null ? [] : [{ n, kappa, error }],
  );
  const pairs = known.reduce((all, { n }) => all + n, 0);
  if (pairs === 0) return null;
  const value = known.reduce((all, { n, kappa }) => all + (n / pairs) * kappa, 0);
  const error = Math.sqrt(known.reduce((all, one) => all + ((one.n / pairs) * one.error) ** 2, 0));
  return {
    value,
    low: Math.max(-1, value - 1.96 * error),
    high: Math.min(1, value + 1.96 * error),
  };
}
