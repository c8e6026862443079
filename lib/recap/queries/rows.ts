import sql from "sql-template-tag";
import type { ReadRows } from "@/lib/db/tx-rows";
import { areaSchema, changeSchema, type RecapArea, type RecapChange } from "@/lib/recap/model/rows";

/** Kecamatan of a roll as it was counted after its import. */
export const recapAreas = (snapshotId: number, read: ReadRows): Promise<RecapArea[]> =>
  read(
    areaSchema,
    sql`
      SELECT
        c.kec_key AS "kecKey",
        coalesce(k.name, c.kec_key) AS name,
        count(*)::int AS desa,
        sum(jsonb_array_length(c.tps))::int AS tps,
        sum(c.male)::int AS male,
        sum(c.female)::int AS female,
        sum(c.unknown_sex)::int AS unknown
      FROM
        roll_count c
        LEFT JOIN region_code k ON k.code = c.kec_key
      WHERE
        c.snapshot_id = ${snapshotId}
        AND c.male + c.female + c.unknown_sex > 0
      GROUP BY
        c.kec_key,
        k.name
      ORDER BY
        c.kec_key COLLATE "C"
    `,
  );

/** Everybody who is not as on the roll before, with what the roll and the decisions say about it. */
export const recapChanges = (snapshotId: number, read: ReadRows): Promise<RecapChange[]> =>
  read(
    changeSchema,
    sql`
      SELECT
        c.kind,
        c.from_row AS "fromRow",
        c.to_row AS "toRow",
        coalesce(b.kec_key, left(c.from_desa, 6)) AS "fromKec",
        coalesce(v.kec_key, left(c.to_desa, 6)) AS "toKec",
        coalesce(b.sex, '-') AS "sexFrom",
        coalesce(v.sex, '-') AS "sexTo",
        c.tms_code AS "tmsCode",
        c.changed > 0 AS changed,
        (
          SELECT
            d.follow_up
          FROM
            carried_out d
          WHERE
            d.snapshot_id = c.snapshot_id
            AND d.base_row = c.from_row
          ORDER BY
            d.judgement_id DESC
          LIMIT
            1
        ) AS "followUp",
        v.birth_date::text AS "birthDate",
        v.marital,
        coalesce(v.remark, '') AS remark,
        coalesce(v.source, '') AS source
      FROM
        roll_change c
        LEFT JOIN voter_record b ON b.snapshot_id = c.baseline_id
        AND b.row_no = c.from_row
        LEFT JOIN voter_record v ON v.snapshot_id = c.snapshot_id
        AND v.row_no = c.to_row
      WHERE
        c.snapshot_id = ${snapshotId}
      ORDER BY
        c.id
    `,
  );
