import sql from "sql-template-tag";
import { z } from "zod";
import { placeholderNik } from "@/lib/detectors/catalogue/idn/nik-rules";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, bearsRepeatedNik, outsideFiles, recordsKey } from "@/lib/detectors/kit/sql";

/**
 * So many distinct names of one NIK are compared with each other; more are a placeholder, and the answer is
 * known long before.
 */
const MAX_NAMES = 20;

/**
 * One NIK on people that do not look like one person: names unlike (trigram similarity below the limit) or
 * birth dates that differ. A missing date differs from nothing. The similarity is that of pg_trgm, written
 * out in SQL so that no extension is needed and no locale changes the answer.
 */
export const gnd02 = findDetector({
  code: "GND-02",
  version: 1,
  tier: "T",
  subject: "records",
  basis: [SOURCES.kpuInvalid2025, SOURCES.dki2017, SOURCES.singkawang2018, SOURCES.trigram],
  innocent: ["typingError", "twoSpellings"],
  needs: ["nik", "name"],
  heldBackOnDamaged: "nik",
  params: z.object({ minSimilarity: z.number().min(0).max(1).default(0.6) }),
  evidence: z.object({
    size: z.int().min(2),
    reason: z.enum(["names", "dates", "both"]),
    similarity: z.number().nullable(),
    minSimilarity: z.number(),
    desa: z.int(),
  }),
  dispute: ["reason"],
  disputedColumns: ["name", "birthDate"],
  explain: ({ size, reason, desa }) => ({ size, reason, desa }),
  supersededBy: ["GND-01", "BRK-01", "BRK-02"],
  followUps: ["UBAH", "TMS-2", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  find: ({ snapshot, damagedFiles, params }) => {
    const eligible = sql`
      v.active
      AND v.nik_ok IS NOT NULL
      AND ${outsideFiles(damagedFiles)}
    `;
    return sql`
      WITH
        member AS MATERIALIZED (
          SELECT
            v.nik_ok,
            v.row_no,
            v.name_norm,
            v.birth_date,
            v.desa_key,
            v.kec_key,
            v.region_code
          FROM
            ${snapshot.roll} v
          WHERE
            ${eligible}
            AND NOT ${placeholderNik}
            AND ${bearsRepeatedNik(snapshot.roll)}
        ),
        named AS (
          SELECT
            *
          FROM
            (
              SELECT
                nik_ok,
                name_norm,
                row_number() OVER (
                  PARTITION BY
                    nik_ok
                  ORDER BY
                    name_norm COLLATE "C"
                ) AS n
              FROM
                (
                  SELECT DISTINCT
                    nik_ok,
                    name_norm
                  FROM
                    member
                  WHERE
                    name_norm IS NOT NULL
                ) d
            ) r
          WHERE
            n <= ${MAX_NAMES}::int
        ),
        gram AS (
          SELECT DISTINCT
            nik_ok,
            n,
            substr('  ' || word || ' ', i, 3) AS g
          FROM
            named,
            regexp_split_to_table(name_norm, ' ') word,
            generate_series(1, length(word) + 1) i
        ),
        size AS (
          SELECT
            nik_ok,
            n,
            count(*) AS grams
          FROM
            gram
          GROUP BY
            1,
            2
        ),
        pair AS (
          SELECT
            a.nik_ok,
            min(coalesce(s.shared, 0)::numeric / (a.grams + b.grams - coalesce(s.shared, 0))) AS similarity
          FROM
            size a
            JOIN size b ON b.nik_ok = a.nik_ok
            AND b.n > a.n
            LEFT JOIN (
              SELECT
                x.nik_ok,
                x.n AS a,
                y.n AS b,
                count(*) AS shared
              FROM
                gram x
                JOIN gram y ON y.nik_ok = x.nik_ok
                AND y.g = x.g
                AND y.n > x.n
              GROUP BY
                1,
                2,
                3
            ) s ON s.nik_ok = a.nik_ok
            AND s.a = a.n
            AND s.b = b.n
          GROUP BY
            1
        ),
        judged AS (
          SELECT
            array_agg(
              m.row_no
              ORDER BY
                m.row_no
            ) AS rows,
            ${areaOf("m")} AS area_code,
            count(*)::int AS size,
            count(DISTINCT m.desa_key)::int AS desa,
            count(DISTINCT m.birth_date) > 1 AS dates,
            coalesce(min(p.similarity) < ${params.minSimilarity}::numeric, FALSE) AS names,
            min(p.similarity) AS similarity
          FROM
            member m
            LEFT JOIN pair p USING (nik_ok)
          GROUP BY
            nik_ok
        )
      SELECT
        ${recordsKey(sql`rows`)} AS subject_key,
        area_code,
        rows,
        jsonb_build_object(
          'size',
          size,
          'reason',
          CASE
            WHEN names
            AND dates THEN 'both'
            WHEN names THEN 'names'
            ELSE 'dates'
          END,
          'similarity',
          round(similarity, 2),
          'minSimilarity',
          ${params.minSimilarity}::numeric,
          'desa',
          desa
        ) AS evidence
      FROM
        judged
      WHERE
        names
        OR dates
    `;
  },
  examples: [
    {
      name: "otherPerson",
      kind: "fires",
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
        { nik: "3314011203850002", name: "AGUS WIDODO", birthDate: "02|11|1990" },
      ],
    },
    {
      name: "siblings",
      kind: "fires",
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
        { nik: "3314011203850002", name: "AGUS SANTOSO", birthDate: "12|03|1985" },
      ],
    },
    {
      name: "sameNameOtherDate",
      kind: "fires",
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1958" },
      ],
    },
    {
      name: "samePerson",
      kind: "near-miss",
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
      ],
    },
    {
      name: "placeholder",
      kind: "near-miss",
      rows: [
        { nik: "3333333333333333", name: "BUDI SANTOSO" },
        { nik: "3333333333333333", name: "AGUS WIDODO" },
      ],
    },
    {
      name: "dateMissing",
      kind: "near-miss",
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: null },
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
      ],
    },
    {
      name: "twoSpellings",
      kind: "innocent",
      rows: [
        { nik: "3314015203850002", name: "SITI AMINAH", birthDate: "12|03|1985" },
        { nik: "3314015203850002", name: "SITI AMINAHH", birthDate: "12|03|1985" },
      ],
    },
    {
      name: "typingError",
      kind: "innocent",
      findings: 1,
      rows: [
        { nik: "3314011203850002", name: "BUDI SANTOSO", birthDate: "12|03|1985" },
        { nik: "3314011203850002", name: "AGUS WIDODO", birthDate: "12|08|1985" },
      ],
    },
  ],
});
