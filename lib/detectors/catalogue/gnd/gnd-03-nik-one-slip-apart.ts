import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, recordsKey } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { nikSlips } from "./nik-slips";
import { pairEvidenceSchema } from "./pair-evidence";

/**
 * The same name, birth date and sex, and two NIK that one slip of the hand makes equal: one digit, or two
 * neighbours exchanged. Not asked where the numbers differ in the kecamatan alone and each is that of its
 * holder's own, or of another birth place (nik-slips.ts), nor where they differ in the serial or the
 * kecamatan alone and so many bear the name and the date that namesakes born on one day are to be expected:
 * whoever is registered on one day in one kecamatan gets serials next to each other, and every kecamatan
 * begins with 0001. The pair itself does not count as common.
 */
export const gnd03 = findDetector({
  code: "GND-03",
  version: 5,
  tier: "T",
  subject: "records",
  basis: [SOURCES.kpuDuplicates2018, SOURCES.singkawang2018, SOURCES.mcDonaldLevitt],
  innocent: ["commonName", "neighbouringSerial"],
  needs: ["nik", "name", "birthDate", "sex"],
  heldBackOnDamaged: "nik",
  preparations: [nikSlips],
  params: z.object({ maxNamesakes: z.number().min(0).max(10).default(0.004) }),
  evidence: z.object({
    size: z.int().min(2),
    slip: z.enum(["digit", "swap"]),
    position: z.int(),
    namesakes: z.int(),
    lambda: z.number(),
    pairs: z.array(pairEvidenceSchema),
  }),
  dispute: ["slip", "position"],
  disputedColumns: ["nik"],
  explain: ({ size, slip, position, lambda }) => ({ size, slip, position, lambda }),
  supersededBy: ["GND-05", "BRK-02", "BRK-04"],
  followUps: ["TMS-2", "UBAH", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  find: (ctx) => sql`
    WITH
      pair AS (
        SELECT
          *
        FROM
          ${tableOf(ctx, nikSlips)}
      ),
      held AS (
        SELECT
          count(*)::float8 AS n
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.active
          AND v.birth_date IS NOT NULL
      ),
      names AS (
        SELECT
          v.name_norm,
          count(*)::int AS c
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.active
          AND v.name_norm IN (
            SELECT
              name_norm
            FROM
              pair
          )
        GROUP BY
          1
      ),
      dates AS (
        SELECT
          v.birth_date,
          count(*)::float8 AS c
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.active
          AND v.birth_date IN (
            SELECT
              birth_date
            FROM
              pair
          )
        GROUP BY
          1
      ),
      found AS (
        SELECT
          p.name_norm,
          p.birth_date,
          p.sex,
          count(DISTINCT p.row_no)::int AS size,
          array_agg(
            DISTINCT p.row_no
            ORDER BY
              p.row_no
          ) AS rows,
          min(p.at) AS position,
          bool_or(p.digit) AS digit,
          bool_and(p.neighbours) AS neighbours,
          ${areaOf("m")} AS area_code
        FROM
          (
            SELECT
              p.*,
              unnest(ARRAY[p.a, p.b]) AS row_no
            FROM
              pair p
          ) p
          JOIN ${ctx.snapshot.roll} m USING (row_no)
        GROUP BY
          1,
          2,
          3
      ),
      judged AS (
        SELECT
          f.*,
          names.c AS namesakes,
          (names.c - f.size) * greatest(dates.c - f.size, 0) / held.n AS others,
          (names.c::float8 * (names.c - 1) / 2 * (dates.c / held.n) ^ 2)::numeric AS lambda
        FROM
          found f
          JOIN names USING (name_norm)
          JOIN dates USING (birth_date)
          CROSS JOIN held
      )
    SELECT
      ${recordsKey(sql`j.rows`)} AS subject_key,
      j.area_code,
      j.rows,
      jsonb_build_object(
        'size',
        j.size,
        'slip',
        CASE
          WHEN j.digit THEN 'digit'
          ELSE 'swap'
        END,
        'position',
        j.position,
        'namesakes',
        j.namesakes,
        'lambda',
        trim_scale(round(j.lambda, 8)),
        'pairs',
        (
          SELECT
            jsonb_agg(
              jsonb_build_object('a', p.a, 'b', p.b, 'lambda', trim_scale(round(j.lambda, 8)))
              ORDER BY
                p.a,
                p.b
            )
          FROM
            pair p
          WHERE
            (p.name_norm, p.birth_date, p.sex) = (j.name_norm, j.birth_date, j.sex)
        )
      ) AS evidence
    FROM
      judged j
    WHERE
      NOT (
        j.neighbours
        AND j.others > ${ctx.params.maxNamesakes}::float8
      )
  `,
  examples: [
    { name: "oneDigit", kind: "fires", rows: [person("3314015203850002"), person("3314015203850007"), {}] },
    { name: "neighbours", kind: "fires", rows: [person("3314015203850002"), person("3314015203850020"), {}] },
    {
      name: "spelling",
      kind: "fires",
      rows: [
        person("3314015203850002", "MOCH. SUGIYANTO"),
        person("3314025203850002", "MUHAMMAD SUGIYANTO"),
        {},
      ],
    },
    { name: "twoDigits", kind: "near-miss", rows: [person("3314015203850002"), person("3314025203850007")] },
    { name: "sameNik", kind: "near-miss", rows: [person("3314015203850002"), person("3314015203850002")] },
    {
      name: "otherDate",
      kind: "near-miss",
      rows: [person("3314015203850002"), { ...person("3314015203850007"), birthDate: "13|03|1985" }],
    },
    {
      name: "twoKecamatan",
      kind: "near-miss",
      rows: [
        person("3314015203850002"),
        { ...person("3314025203850002"), nkk: "3314020101200004", desa: "CANGKOL", kecamatan: "PLUPUH" },
      ],
    },
    {
      name: "twoBirthPlaces",
      kind: "near-miss",
      rows: [
        person("3314015203850002"),
        {
          ...person("3318015203850002"),
          birthPlace: "NGAWI",
          nkk: "3314020101200004",
          desa: "CANGKOL",
          kecamatan: "PLUPUH",
        },
      ],
    },
    {
      name: "twins",
      kind: "innocent",
      rows: [person("3314015203850002", "RINI LESTARI"), person("3314015203850003", "RINA LESTARI")],
    },
    {
      name: "commonName",
      kind: "innocent",
      findings: 1,
      rows: [
        person("3314015203850002", "SITI AMINAH"),
        { ...person("3314015203850003", "SITI AMINAH"), nkk: "3314010101200004", desa: "KEDEN" },
      ],
    },
    {
      name: "namesakesOfOneDay",
      kind: "innocent",
      rows: [
        person("3314015203850001", "SUPARMI"),
        { ...person("3314015203850002", "SUPARMI"), nkk: "3314010101200004" },
        ...bearers(),
      ],
    },
    {
      name: "neighbouringSerial",
      kind: "innocent",
      findings: 1,
      rows: [
        person("3314015203850001", "SUPARMI"),
        { ...person("3314015203850002", "SUPARMI"), nkk: "3314010101200004" },
      ],
    },
  ],
});

/** Others of the name, and others born on the day. */
function bearers() {
  const number = (n: number) => String(n).padStart(2, "0");
  return [
    ...Array.from({ length: 8 }, (_, n) => ({
      name: "SUPARMI",
      sex: "P",
      birthDate: `0${n + 1}|06|1971`,
      nik: `33140${n + 1}4${n + 1}06710001`,
      nkk: `33140${n + 1}0101150007`,
    })),
    ...Array.from({ length: 8 }, (_, n) => ({
      name: `WARTINI ${"ABCDEFGH".charAt(n)}YU`,
      sex: "P",
      birthDate: "12|03|1985",
      nik: `3314${number(n + 3)}5203850001`,
      nkk: `3314${number(n + 3)}0101150008`,
    })),
  ];
}

function person(nik: string, name = "RETNO HANDAYANI") {
  return { nik, nkk: "3314010101100003", name, birthDate: "12|03|1985", sex: "P" } as const;
}
