import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { placeholderNik } from "@/lib/detectors/catalogue/idn/nik-rules";
import { outsideFiles } from "@/lib/detectors/kit/sql";
import type { DetectorContext } from "@/lib/detectors/kit/types";

/** Where the two numbers part; behind it they are equal again (one digit), or equal after the two digits there are exchanged. */
const FIRST = raw("(SELECT min(i) FROM generate_series(1, 16) i WHERE substr(a.nik_ok, i, 1) <> substr(b.nik_ok, i, 1))");
const ONE_DIGIT = raw("substr(x.an, x.at + 1) = substr(x.bn, x.at + 1)");
const SWAPPED = raw("(substr(x.an, x.at, 2) = reverse(substr(x.bn, x.at, 2)) AND substr(x.an, x.at + 2) = substr(x.bn, x.at + 2))");

const REGION_DIGITS = 6;
/** Digits before the serial. */
const SERIAL_FROM = 12;

/**
 * GND-03 as pairs: (a, b, name_norm, birth_date, sex, at, digit, neighbours): equal name, birth date and sex, NIK one slip apart at position `at`, counted from 1;
 * `neighbours` when the slip is in the serial or in the region alone and each stands on a family card of its own.
 * Serials start anew in each kecamatan and are small, so two namesakes of one date have numbers that differ in the kecamatan alone. Where each number is that of
 * the kecamatan in which its holder lives, on a family card of its own, nothing was mistyped; a wrong digit seldom hits the very kecamatan of the second home. Nor was it where the two were born in two
 * places: then the region differs because it is another one.
 */
export function nikSlips({ snapshot, damagedFiles }: Pick<DetectorContext<unknown>, "snapshot" | "damagedFiles">): Sql {
  return sql`SELECT x.a, x.b, x.name_norm, x.birth_date, x.sex, x.at, ${ONE_DIGIT} AS digit, coalesce((x.at > ${SERIAL_FROM}::int OR x.at <= ${REGION_DIGITS}::int) AND x.own_cards, false) AS neighbours FROM (
      WITH r AS MATERIALIZED (SELECT v.row_no, v.nik_ok, v.name_norm, v.birth_date, v.sex, v.nkk_ok, v.place_norm, coalesce(left(v.nik_ok, 6) = v.kec_code, false) AS at_home FROM ${snapshot.roll} v
        WHERE v.active AND v.nik_ok IS NOT NULL AND v.name_norm IS NOT NULL AND v.birth_date IS NOT NULL AND v.sex IS NOT NULL AND ${outsideFiles(damagedFiles)} AND NOT ${placeholderNik})
      SELECT a.row_no AS a, b.row_no AS b, name_norm, birth_date, sex, a.nik_ok AS an, b.nik_ok AS bn, ${FIRST} AS at, a.nkk_ok <> b.nkk_ok AS own_cards, (a.at_home AND b.at_home OR coalesce(a.place_norm <> b.place_norm, false)) AND a.nkk_ok <> b.nkk_ok AS two_registers FROM r a JOIN r b USING (name_norm, birth_date, sex)
      WHERE a.row_no < b.row_no AND a.nik_ok <> b.nik_ok) AS x
    WHERE (${ONE_DIGIT} OR ${SWAPPED}) AND NOT (x.at <= ${REGION_DIGITS}::int AND coalesce(x.two_registers, false))`;
}
