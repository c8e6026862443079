import { FEW } from "./area-rate";

interface Share {
  readonly k: number;
  readonly n: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** A group of voters and the share of it that stands in findings. */
export interface GroupShare {
  readonly by: "kec" | "sex" | "age";
  readonly group: string;
  readonly flagged: Share;
}

export interface WidestDifference {
  readonly by: GroupShare["by"];
  readonly group: string;
  /** its share over that of all; below 1: looked at more seldom */
  readonly ratio: number;
  /** groups whose interval does not hold the share of all */
  readonly groups: number;
}

/**
 * Whom the machine's questions burden most unlike all others: among groups of at least 200 voters whose
 * interval leaves out the share of everybody, the one that is furthest from it. Null: nobody surely.
 */
export function widestDifference(groups: readonly GroupShare[]): WidestDifference | null {
  const known = groups.filter(({ group, flagged }) => group !== "–" && flagged.n >= FEW);
  const sexes = known.filter(({ by }) => by === "sex");
  const all =
    sexes.reduce((sum, { flagged }) => sum + flagged.k, 0) /
    Math.max(
      1,
      sexes.reduce((sum, { flagged }) => sum + flagged.n, 0),
    );
  if (all === 0) return null;
  const apart = known
    .filter(({ flagged }) => flagged.low > all || flagged.high < all)
    .map(({ by, group, flagged }) => ({ by, group, ratio: (flagged.rate ?? 0) / all }))
    .sort((a, b) => distance(b.ratio) - distance(a.ratio));
  const [first] = apart;
  return first === undefined ? null : { ...first, groups: apart.length };
}

/** Three times as often is as far as a third as often. */
const distance = (ratio: number): number => Math.abs(Math.log(Math.max(ratio, 0.01)));
