import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { homeCodes } from "@/lib/regions/former-codes";
import { SPECIAL_TPS, stopgapTps } from "./tps-numbers";
import type { Preparation, SnapshotInfo } from "./types";

/**
 * A roll as detectors of areas and of changes count it: one narrow row per line, texts as numbers where only
 * equality counts. Two fifths of the width of voter_record, and nothing in it has to be computed twice.
 * Columns that are called as in voter_record are those (a stopgap TPS number is none: see `stopgapTps`); the
 * others: `nik`, `nkk` the number itself, null unless it is whole · `masked` the NIK is · `name`, `address`
 * hashes of the normalised texts · `numbered` the address has a house number · `month_day` month × 100 + day of
 * birth · `special` the line belongs to a special location: TPS 901 and above, or one house of a hundred voters.
 */
const COLUMNS = raw(`
  v.row_no,
  v.file_ord,
  v.birth_date,
  v.nik_ok::int8 AS nik,
  v.nkk_ok::int8 AS nkk,
  hashtextextended(v.name_norm, 0) AS name,
  hashtextextended(v.address_norm, 0) AS address,
  v.age,
  v.tps_no,
  v.rt_no,
  v.rw_no,
  v.tms_code,
  (date_part('month', v.birth_date) * 100 + date_part('day', v.birth_date))::int2 AS month_day,
  v.active,
  v.nik_kind = 'masked' AS masked,
  coalesce(v.address_norm ~ ' NO [0-9]', false) AS numbered,
  coalesce(v.tps_no >= ${SPECIAL_TPS}, false) AS special,
  v.sex,
  v.kec_key,
  v.desa_key
`);

/** So many voters at one numbered address live in flats, a dormitory, a prison: they are no sample of the desa. */
const LARGE_HOUSE = 100;

function narrow(table: Sql, { roll }: SnapshotInfo): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${table}
    WITH
      (autovacuum_enabled = FALSE) AS
    SELECT
      ${COLUMNS}
    FROM
      ${roll} v
  `;
}

/** What can only be said of a line when all are there; few lines, found after the table has statistics. */
function complete(table: Sql): Sql[] {
  return [
    sql`ANALYZE ${table} (desa_key, tps_no, address)`,
    sql`
      UPDATE ${table} v
      SET
        special = TRUE
      FROM
        (
          SELECT
            desa_key,
            address
          FROM
            ${table}
          WHERE
            active
            AND numbered
            AND desa_key <> ''
          GROUP BY
            desa_key,
            address
          HAVING
            count(*) >= ${LARGE_HOUSE}::int
        ) h
      WHERE
        v.desa_key = h.desa_key
        AND v.address = h.address
        AND v.numbered
    `,
    sql`
      UPDATE ${table} v
      SET
        tps_no = NULL
      FROM
        (${stopgapTps(table)}) s
      WHERE
        v.desa_key = s.desa_key
        AND v.tps_no = s.tps_no
    `,
  ];
}

export const lines: Preparation = {
  name: "lines",
  build: ({ snapshot }, table) => [narrow(table, snapshot), ...complete(table)],
};

/** The same of the baseline; without a baseline nothing is in it. */
export const linesBefore: Preparation = {
  name: "lines_before",
  build: ({ snapshot, baseline }, table) =>
    baseline === null
      ? [
          sql`
            ${narrow(table, snapshot)}
            WHERE
              FALSE
          `,
        ]
      : [narrow(table, baseline), ...complete(table)],
};

/** Parts of `v.nik`. */
export const nikParts = {
  kabupaten: raw("(v.nik / 1000000000000)"),
  kecamatan: raw("(v.nik / 10000000000)"),
  /** region, birth date and sex: all but the serial */
  start: raw("(v.nik / 10000)"),
  serial: raw("(v.nik % 10000)::int"),
} as const;

/** The NIK of `v` was first issued elsewhere: under no code that is at home here, today's or a former one. */
export function fromElsewhere({ regionCode }: Pick<SnapshotInfo, "regionCode">): Sql {
  return sql`(${nikParts.kabupaten} <> ALL (${homeCodes(regionCode).map(Number)}::int8[]))`;
}
