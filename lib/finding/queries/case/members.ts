import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import { RELATIONS } from "@/lib/finding/model/case/asks";
import { IS_RECORD, STANDS } from "@/lib/roll/shown-record";

const memberSchema = z.object({ id: z.number(), relation: z.enum(RELATIONS) });
export type CaseMember = z.infer<typeof memberSchema>;

/** A case shows so many other findings; of a large group only its first people are asked about. */
export const CASE_SHOWN = 60;
const PEOPLE_ASKED = 60;

/**
 * The other findings of one period that are about the same person, the same family card or the same place: one
 * case (kasus) with this one. The nearest first. A made-up person of a control finding (soal kendali) and the voter
 * whose line it has are two people.
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
            r.made_up
          FROM
            finding_record r
            JOIN self ON NOT self.of_place
          WHERE
            r.finding_id = ${findingId}
            AND r.ord < ${PEOPLE_ASKED}
        ),
        card AS MATERIALIZED (
          SELECT
            v.nkk_ok
          FROM
            mine r
            JOIN self ON self.snapshot_id = r.snapshot_id
            JOIN shown_record v ON ${IS_RECORD}
          WHERE
            v.nkk_ok IS NOT NULL
        ),
        kin AS MATERIALIZED (
          SELECT
            v.snapshot_id,
            v.row_no,
            v.made_up
          FROM
            card c
            JOIN shown_record v ON v.nkk_ok = c.nkk_ok
          WHERE
            v.snapshot_id = (
              SELECT
                self.snapshot_id
              FROM
                self
            )
            AND ${STANDS}
            -- nobody is kin to whoever has the same line
            AND v.row_no NOT IN (
              SELECT
                m.row_no
              FROM
                mine m
            )
          LIMIT
            ${PEOPLE_ASKED}
        ),
        found AS (
          SELECT
            o.finding_id AS id,
            1 AS near
          FROM
            mine m
            JOIN finding_record o USING (snapshot_id, row_no, made_up)
          UNION ALL
          SELECT
            o.finding_id,
            2
          FROM
            kin
            JOIN finding_record o USING (snapshot_id, row_no, made_up)
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
