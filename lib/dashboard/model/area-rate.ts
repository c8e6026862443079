import { wilson } from "@/lib/statistics/wilson";

/** What the map can be coloured by; the first is shown unless another is asked for. */
export const MAP_RATES = [
  "findings",
  "open",
  "accepted",
  "struck",
  "newcomers",
  "changed",
  "vanished",
] as const;
export type MapRate = (typeof MAP_RATES)[number];

/** Where an area stands against the region as a whole, as far as its interval tells. */
export const RATE_CLASSES = ["below", "same", "above", "far-above", "very-far-above"] as const;
export type RateClass = (typeof RATE_CLASSES)[number];

export interface AreaRate {
  readonly k: number;
  readonly n: number;
  /** of 1,000 */
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
  readonly class: RateClass;
  /** So few that the area tells little: it is hatched. */
  readonly few: boolean;
}

/** Fewer voters than this tell little of their desa. */
export const FEW = 200;
const FAR = 1.7;
const VERY_FAR = 3;

/** Of 1,000, with its 95 % interval by Wilson; more cases than people (several findings on one) count as all. */
export function perThousand(k: number, n: number): { rate: number | null; low: number; high: number } {
  const { low, high } = wilson(Math.min(k, n), n);
  return n === 0
    ? { rate: null, low: 0, high: 1000 }
    : { rate: (1000 * k) / n, low: 1000 * low, high: 1000 * high };
}

/**
 * The class of an area: by the end of its interval that is nearer to the region's rate, so that a small desa
 * is not dark for one case.
 */
export function areaRate(k: number, n: number, regionRate: number): AreaRate {
  const { rate, low, high } = perThousand(k, n);
  const of = (): RateClass => {
    if (rate === null || regionRate === 0) return "same";
    if (low > VERY_FAR * regionRate) return "very-far-above";
    if (low > FAR * regionRate) return "far-above";
    if (low > regionRate) return "above";
    return high < regionRate ? "below" : "same";
  };
  return { k, n, rate, low, high, class: of(), few: n < FEW };
}
