import sql, { empty } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { maskBirthDate } from "@/lib/finding/model/comparison/records";
import type { WorksheetLine } from "@/lib/documents/pdf/worksheet-line";
import { inScopeSql } from "@/lib/access/scope-sql";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";

const text = z.string().nullable();
const row = z.object({
  findingId: z.number(),
  detector: z.string(),
  dueDate: z.string(),
  addressee: z.string(),
  note: text,
  kec: z.string(),
  desa: z.string(),
  tps: z.number().nullable(),
  rt: text,
  rw: text,
  name: text,
  birthDate: text,
  birthIso: text,
  address: text,
  row: z.number(),
});

const MAX_LINES = 3000;

/**
 * Open field checks (coktas) for the printed worksheet, by desa, TPS, RT: one line per voter. Numbers of
 * identity stay out of it: whoever goes there asks for the card. Synthetic findings send nobody anywhere.
 */
export async function worksheetLines(
  ctx: Ctx,
  { snapshotId, desaKey }: { readonly snapshotId: number; readonly desaKey?: string | undefined },
): Promise<WorksheetLine[]> {
  authorise(ctx.actor, "finding.print-worksheet");
  const found = await rows(
    row,
    sql`
      SELECT
        f.id AS "findingId",
        f.detector,
        f.due_date::text AS "dueDate",
        coalesce(j.detail ->> 'addressee', '') AS addressee,
        j.note,
        coalesce(kec.name, v.kecamatan, f.kec_key, '–') AS kec,
        coalesce(desa.name, v.desa, f.desa_key, '–') AS desa,
        v.tps_no AS tps,
        v.rt,
        v.rw,
        v.name,
        v.birth_date_raw AS "birthDate",
        v.birth_date::text AS "birthIso",
        v.address,
        v.row_no AS ROW
      FROM
        finding f
        CROSS JOIN LATERAL (
          SELECT
            k.detail,
            k.note
          FROM
            judgement k
          WHERE
            k.finding_id = f.id
            AND k.kind = 'field_check'
          ORDER BY
            k.id DESC
          LIMIT
            1
        ) j
        JOIN finding_record r ON r.finding_id = f.id
        AND r.role = 'subject'
        JOIN voter_record v ON v.snapshot_id = r.snapshot_id
        AND v.row_no = r.row_no
        LEFT JOIN region_code kec ON kec.code = v.kec_code
        LEFT JOIN region_code desa ON desa.code = v.desa_code
      WHERE
        f.state = 'field_check'
        AND f.due_date IS NOT NULL
        AND f.snapshot_id = ${snapshotId}
        AND NOT f.is_group${desaKey === undefined ? empty : sql` AND v.desa_key = ${desaKey}`}${inScopeSql(
          ctx.actor,
        )}${NOT_CONTROL}
      ORDER BY
        6,
        7,
        v.tps_no,
        v.rw_no,
        v.rt_no,
        v.name_norm,
        v.row_no
      LIMIT
        ${MAX_LINES}
    `,
  );
  return found.map(({ birthDate, birthIso, ...line }) => ({
    ...line,
    birthYear: maskBirthDate(birthDate, birthIso),
  }));
}
