import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RollColumn } from "@/lib/roll/columns";
import type { Detector, SnapshotInfo } from "./types";

/** Why a detector stands aside: a message `detectors.reasons.<key>` and its values. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** How full a column is and how much of it is masked; counted by the runner over the snapshot. */
export interface ColumnFill {
  readonly filled: number;
  readonly masked: number;
}
export type Fills = Readonly<Partial<Record<RollColumn, ColumnFill>>>;

/** From this share on a column counts as masked: what the rest would find is not the roll. */
const MOSTLY_MASKED = 0.5;

/**
 * Rule 1: a detector whose column is missing, empty or masked is not applicable; "0 found" would be untrue.
 * @param fills columns that are not in it count as filled
 */
export function missingNeed(
  detector: Pick<Detector, "needs" | "asksAboutEmpty">,
  snapshot: Pick<SnapshotInfo, "columns">,
  fills: Fills,
  which: "snapshot" | "baseline" = "snapshot",
): Reason | null {
  const suffix = which === "baseline" ? "Baseline" : "";
  for (const column of ROLL_COLUMNS) {
    if (!detector.needs.includes(column)) continue;
    if (!snapshot.columns.includes(column)) return { key: `missingColumn${suffix}`, values: { column } };
    const fill = fills[column];
    if (fill === undefined) continue;
    if (fill.filled === 0 && detector.asksAboutEmpty !== true)
      return { key: `emptyColumn${suffix}`, values: { column } };
    if (fill.filled > 0 && fill.masked / fill.filled >= MOSTLY_MASKED)
      return { key: `maskedColumn${suffix}`, values: { column } };
  }
  return null;
}
