import sql from "sql-template-tag";
import { nik } from "@/lib/detectors/kit/sql";

/**
 * Sixteen digits that no NIK can be: one digit only, region 000000, kabupaten or kecamatan 00. Shared by
 * IDN-02 and by rules that must not trust such a number.
 */
export const placeholderNik = sql`
  (
    v.nik_ok::int8 % 1111111111111111 = 0
    OR v.nik_ok::int8 / 1000000000000 % 100 = 0
    OR v.nik_ok::int8 / 10000000000 % 100 = 0
  )
`;

/** Day and month as a NIK can have them; whether the month has such a day is another question. */
export const plausibleNikDate = sql`
  (
    (
      ${nik.rawDay} BETWEEN 1 AND 31
      OR ${nik.rawDay} BETWEEN 41 AND 71
    )
    AND ${nik.month} BETWEEN 1 AND 12
  )
`;
