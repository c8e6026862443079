import { perThousand } from "./area-rate";

/** Where one desa stands among all of them, by a rate of 1,000. */
export interface Place {
  readonly measure: "findings" | "newcomers" | "changed" | "vanished";
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  /** from 1, the highest rate first; equal rates share a place */
  readonly rank: number;
  readonly of: number;
  /** rates of the others in their order, for the dots of the drawing */
  readonly others: readonly number[];
}

/** @returns null where the desa is not among them or has nobody to divide by */
export function rankAmong(
  measure: Place["measure"],
  key: string,
  areas: readonly { readonly key: string; readonly k: number; readonly n: number }[],
): Place | null {
  const rated = areas.flatMap(({ key: area, k, n }) => {
    const { rate, low, high } = perThousand(k, n);
    return rate === null ? [] : [{ area, rate, low, high }];
  });
  const own = rated.find(({ area }) => area === key);
  if (own === undefined) return null;
  return {
    measure,
    rate: own.rate,
    low: own.low,
    high: own.high,
    rank: 1 + rated.filter(({ rate }) => rate > own.rate).length,
    of: rated.length,
    others: rated
      .filter(({ area }) => area !== key)
      .map(({ rate }) => rate)
      .sort((a, b) => a - b),
  };
}
