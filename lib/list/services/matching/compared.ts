import sql, { raw, type Sql } from "sql-template-tag";
import { PATTERN } from "@/lib/linkage/compare";
import type { LinkageTables } from "@/lib/linkage/tables";
import type { MatchTables } from "./candidates";

/** Card and address are weighed by the list's own rules, so that the linkage sees neither. */
export function sidesOf({ entry, met }: MatchTables, snapshotId: number) {
  const unplaced = raw(`
    NULL::text AS nkk, NULL::text AS nkk_ok, 'empty' AS nkk_kind, NULL::text AS address_norm,
    NULL::smallint AS rt_no, NULL::smallint AS rw_no, NULL::text AS desa_code, '' AS desa_key`);
  const columns = raw(
    "row_no, name, name_norm, name_key, birth_date, birth_date_raw, sex, place_norm, nik, nik_ok, nik_kind",
  );
  return {
    left: sql`
      (
        SELECT
          ${columns},
          1::smallint AS file_ord,
          ${unplaced}
        FROM
          ${entry}
      )
    `,
    right: sql`
      (
        SELECT
          ${columns},
          file_ord,
          ${unplaced}
        FROM
          voter_record
        WHERE
          snapshot_id = ${snapshotId}::int
          AND row_no IN (
            SELECT
              b
            FROM
              ${met}
          )
      )
    `,
    population: sql`
      (
        SELECT
          *
        FROM
          voter_record
        WHERE
          snapshot_id = ${snapshotId}::int
      )
    `,
  };
}

const COMPARED = raw("list_compared");

/** Every pair with its pattern and what of the voter is weighed besides, numbered. */
export function compared({ met }: MatchTables, linkage: LinkageTables, snapshotId: number): Sql[] {
  return [
    sql`ANALYZE ${met}`,
    sql`
      CREATE TEMP TABLE ${COMPARED} ON
      COMMIT
      DROP AS
      SELECT
        row_number() OVER () AS n,
        p.a,
        p.b,
        (${PATTERN})::int4 AS pattern,
        v.active,
        v.nik_ok,
        v.nkk_ok,
        v.age,
        v.sex,
        v.rt_no,
        v.address_norm,
        v.desa_key
      FROM
        ${met} p
        JOIN ${linkage.left} a ON a.row_no = p.a
        JOIN ${linkage.right} b ON b.row_no = p.b
        JOIN voter_record v ON v.snapshot_id = ${snapshotId}::int
        AND v.row_no = p.b
    `,
    sql`CREATE INDEX ON ${COMPARED} (n)`,
  ];
}

/** Some of them, in their order. */
export const portion = (from: number, count: number) => sql`
  SELECT
    a,
    b,
    pattern,
    active,
    nik_ok AS "nikOk",
    nkk_ok AS "nkkOk",
    age,
    sex,
    rt_no AS "rtNo",
    address_norm AS "addressNorm",
    desa_key AS "desaKey"
  FROM
    ${COMPARED}
  WHERE
    n > ${from}
    AND n <= ${from + count}
  ORDER BY
    n
`;
