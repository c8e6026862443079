import sql, { raw } from "sql-template-tag";
import { placeholderNik } from "@/lib/detectors/catalogue/idn/nik-rules";
import { lines } from "@/lib/detectors/kit/lines";
import { outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Preparation } from "@/lib/detectors/kit/types";

/**
 * Where the two numbers part; behind it they are equal again (one digit), or equal after the two digits there
 * are exchanged.
 */
const FIRST = raw(
  "(SELECT min(i) FROM generate_series(1, 16) i WHERE substr(a.nik_ok, i, 1) <> substr(b.nik_ok, i, 1))",
);
const ONE_DIGIT = raw("substr(x.an, x.at + 1) = substr(x.bn, x.at + 1)");
const SWAPPED = raw(
  "(substr(x.an, x.at, 2) = reverse(substr(x.bn, x.at, 2)) AND substr(x.an, x.at + 2) = substr(x.bn, x.at + 2))",
);

const REGION_DIGITS = 6;
/** Digits before the serial. */
const SERIAL_FROM = 12;

/**
 * Table `nik_slips`, GND-03 as pairs: (a, b, name_norm, birth_date, sex, at, digit, neighbours): equal name,
 * birth date and sex, NIK one slip apart at position `at`, counted from 1; `neighbours` when the slip is in
 * the serial or in the region alone and each stands on a family card of its own. Serials start anew in each
 * kecamatan and are small, so two namesakes of one date have numbers that differ in the kecamatan alone.
 * Where each number is that of the kecamatan in which its holder lives, on a family card of its own, nothing
 * was mistyped; a wrong digit seldom hits the very kecamatan of the second home. Nor was it where the two
 * were born in two places: then the region differs because it is another one.
 *
 * Who is alike is found in the narrow lines; only of those few pairs the numbers are read.
 */
export const nikSlips: Preparation = {
  name: "nik_slips",
  from: [lines],
  build: (ctx, table) => {
    const { snapshot, damagedFiles } = ctx;
    const narrow = tableOf(ctx, lines);
    return [
      sql`
        CREATE UNLOGGED TABLE ${table}
        WITH
          (autovacuum_enabled = FALSE) AS
        WITH
          alike AS MATERIALIZED (
            SELECT
              a.row_no AS a,
              b.row_no AS b
            FROM
              ${narrow} a
              JOIN ${narrow} b USING (name, birth_date, sex)
            WHERE
              a.active
              AND b.active
              AND a.row_no < b.row_no
              AND a.nik <> b.nik
          ),
          r AS (
            SELECT
              v.row_no,
              v.nik_ok,
              v.name_norm,
              v.birth_date,
              v.sex,
              v.nkk_ok,
              v.place_norm,
              coalesce(left(v.nik_ok, 6) = v.kec_code, FALSE) AS at_home
            FROM
              ${snapshot.roll} v
            WHERE
              v.snapshot_id = ${snapshot.id}::int
              AND ${outsideFiles(damagedFiles)}
              AND NOT ${placeholderNik}
          ),
          x AS (
            SELECT
              a.row_no AS a,
              b.row_no AS b,
              a.name_norm,
              a.birth_date,
              a.sex,
              a.nik_ok AS an,
              b.nik_ok AS bn,
              ${FIRST} AS at,
              a.nkk_ok <> b.nkk_ok AS own_cards,
              (
                a.at_home
                AND b.at_home
                OR coalesce(a.place_norm <> b.place_norm, FALSE)
              )
              AND a.nkk_ok <> b.nkk_ok AS two_registers
            FROM
              alike
              JOIN r a ON a.row_no = alike.a
              JOIN r b ON b.row_no = alike.b
            WHERE
              a.name_norm = b.name_norm
          )
        SELECT
          x.a,
          x.b,
          x.name_norm,
          x.birth_date,
          x.sex,
          x.at,
          ${ONE_DIGIT} AS digit,
          coalesce(
            (
              x.at > ${SERIAL_FROM}::int
              OR x.at <= ${REGION_DIGITS}::int
            )
            AND x.own_cards,
            FALSE
          ) AS neighbours
        FROM
          x
        WHERE
          (
            ${ONE_DIGIT}
            OR ${SWAPPED}
          )
          AND NOT (
            x.at <= ${REGION_DIGITS}::int
            AND coalesce(x.two_registers, FALSE)
          )
      `,
    ];
  },
};
