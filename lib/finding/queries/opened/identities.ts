import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { IS_RECORD } from "@/lib/roll/shown-record";

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
export function findingIdentities(read: ReadRows, findingId: number): Promise<Identities[]> {
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
        JOIN shown_record v ON ${IS_RECORD}
      WHERE
        r.finding_id = ${findingId}
      ORDER BY
        r.ord
      LIMIT
        60
    `,
  );
}
