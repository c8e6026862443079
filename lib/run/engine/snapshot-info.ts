import sql, { raw } from "sql-template-tag";
import { partitionName } from "@/lib/roll/partition-name";
import { z } from "zod";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/roll/columns";

const rowSchema = z.object({
  id: z.int(),
  regionCode: z.string(),
  stage: z.string(),
  period: z.string(),
  referenceDate: z.string(),
  tpsCap: z.int(),
  columns: z.array(z.string()),
  controlTotals: z.record(z.string(), z.number().nullable()),
  files: z.array(z.object({ ord: z.int(), name: z.string(), sha256: z.string(), rows: z.int() })),
});

const COLUMNS =
  raw(`s.id, s.region_code AS "regionCode", s.stage, s.period, s.reference_date::text AS "referenceDate",
    s.tps_cap AS "tpsCap", s.columns, s.control_totals AS "controlTotals",
  coalesce((SELECT jsonb_agg(jsonb_build_object('ord', f.ord, 'name', f.name, 'sha256', f.sha256, 'rows',
  f.accepted) ORDER BY f.ord) FROM snapshot_file f WHERE f.snapshot_id = s.id), '[]') AS files`);

/** A snapshot as detectors see it; its rows are read from its own partition, which needs no pruning. */
function toInfo(raw_: unknown): SnapshotInfo {
  const { columns, controlTotals, ...found } = rowSchema.parse(raw_);
  const typed = Object.entries(controlTotals).filter((entry): entry is [string, number] => entry[1] !== null);
  return {
    ...found,
    columns: ROLL_COLUMNS.filter((column) => columns.includes(column)),
    controlTotals: Object.fromEntries(typed),
    roll: raw(partitionName(found.id)),
  };
}

export async function loadSnapshot(query: QueryFn, id: number): Promise<SnapshotInfo> {
  const [found] = await query(sql`
    SELECT
      ${COLUMNS}
    FROM
      snapshot s
    WHERE
      s.id = ${id}::int
      AND s.status = 'ready'
  `);
  if (found === undefined) throw new Error(`snapshot ${id} is not ready`);
  return toInfo(found);
}

/**
 * Earlier ready snapshots of the same region and stage, oldest first. A snapshot that a corrected file
 * replaced is not history.
 */
export async function loadHistory(
  query: QueryFn,
  current: SnapshotInfo,
  baselineId: number | null,
): Promise<SnapshotInfo[]> {
  const found = await query(sql`
    SELECT
      ${COLUMNS}
    FROM
      snapshot s
    WHERE
      s.status = 'ready'
      AND s.id <> ${current.id}::int
      AND (
        s.id = ${baselineId}::int
        OR (
          s.region_code = ${current.regionCode}
          AND s.stage = ${current.stage}
          AND s.reference_date < ${current.referenceDate}::date
          AND NOT EXISTS (
            SELECT
              1
            FROM
              snapshot n
            WHERE
              n.corrects_id = s.id
              AND n.status = 'ready'
          )
        )
      )
    ORDER BY
      s.reference_date,
      s.id
  `);
  return found.map(toInfo);
}
