import type { Beside } from "./families";
import { compareRecords, type FullRecord } from "./records";

/** A cluster of so many people at most is compared pair by pair. */
const MOST = 6;

/** Each pair of a cluster of three or more beside each other; none of a larger one. */
export function comparePairs(records: readonly FullRecord[]): Beside[] {
  if (records.length < 3 || records.length > MOST) return [];
  return records.flatMap((one, left) =>
    records.slice(left + 1).map((other, at) => ({
      left,
      right: left + 1 + at,
      rows: compareRecords([one, other]),
    })),
  );
}
