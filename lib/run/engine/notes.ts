import sql from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import { changedAreas, openAreas } from "@/lib/detectors/kit/area-changes";
import type { Reason } from "@/lib/detectors/kit/applicability";
import { ubh11 } from "@/lib/detectors/catalogue/ubh/ubh-11-areas-changed";
import { leftOutOfHistory } from "@/lib/detectors/kit/own-history";
import type { Detector, DetectorContext } from "@/lib/detectors/kit/types";
import type { RunContext } from "./context";

/**
 * What compares periods stands aside from areas whose change is still a question (UBH-11), and says so: its
 * candidates there, tests included, leave the stage.
 * @returns why, or null when there is no such area or the detector does not compare areas
 */
export async function leaveOpenAreas(
  run: RunContext,
  query: QueryFn,
  detector: Detector,
  ctx: DetectorContext,
): Promise<Reason | null> {
  if (detector.code === ubh11.code || ctx.tables[changedAreas.name] === undefined) return null;
  await query(sql`
    DELETE FROM run_stage
    WHERE
      run_id = ${run.id}::int
      AND code = ${detector.code}
      AND area_code IN ${openAreas(ctx)}
  `);
  const [open] = await query<{ n: number }>(sql`
    SELECT
      count(*)::int AS n
    FROM
      ${openAreas(ctx)} o
  `);
  const count = open?.n ?? 0;
  return count === 0 ? null : { key: "areasChanged", values: { count, code: ubh11.code } };
}

/** Snapshots that are no history of this region, when the detector looks at history and there are any. */
export async function historyNote(ctx: DetectorContext): Promise<Reason | null> {
  const periods = await leftOutOfHistory(ctx);
  return periods.length === 0
    ? null
    : { key: "historyLeftOut", values: { count: periods.length, periods: periods.join(", ") } };
}
