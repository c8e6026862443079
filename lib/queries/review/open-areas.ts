import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import { ASSIGNABLE_STATES } from "@/lib/domain/assignment";
import { forbidden } from "@/lib/errors";
import { inScopeSql } from "@/lib/queries/finding/scope-sql";

const row = z.object({ regionCode: z.string(), kecKey: z.string().nullable(), desaKey: z.string().nullable(), kecName: z.string().nullable(), desaName: z.string().nullable(), count: z.number() });
export type NamedArea = z.infer<typeof row>;

/** Where findings wait that nobody has been given or has in hand, by desa, within the supervisor's area. */
export async function openAreas(ctx: Ctx, snapshotId: number): Promise<NamedArea[]> {
  if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
  return rows(row, sql`
    select f.region_code as "regionCode", f.kec_key as "kecKey", f.desa_key as "desaKey", coalesce(max(kec.name), f.kec_key) as "kecName", coalesce(max(desa.name), f.desa_key) as "desaName", count(*)::int as count
    from finding f left join region_code kec on kec.code = f.kec_key left join region_code desa on desa.code = f.desa_key
    where f.snapshot_id = ${snapshotId} and f.state = any(${[...ASSIGNABLE_STATES]}) and f.assigned_to is null and (f.claimed_by is null or f.claimed_until <= now())${inScopeSql(ctx.actor)}
    group by f.region_code, f.kec_key, f.desa_key order by 4 nulls last, 5 nulls first, 2, 3 limit 5000`);
}
