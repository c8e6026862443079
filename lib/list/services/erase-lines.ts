import sql from "sql-template-tag";
import type { Tx } from "@/lib/db/tx";
import { runIn } from "@/lib/db/tx-rows";
import { listTallies } from "@/lib/list/queries/outcomes";

/**
 * Deletes the lines of a list with their people and candidates, keeping how many of them came to what. Who
 * brought the list is a person, too.
 * @returns lines that were deleted
 */
export async function eraseLines(tx: Tx, id: number): Promise<number> {
  await runIn(
    tx,
    sql`
      UPDATE reference_list l
      SET
        status = 'removed',
        removed_at = now(),
        brought_by = NULL,
        tally = coalesce(
          (
            SELECT
              t.tally
            FROM
              (${listTallies(sql` AND l.id = ${id}::int`)}) t
          ),
          '{}'
        ) || jsonb_build_object(
          'counts',
          coalesce(
            (
              SELECT
                jsonb_object_agg(n.state, n.lines)
              FROM
                (
                  SELECT
                    state,
                    count(*)::int AS lines
                  FROM
                    reference_list_line
                  WHERE
                    list_id = ${id}::int
                  GROUP BY
                    state
                ) n
            ),
            '{}'
          )
        )
      WHERE
        l.id = ${id}::int
    `,
  );
  return runIn(
    tx,
    sql`
      DELETE FROM reference_list_line
      WHERE
        list_id = ${id}::int
    `,
  );
}
