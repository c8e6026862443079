import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { connectionName } from "@/lib/run/model/connection-name";

const statementSchema = z.object({
  /** the working table that it makes or reads; null where it is about the roll alone */
  table: z.string().nullable(),
  ms: z.int(),
});
export type StatementAtWork = z.infer<typeof statementSchema>;

/** Shorter ones are the usual course of a run. */
const LONG_SECONDS = 15;

/**
 * The statement of a run that has been at work longest, once it holds the run up: no text of it and no value, which
 * could be somebody's. The caller has asked whether the run may be seen.
 */
export async function statementAtWork(runId: number): Promise<StatementAtWork | null> {
  const [longest] = await rows(
    statementSchema,
    sql`
      SELECT
        substring(
          query
          FROM
            'scratch[.]run_[0-9]+_([a-z0-9_]+)'
        ) AS TABLE,
        (
          extract(
            epoch
            FROM
              clock_timestamp() - query_start
          ) * 1000
        )::int AS ms
      FROM
        pg_stat_activity
      WHERE
        application_name = ${connectionName(runId)}
        AND backend_type = 'client backend'
        AND state = 'active'
        AND query_start < clock_timestamp() - make_interval(secs => ${LONG_SECONDS})
      ORDER BY
        query_start
      LIMIT
        1
    `,
  );
  return longest ?? null;
}
