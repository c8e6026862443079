import sql, { raw as rawSql } from "sql-template-tag";
import { z } from "zod";
import { RAW_RECORD } from "@/lib/db/raw-record";
import type { QueryFn, SnapshotInfo } from "@/lib/detectors/kit/types";
import { ROLL_COLUMNS } from "@/lib/domain/roll-columns";
import { READY } from "@/lib/services/run/execute/ready";

/** A line of the roll that no finding is about: a made-up person stands in its place, so that the surroundings are real. */
export const hostShape = z.object({
  rowNo: z.number(), fileOrd: z.number(), lineNo: z.number(), fileName: z.string().nullable(), desaKey: z.string(), kecKey: z.string(), desaCode: z.string().nullable(), kecCode: z.string().nullable(), tpsNo: z.number().nullable(),
  sex: z.enum(["L", "P"]).nullable(), raw: z.record(z.enum(ROLL_COLUMNS), z.string().nullable()),
});
export type Host = z.infer<typeof hostShape>;

/** The lines at these numbers, those left out that a finding is about or that have no desa. */
export async function hostsAt(query: QueryFn, snapshot: SnapshotInfo, rowNumbers: readonly number[]): Promise<Host[]> {
  const found = await query(sql`
    select v.row_no as "rowNo", v.file_ord as "fileOrd", v.line_no as "lineNo", f.name as "fileName", v.desa_key as "desaKey", v.kec_key as "kecKey", v.desa_code as "desaCode", v.kec_code as "kecCode", v.tps_no as "tpsNo",
      v.sex, ${rawSql(RAW_RECORD)} as raw
    from ${snapshot.roll} v left join snapshot_file f on f.snapshot_id = ${snapshot.id}::int and f.ord = v.file_ord
    where v.row_no = any(${rowNumbers}::int[]) and v.active and v.desa_key <> ''
      and not exists (select 1 from finding_record r where r.snapshot_id = ${snapshot.id}::int and r.row_no = v.row_no)
      and v.row_no not in (select unnest(rows) from ${READY}) order by v.row_no`);
  return z.array(hostShape).parse(found);
}
