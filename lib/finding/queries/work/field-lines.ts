import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { FINDING_STATES } from "@/lib/finding/model/state";

const textSchema = z.string().nullable();
const lineSchema = z.object({
  findingId: z.number(),
  ord: z.number().nullable(),
  snapshotId: z.number(),
  fingerprint: z.string(),
  state: z.enum(FINDING_STATES),
  revision: z.number(),
  regionCode: z.string(),
  kecKey: textSchema,
  desaKey: textSchema,
  desa: z.string(),
  name: textSchema,
  holder: textSchema,
  holderName: textSchema,
  seen: z.object({ result: textSchema, element: textSchema, text: textSchema }).nullable(),
});
/** A person of a finding as a sheet that came back is held against. */
export type StoredLine = z.infer<typeof lineSchema>;

/** The people of these findings, and each finding as a whole (`ord` null), with the newest observation of each. */
export function storedLines(read: ReadRows, findingIds: readonly number[]): Promise<StoredLine[]> {
  return read(
    lineSchema,
    sql`
      SELECT
        f.id AS "findingId",
        who.ord,
        f.snapshot_id AS "snapshotId",
        f.fingerprint,
        f.state,
        f.revision,
        f.region_code AS "regionCode",
        f.kec_key AS "kecKey",
        f.desa_key AS "desaKey",
        coalesce(desa.name, v.desa, f.desa_key, '–') AS desa,
        v.name,
        CASE
          WHEN f.claimed_until > now() THEN f.claimed_by
        END AS holder,
        u.username AS "holderName",
        (
          SELECT
            jsonb_build_object('result', j.detail ->> 'result', 'element', j.detail ->> 'element', 'text', j.text_hash)
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.kind = 'field_result'
            AND j.round = f.round
            AND (j.detail ->> 'ord')::int IS NOT DISTINCT FROM who.ord
            AND j.id > coalesce(
              (
                SELECT
                  max(asked.id)
                FROM
                  judgement asked
                WHERE
                  asked.finding_id = f.id
                  AND asked.kind = 'field_check'
              ),
              0
            )
            AND NOT EXISTS (
              SELECT
                1
              FROM
                judgement taken
              WHERE
                taken.finding_id = f.id
                AND taken.kind = 'undo'
                AND taken.refers_to = j.id
            )
          ORDER BY
            j.id DESC
          LIMIT
            1
        ) AS seen
      FROM
        finding f
        CROSS JOIN LATERAL (
          SELECT
            r.ord,
            r.snapshot_id,
            r.row_no,
            r.made_up
          FROM
            finding_record r
          WHERE
            r.finding_id = f.id
          UNION ALL
          SELECT
            NULL::int,
            NULL::int,
            NULL::int,
            FALSE
        ) who
        LEFT JOIN shown_record v ON v.snapshot_id = who.snapshot_id
        AND v.row_no = who.row_no
        AND v.made_up = who.made_up
        LEFT JOIN region_code desa ON desa.code = coalesce(v.desa_code, f.desa_key)
        LEFT JOIN "user" u ON u.id = f.claimed_by
      WHERE
        f.id = ANY (${findingIds})
      ORDER BY
        f.id,
        who.ord
    `,
  );
}
