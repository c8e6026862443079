import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { ReadRows } from "@/lib/db/tx-rows";

/** Over finding `f`: asks again what was answered, and the answer is to stand (diteruskan). */
export const IS_FORWARDED: Sql = sql`
  EXISTS (
    SELECT
      1
    FROM
      forwarded_answer w
    WHERE
      w.finding_id = f.id
  )
`;

const rowSchema = z.object({ findingId: z.number(), earlierId: z.number(), judgementId: z.number() });

/** The earlier answers of these findings that still stand. */
export function forwardedAnswers(
  read: ReadRows,
  ids: readonly number[],
): Promise<z.infer<typeof rowSchema>[]> {
  return read(
    rowSchema,
    sql`
      SELECT
        w.finding_id AS "findingId",
        w.earlier_id AS "earlierId",
        w.judgement_id AS "judgementId"
      FROM
        forwarded_answer w
      WHERE
        w.finding_id = ANY (${[...ids]}::INT[])
    `,
  );
}

const keptSchema = z.object({
  /** the earlier finding; the finding itself where its own answer is kept */
  earlierId: z.number(),
  period: z.string(),
  reasonCode: z.string().nullable(),
  by: z.string(),
  at: z.date(),
  columns: z.array(z.string()),
});
/** An answer that stands until one of its columns changes. */
export type KeptAnswer = z.infer<typeof keptSchema>;

/** The kept answer that this finding asks again, or that it was given itself; null where none stands. */
export async function keptOf(findingId: number): Promise<KeptAnswer | null> {
  const [kept] = await rows(
    keptSchema,
    sql`
      SELECT
        g.id AS "earlierId",
        s.stage || ' ' || s.period AS period,
        g.reason_code AS "reasonCode",
        u.username AS BY,
        k.kept_at AS at,
        k.columns
      FROM
        kept_answer k
        JOIN finding g ON g.id = k.finding_id
        JOIN snapshot s ON s.id = g.snapshot_id
        JOIN "user" u ON u.id = k.kept_by
      WHERE
        k.revoked_at IS NULL
        AND (
          (
            g.id = ${findingId}
            AND g.state = 'final'
          )
          OR k.id IN (
            SELECT
              w.kept_id
            FROM
              forwarded_answer w
            WHERE
              w.finding_id = ${findingId}
          )
        )
      ORDER BY
        k.id DESC
      LIMIT
        1
    `,
  );
  return kept ?? null;
}
