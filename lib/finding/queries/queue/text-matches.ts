import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { foldedPattern } from "@/lib/db/folded-pattern";
import { pool } from "@/lib/db/pool";
import { rows } from "@/lib/db/sql";

/**
 * Fewer matches than this are fetched by the trigram index first; of more, the queue's own order meets the
 * first page soon enough.
 */
const FEW = 3_000;

/** Names of `f` as they sound, see fold_name in the migrations. */
const FOLDED = sql`fold_name (f.search_text)`;

/**
 * Tests names row by row. Written so that no index is asked: `fewMatches` has found that the text is common,
 * and the order comes from another one.
 */
export const nameContains = (text: string): Sql => sql`(${FOLDED} || '') LIKE ${foldedPattern(text)}`;

const estimateSchema = z.array(z.object({ Plan: z.looseObject({ "Plan Rows": z.number() }) })).min(1);

/**
 * Numbers of the findings with this text where they are few; null where the text is common and is better
 * tested row by row in the order of the queue. The planner's own estimate decides: either way alone reads
 * everything for some texts.
 */
export async function fewMatches(text: string): Promise<number[] | null> {
  const statement = sql`
    SELECT
      f.id
    FROM
      finding f
    WHERE
      ${FOLDED} LIKE ${foldedPattern(text)}
    LIMIT
      ${FEW + 1}
  `;
  const guess = sql`
    EXPLAIN (format json)
    SELECT
      1
    FROM
      finding f
    WHERE
      ${FOLDED} LIKE ${foldedPattern(text)}
  `;
  const answer = await pool().query<{ "QUERY PLAN": unknown }>(guess.text, guess.values);
  const [plan] = estimateSchema.parse(answer.rows[0]?.["QUERY PLAN"]);
  if ((plan?.Plan["Plan Rows"] ?? 0) > FEW) return null;
  const found = await rows(z.object({ id: z.number() }), statement);
  return found.length > FEW ? null : found.map((row) => row.id);
}
