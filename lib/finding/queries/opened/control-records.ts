import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { controlRecordSchema, type ControlRecord } from "@/lib/finding/model/comparison/control-record";

const storedSchema = z.object({ snapshotId: z.number(), records: z.array(controlRecordSchema) });

/**
 * The made-up people of a finding with a known answer, or null for a real one. Nobody outside the server may
 * learn which it was.
 */
export async function controlRecords(
  read: ReadRows,
  findingId: number,
): Promise<{ snapshotId: number; records: ControlRecord[] } | null> {
  const [found] = await read(
    storedSchema,
    sql`
      SELECT
        f.snapshot_id AS "snapshotId",
        k.records
      FROM
        control_finding k
        JOIN finding f ON f.id = k.finding_id
      WHERE
        k.finding_id = ${findingId}
    `,
  );
  return found ?? null;
}
