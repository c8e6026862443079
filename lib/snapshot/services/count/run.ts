import type pg from "pg";
import sql from "sql-template-tag";
import { z } from "zod";
import { query, rows, withTransaction } from "@/lib/db/sql";
import { insertChanges } from "./changes";
import { insertCounts } from "./insert";
import { pairRolls } from "./pairs";

const snapshotSchema = z.object({ id: z.number(), baselineId: z.number().nullable() });

/**
 * Counts a finished roll desa by desa, and the flow from the roll before it (that it names, else the newest
 * earlier one of the kabupaten). Done once after the import; doing it again gives the same rows. What is not
 * finished, or gone, is left alone.
 */
export function countRoll(snapshotId: number): Promise<void> {
  return withTransaction(async (client) => {
    const [snapshot] = await ready(client, snapshotId);
    if (snapshot === undefined) return;
    await query(
      sql`
        DELETE FROM roll_count
        WHERE
          snapshot_id = ${snapshotId}
      `,
      client,
    );
    await pairRolls(client, snapshot);
    await insertCounts(client, snapshot);
    await insertChanges(client, snapshot);
  });
}

const ready = (client: pg.ClientBase, snapshotId: number) =>
  rows(
    snapshotSchema,
    sql`
      SELECT
        s.id,
        (
          SELECT
            b.id
          FROM
            snapshot b
          WHERE
            b.status = 'ready'
            AND b.region_code = s.region_code
            AND (
              b.id = s.previous_id
              OR (
                b.reference_date < s.reference_date
                AND b.stage = s.stage
              )
            )
          ORDER BY
            b.id = s.previous_id DESC NULLS LAST,
            b.reference_date DESC,
            b.id DESC
          LIMIT
            1
        ) AS "baselineId"
      FROM
        snapshot s
      WHERE
        s.id = ${snapshotId}
        AND s.status = 'ready'
    `,
    client,
  );

/** Finished rolls that nobody has counted, e.g. those of an earlier version of the product. */
export async function uncountedRolls(): Promise<number[]> {
  const found = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        s.id
      FROM
        snapshot s
      WHERE
        s.status = 'ready'
        AND s.accepted > 0
        AND NOT EXISTS (
          SELECT
            1
          FROM
            roll_count c
          WHERE
            c.snapshot_id = s.id
        )
      ORDER BY
        s.id
    `,
  );
  return found.map(({ id }) => id);
}
