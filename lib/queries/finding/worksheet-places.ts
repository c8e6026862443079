import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import type { WorksheetPlace } from "@/lib/domain/worksheet";
import { inScopeSql, NOT_KNOWN } from "./scope-sql";

const place = z.object({ desaKey: z.string(), kec: z.string(), desa: z.string(), voters: z.number(), due: z.string() });

/** Desa with open field checks (coktas) in the person's area, as the worksheets hold them, the most urgent first. */
export async function worksheetPlaces(ctx: Ctx, snapshotId: number): Promise<WorksheetPlace[]> {
  if (ctx.actor.role !== "verifikator" && ctx.actor.role !== "supervisor") return [];
  return rows(place, sql`
    select v.desa_key as "desaKey", max(coalesce(kec.name, v.kecamatan, '–')) as kec, max(coalesce(desa.name, v.desa, v.desa_key)) as desa, count(*)::int as voters, min(f.due_date)::text as due
    from finding f join finding_record r on r.finding_id = f.id and r.role = 'subject' join voter_record v on v.snapshot_id = r.snapshot_id and v.row_no = r.row_no
      left join region_code kec on kec.code = v.kec_code left join region_code desa on desa.code = v.desa_code
    where f.state = 'field_check' and f.due_date is not null and f.snapshot_id = ${snapshotId} and not f.is_group${inScopeSql(ctx.actor)}${NOT_KNOWN}
    group by v.desa_key order by 5, 2, 3 limit 500`);
}
