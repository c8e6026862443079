import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { RELATIONS } from "@/lib/finding/model/case/asks";

const memberSchema = z.object({ id: z.number(), relation: z.enum(RELATIONS) });
export type CaseMember = z.infer<typeof memberSchema>;

/** A case shows so many other findings; of a large group only its first people are asked about. */
export const CASE_SHOWN = 60;
const PEOPLE_ASKED = 60;

/**
 * The other findings of one period that are about the same person, the same family card or the same place: one
 * case (kasus) with this one. The nearest first.
 */
export function caseMembers(read: ReadRows, findingId: number): Promise<CaseMember[]> {
  return read(
    memberSchema,
    sql`
      WITH
        self AS (
          SELECT
            f.id,
            f.snapshot_id,
            f.is_group,
            f.area_code,
            f.tps_no,
            f.is_group
            OR f.subject_type IN ('tps', 'desa', 'file', 'region') AS of_place
          FROM
            finding f
          WHERE
            f.id = ${findingId}
        ),
        mine AS MATERIALIZED (
          SELECT
            r.snapshot_id,
            r.row_no,
            r.role
          FROM
            finding_record r
            JOIN self ON NOT self.of_place
          WHERE
            r.finding_id = ${findingId}
            AND r.ord < ${PEOPLE_ASKED}
        ),
        kin AS MATERIALIZED (
          SELECT
            k.snapshot_id,
            k.row_no
          FROM
            mine m
            JOIN self ON self.snapshot_id = m.snapshot_id
            JOIN voter_record v ON v.snapshot_id = m.snapshot_id
            AND v.row_no = m.row_no
            JOIN voter_record k ON k.snapshot_id = m.snapshot_id
            AND k.nkk_ok = v.nkk_ok
          LIMIT
            ${PEOPLE_ASKED}
        ),
        found AS (
          SELECT
            o.finding_id AS id,
            1 AS near
          FROM
            mine m
            JOIN finding_record o USING (snapshot_id, row_no)
          UNION ALL
          SELECT
            o.finding_id,
            2
          FROM
            kin
            JOIN finding_record o USING (snapshot_id, row_no)
          UNION ALL
          SELECT
            p.id,
            3
          FROM
            self
            JOIN finding p ON p.snapshot_id = self.snapshot_id
            AND p.area_code = self.area_code
            AND (
              p.is_group
              OR p.subject_type IN ('tps', 'desa', 'file', 'region')
            )
            AND (
              self.tps_no IS NULL
              OR p.tps_no IS NULL
              OR p.tps_no = self.tps_no
            )
          WHERE
            self.of_place
        )
      SELECT
        f.id,
        CASE min(found.near)
          WHEN 1 THEN 'person'
          WHEN 2 THEN 'family'
          ELSE 'place'
        END AS relation
      FROM
        found
        JOIN finding f ON f.id = found.id
        JOIN self ON self.snapshot_id = f.snapshot_id
        AND self.id <> f.id
      WHERE
        f.state <> 'split'
      GROUP BY
        f.id
      ORDER BY
        min(found.near),
        f.tier_rank DESC,
        f.id
      LIMIT
        ${CASE_SHOWN}
    `,
  );
}
