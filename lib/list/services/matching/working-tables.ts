import sql, { type Sql } from "sql-template-tag";
import type { MatchTables } from "./candidates";
import type { Entry } from "./entry";

/** The entries and the narrow roll, for as long as the transaction lasts. */
export function workingTables(tables: MatchTables, snapshotId: number, entries: readonly Entry[]): Sql[] {
  const { entry, roll } = tables;
  return [
    entryTable(entry, entries),
    sql`
      CREATE TEMP TABLE ${roll} ON
      COMMIT
      DROP AS
      SELECT
        row_no,
        nik_ok,
        nkk_ok,
        name_norm,
        name_key,
        birth_date,
        age::int AS age,
        desa_key
      FROM
        voter_record
      WHERE
        snapshot_id = ${snapshotId}::int
    `,
    sql`ANALYZE ${entry}`,
    sql`ANALYZE ${roll}`,
  ];
}

const entryTable = (entry: Sql, entries: readonly Entry[]): Sql => sql`
  CREATE TEMP TABLE ${entry} ON
  COMMIT
  DROP AS
  SELECT
    e."rowNo" AS row_no,
    e.name,
    e."nameNorm" AS name_norm,
    e."nameKey" AS name_key,
    e."birthDate" AS birth_date,
    e."birthDateRaw" AS birth_date_raw,
    e.age,
    e.sex,
    e."placeNorm" AS place_norm,
    CASE
      WHEN e."nikKind" <> 'masked' THEN e.nik
    END AS nik,
    e."nikOk" AS nik_ok,
    CASE
      WHEN e."nikKind" = 'masked' THEN 'empty'
      ELSE e."nikKind"
    END AS nik_kind,
    e."nikMask" AS nik_mask,
    e."nkkOk" AS nkk_ok,
    e."desaKeys" AS desa_keys
  FROM
    jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e (
      "rowNo" int,
      name text,
      "nameNorm" text,
      "nameKey" text,
      "birthDate" date,
      "birthDateRaw" text,
      age int,
      sex text,
      "placeNorm" text,
      nik text,
      "nikOk" text,
      "nikKind" text,
      "nikMask" text,
      "nkkOk" text,
      "desaKeys" TEXT[]
    )
`;
