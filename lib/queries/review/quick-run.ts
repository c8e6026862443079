import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";

/** So many judgements in a row … */
const RUN = 12;
/** … of which half took less than this, are quicker than reading takes. */
const SECONDS = 4;

/** Is the person's last run of judgements implausibly quick? A quiet notice for themselves, no record. */
export async function quickRun(ctx: Ctx): Promise<boolean> {
  const [row] = await rows(z.object({ n: z.number(), median: z.number().nullable() }), sql`
    select count(*)::int as n, percentile_cont(0.5) within group (order by seconds) as median
    from (select seconds from judgement where actor_id = ${ctx.actor.id} and kind in ('decision', 'second_blind') and seconds is not null and created_at > now() - interval '1 hour' order by created_at desc limit ${RUN}) last`);
  return row !== undefined && row.n >= RUN && row.median !== null && row.median < SECONDS;
}
