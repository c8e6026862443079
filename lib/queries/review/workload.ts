import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import { OPEN_STATES } from "@/lib/domain/finding-state";
import { forbidden } from "@/lib/errors";

const row = z.object({
  id: z.string(), username: z.string(), name: z.string(), areas: z.array(z.string()), assigned: z.number(), held: z.number(), decidedToday: z.number(), decidedWeek: z.number(), revealsToday: z.number(),
});
/** What a reviewer has before them and behind them. */
export type Workload = z.infer<typeof row>;

/** Every active reviewer's load in a period, for whoever hands out the work. */
export async function workload(ctx: Ctx, snapshotId: number): Promise<Workload[]> {
  if (ctx.actor.role === "verifikator") throw forbidden();
  return rows(row, sql`
    select u.id, u.username, u.name, u.areas,
      (select count(*) from finding f where f.assigned_to = u.id and f.snapshot_id = ${snapshotId} and f.state = any(${[...OPEN_STATES]}))::int as assigned,
      (select count(*) from finding f where f.claimed_by = u.id and f.claimed_until > now())::int as held,
      (select count(*) from judgement j where j.actor_id = u.id and j.kind in ('decision', 'second_blind') and j.created_at >= (date_trunc('day', now() at time zone 'Asia/Jakarta')) at time zone 'Asia/Jakarta')::int as "decidedToday",
      (select count(*) from judgement j where j.actor_id = u.id and j.kind in ('decision', 'second_blind') and j.created_at > now() - interval '7 days')::int as "decidedWeek",
      (select count(distinct v.finding_id) from reveal v where v.actor_id = u.id and v.created_at >= (date_trunc('day', now() at time zone 'Asia/Jakarta')) at time zone 'Asia/Jakarta')::int as "revealsToday"
    from "user" u where u.role = 'verifikator' and not u.banned order by u.username limit 500`);
}
