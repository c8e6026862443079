import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { controlsOfRun } from "@/lib/finding/queries/controls";

/**
 * Findings of a run that nobody has decided for good yet, as the queue has them: with the control findings (soal
 * kendali), or the number in a refusal would move with the real ones alone.
 */
export async function countOpenWork(runId: number, read: ReadRows): Promise<number> {
  const [row] = await read(
    z.object({ open: z.number() }),
    sql`
      SELECT
        count(*)::int AS open
      FROM
        finding f
      WHERE
        f.state NOT IN ('final', 'split')
        AND (
          f.id IN (
            SELECT
              l.finding_id
            FROM
              run_finding l
            WHERE
              l.run_id = ${runId}
          )
          OR f.id IN (
            SELECT
              finding_id
            FROM
              (${controlsOfRun(runId)}) k
          )
        )
    `,
  );
  return row?.open ?? 0;
}
