import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import { maskBirthDate } from "@/lib/domain/record-comparison";
import type { WorksheetLine } from "@/lib/domain/worksheet";
import { forbidden } from "@/lib/errors";
import { inScopeSql, NOT_KNOWN } from "./scope-sql";

const text = z.string().nullable();
const row = z.object({
  findingId: z.number(), detector: z.string(), dueDate: z.string(), addressee: z.string(), note: text, kec: z.string(), desa: z.string(), tps: z.number().nullable(), rt: text, rw: text, name: text, birthDate: text,
  birthIso: text, address: text, row: z.number(),
});

const MOST = 3000;

/**
 * Open field checks (coktas) for the printed worksheet, by desa, TPS, RT: one line per voter. Numbers of identity stay out of it: whoever goes
 * there asks for the card. Synthetic findings send nobody anywhere.
 */
export async function worksheetLines(ctx: Ctx, { snapshotId, desaKey }: { readonly snapshotId: number; readonly desaKey?: string | undefined }): Promise<WorksheetLine[]> {
  if (ctx.actor.role !== "verifikator" && ctx.actor.role !== "supervisor") throw forbidden("finding-role");
  const found = await rows(row, sql`
    select f.id as "findingId", f.detector, f.due_date::text as "dueDate", coalesce(j.detail ->> 'addressee', '') as addressee, j.note, coalesce(kec.name, v.kecamatan, f.kec_key, '–') as kec, coalesce(desa.name, v.desa, f.desa_key, '–') as desa,
      v.tps_no as tps, v.rt, v.rw, v.name, v.birth_date_raw as "birthDate", v.birth_date::text as "birthIso", v.address, v.row_no as row
    from finding f cross join lateral (select k.detail, k.note from judgement k where k.finding_id = f.id and k.kind = 'field_check' order by k.id desc limit 1) j
      join finding_record r on r.finding_id = f.id and r.role = 'subject' join voter_record v on v.snapshot_id = r.snapshot_id and v.row_no = r.row_no
      left join region_code kec on kec.code = v.kec_code left join region_code desa on desa.code = v.desa_code
    where f.state = 'field_check' and f.due_date is not null and f.snapshot_id = ${snapshotId} and not f.is_group${desaKey === undefined ? empty : sql` and v.desa_key = ${desaKey}`}${inScopeSql(ctx.actor)}${NOT_KNOWN}
    order by 6, 7, v.tps_no, v.rw_no, v.rt_no, v.name_norm, v.row_no limit ${MOST}`);
  return found.map(({ birthDate, birthIso, ...line }) => ({ ...line, birthYear: maskBirthDate(birthDate, birthIso) }));
}
