import sql from "sql-template-tag";
import { z } from "zod";
import { recordDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { jsonObject, outsideFiles } from "@/lib/detectors/kit/sql";
import { placeholderNik } from "./nik-rules";

const DIGITS = sql`regexp_replace(v.nik, '[[:space:].''’‘\`-]', '', 'g')`;

/**
 * What stands in the NIK column cannot be a NIK by its form alone: length, letters, one digit throughout,
 * region 000000, kabupaten or kecamatan 00.
 */
export const idn02 = recordDetector({
  code: "IDN-02",
  version: 1,
  tier: "T",
  subject: "record",
  basis: [SOURCES.kpuInvalid2025, SOURCES.dukcapilNik, SOURCES.repdigit2024, SOURCES.invalidNik2013],
  innocent: ["typingError", "spreadsheet"],
  needs: ["nik"],
  params: z.object({}),
  evidence: z.object({
    problem: z.enum(["scientific", "letters", "length", "repdigit", "region", "kabupaten", "kecamatan"]),
    length: z.int(),
  }),
  dispute: ["problem"],
  disputedColumns: ["nik"],
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL", "UNGGAH-ULANG"],
  // 3.314E+15 in a file that BRK-01 already names is the file's fault, not this voter's.
  where: ({ damagedFiles }) => sql`
    v.active
    AND (
      v.nik_kind = 'bad'
      OR (
        v.nik_kind = 'damaged'
        AND ${outsideFiles(damagedFiles)}
      )
      OR (
        v.nik_kind = 'ok'
        AND ${placeholderNik}
      )
    )
  `,
  evidenceSql: () =>
    jsonObject({
      problem: sql`
        CASE
          WHEN v.nik_kind = 'damaged' THEN 'scientific'
          WHEN v.nik_kind = 'bad' THEN CASE
            WHEN ${DIGITS} ~ '[^0-9]' THEN 'letters'
            ELSE 'length'
          END
          WHEN v.nik_ok = repeat(left(v.nik_ok, 1), 16) THEN 'repdigit'
          WHEN left(v.nik_ok, 6) = '000000' THEN 'region'
          WHEN substr(v.nik_ok, 3, 2) = '00' THEN 'kabupaten'
          ELSE 'kecamatan'
        END
      `,
      length: sql`length(${DIGITS})`,
    }),
  examples: [
    { name: "fifteen", kind: "fires", rows: [{ nik: "331401120385000" }, {}] },
    { name: "seventeen", kind: "fires", rows: [{ nik: "33140112038500021" }, {}] },
    { name: "letter", kind: "fires", rows: [{ nik: "33140112O3850002" }, {}] },
    { name: "repdigit", kind: "fires", rows: [{ nik: "3333333333333333" }, {}] },
    { name: "zeroRegion", kind: "fires", rows: [{ nik: "0000001203850002" }, {}] },
    { name: "zeroKabupaten", kind: "fires", rows: [{ nik: "3300011203850002" }, {}] },
    { name: "zeroKecamatan", kind: "fires", rows: [{ nik: "3314001203850002" }, {}] },
    { name: "spaced", kind: "near-miss", rows: [{ nik: "'331401 120385 0002" }] },
    { name: "masked", kind: "near-miss", rows: [{ nik: "331401**********" }, {}, {}] },
    { name: "typingError", kind: "innocent", findings: 1, rows: [{ nik: "33140112038500" }, {}] },
    { name: "spreadsheet", kind: "innocent", findings: 1, rows: [{ nik: "3.31401E+15" }, {}] },
  ],
});
