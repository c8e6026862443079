import sql from "sql-template-tag";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import type { Detector } from "@/lib/detectors/kit/types";
import { READY } from "@/lib/run/engine/publication/ready";
import { canGenerate } from "./generate";

/** Enough to measure every reviewer; more would only cost time. */
const MAX_CONTROLS = 200;
export interface ControlRun {
  readonly id: number;
  readonly params: ReadonlyMap<string, unknown>;
  /** In the order in which their findings are published. */
  readonly detectors: readonly Detector[];
}

/**
 * Which rules are imitated: as often as they found something, up to the share. A rule that earlier runs over this
 * snapshot have already published is left alone: what a second look at the same data brings in addition would be
 * known for what it is.
 */
export async function wantedCodes(
  query: QueryFn,
  run: ControlRun,
  snapshotId: number,
  share: number,
): Promise<string[]> {
  const counts = z.array(z.object({ code: z.string(), n: z.number() })).parse(
    await query(sql`
      SELECT
        code,
        count(*)::int AS n
      FROM
        ${READY}
      WHERE
        NOT is_group
        AND NOT EXISTS (
          SELECT
            1
          FROM
            finding f
          WHERE
            f.snapshot_id = ${snapshotId}::int
            AND f.detector = code
        )
      GROUP BY
        1
      ORDER BY
        2 DESC,
        1
    `),
  );
  const [before] = z.array(z.object({ n: z.number() })).parse(
    await query(sql`
      SELECT
        count(*)::int AS n
      FROM
        control_finding k
        JOIN finding f ON f.id = k.finding_id
      WHERE
        f.snapshot_id = ${snapshotId}::int
    `),
  );
  const imitable = new Set<string>(run.detectors.filter(canGenerate).map(({ code }) => code));
  const usable = counts.filter(({ code }) => imitable.has(code));
  const all = counts.reduce((sum, row) => sum + row.n, 0);
  const target = Math.min(MAX_CONTROLS - (before?.n ?? 0), Math.floor(all * share));
  const total = usable.reduce((sum, row) => sum + row.n, 0);
  if (target <= 0 || total === 0) return [];
  // Every rule at least one, those that found most first; the list is cut where the target is reached.
  return usable
    .flatMap(({ code, n }) =>
      Array.from({ length: Math.max(1, Math.round((n / total) * target)) }, () => code),
    )
    .slice(0, target);
}
