import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { rowsIn } from "@/lib/db/tx-rows";
import type { Tx } from "@/lib/db/tx";
import type { Role } from "@/lib/access/actor";
import { rolesThatMay } from "@/lib/access/permissions";
import { areaCovers } from "@/lib/access/scope-sql";

/** What an account leaves behind. */
export interface ReleasedWork {
  /** findings that were given to it */
  readonly tasks: number;
  /** findings that it had in hand */
  readonly leases: number;
}

/**
 * Gives back what hangs on an account that can no longer do it: its tasks go to everybody, what it has in
 * hand is free at once. What it judged stays its own. Findings that it may still judge stay with it.
 * @param reach what the account may do from now on; null for a closed one
 */
export async function releaseWork(
  tx: Tx,
  id: string,
  reach: { readonly role: Role; readonly areas: readonly string[] } | null,
): Promise<ReleasedWork> {
  const outOfReach: Sql =
    reach === null || !rolesThatMay("finding.be-assigned").includes(reach.role)
      ? sql`TRUE`
      : sql` NOT ${areaCovers(reach.areas, sql`coalesce(f.desa_key, f.kec_key, f.region_code)`)} `;
  const [released] = await rowsIn(tx)(
    z.object({ tasks: z.number(), leases: z.number() }),
    sql`
      WITH
        hanging AS (
          SELECT
            f.id,
            f.assigned_to IS NOT DISTINCT FROM ${id} AS task,
            f.claimed_by IS NOT DISTINCT FROM ${id} AS lease
          FROM
            finding f
          WHERE
            (
              f.assigned_to = ${id}
              OR f.claimed_by = ${id}
            )
            AND f.state NOT IN ('awaiting_signoff', 'final', 'split')
            AND ${outOfReach}
          FOR UPDATE
        ),
        freed AS (
          UPDATE finding f
          SET
            assigned_to = CASE
              WHEN h.task THEN NULL
              ELSE f.assigned_to
            END,
            claimed_by = CASE
              WHEN h.lease THEN NULL
              ELSE f.claimed_by
            END,
            claimed_until = CASE
              WHEN h.lease THEN NULL
              ELSE f.claimed_until
            END
          FROM
            hanging h
          WHERE
            f.id = h.id
          RETURNING
            h.task,
            h.lease
        )
      SELECT
        (
          count(*) FILTER (
            WHERE
              task
          )
        )::int AS tasks,
        (
          count(*) FILTER (
            WHERE
              lease
          )
        )::int AS leases
      FROM
        freed
    `,
  );
  return released ?? { tasks: 0, leases: 0 };
}
