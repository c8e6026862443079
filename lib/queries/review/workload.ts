import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { covers, type Ctx } from "@/lib/domain/actor";
import { JUDGEABLE_STATES } from "@/lib/domain/finding-state";
import { forbidden } from "@/lib/errors";
import { STANDING } from "./quality";

const row = z.object({
  id: z.string(), username: z.string(), name: z.string(), areas: z.array(z.string()), areaNames: z.array(z.string()), load: z.number(), held: z.number(), decidedWeek: z.number(), medianSeconds: z.number().nullable(),
});
/** What a reviewer has before them and behind them. */
export type Workload = z.infer<typeof row>;

/** The load of every active reviewer whose area touches the supervisor's, for handing out the work of a period. */
export async function workload(ctx: Ctx, snapshotId: number): Promise<Workload[]> {
  if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
  const found = await rows(row, sql`
    select u.id, u.username, u.name, u.areas,
      (select coalesce(array_agg(coalesce(r.name, a.code) order by a.code), '{}') from unnest(u.areas) a(code) left join region_code r on r.code = a.code) as "areaNames",
      (select count(*) from finding f where f.assigned_to = u.id and f.snapshot_id = ${snapshotId} and f.state = any(${[...JUDGEABLE_STATES]}))::int as load,
      (select count(*) from finding f where f.claimed_by = u.id and f.claimed_until > now())::int as held,
      (select count(*) from judgement j where j.actor_id = u.id and j.kind in ('decision', 'second_blind') and j.created_at > now() - interval '7 days'${STANDING})::int as "decidedWeek",
      (select percentile_cont(0.5) within group (order by j.seconds) from judgement j
        where j.actor_id = u.id and j.kind in ('decision', 'second_blind') and j.seconds is not null and j.created_at > now() - interval '30 days'${STANDING})::float8 as "medianSeconds"
    from "user" u where u.role = 'verifikator' and not u.banned order by u.username limit 500`);
  const touched = (area: string) => covers(ctx.actor, area) || ctx.actor.areas.some((own) => own.startsWith(area));
  return found.filter(({ areas }) => areas.some(touched));
}
