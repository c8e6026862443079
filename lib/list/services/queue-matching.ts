import { enqueue } from "@/lib/db/queue";
import { inTx } from "@/lib/db/tx";
import { rows } from "@/lib/db/sql";
import sql from "sql-template-tag";
import { z } from "zod";

/** Hands a stored list to the worker, which holds it against its roll. */
export const queueMatching = (listId: number): Promise<void> => inTx((tx) => enqueue(tx, "list", { listId }));

/** Lists that were stored while no job could be queued are handed over when the worker starts. */
export async function queueUnmatched(): Promise<void> {
  const waiting = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        l.id
      FROM
        reference_list l
      WHERE
        l.status = 'matching'
        AND NOT EXISTS (
          SELECT
            1
          FROM
            pgboss.job j
          WHERE
            j.name = 'list'
            AND j.state < 'completed'
            AND (j.data ->> 'listId')::int = l.id
        )
    `,
  );
  for (const { id } of waiting) await queueMatching(id);
}
