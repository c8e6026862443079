import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { controlRecords } from "./control-records";

const identitiesSchema = z.object({
  ord: z.number(),
  rowNo: z.number(),
  nik: z.string().nullable(),
  nkk: z.string().nullable(),
  birthDate: z.string().nullable(),
  disability: z.string().nullable(),
});
export type Identities = z.infer<typeof identitiesSchema>;

/** Full identities of the records of one finding; only for `finding/reveal`, which has checked and logged. */
export async function findingIdentities(read: ReadRows, findingId: number): Promise<Identities[]> {
  const control = await controlRecords(read, findingId);
  if (control)
    return control.records.map(({ raw, rowNo }, ord) => ({
      ord,
      rowNo,
      nik: raw.nik ?? null,
      nkk: raw.nkk ?? null,
      birthDate: raw.birthDate ?? null,
      disability: raw.disability ?? null,
    }));
  return read(
    identitiesSchema,
    sql`
      SELECT
        r.ord,
        r.row_no AS "rowNo",
        v.nik,
        v.nkk,
        v.birth_date_raw AS "birthDate",
        v.disability
      FROM
        finding_record r
        JOIN voter_record v ON v.snapshot_id = r.snapshot_id
        AND v.row_no = r.row_no
      WHERE
        r.finding_id = ${findingId}
      ORDER BY
        r.ord
      LIMIT
        60
    `,
  );
}
