import sql, { join, raw } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { exampleNik, manyRows } from "@/lib/detectors/kit/example-voter";
import { exchange } from "@/lib/detectors/kit/exchanged";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, nik } from "@/lib/detectors/kit/sql";

/** Which rows a fault can be judged on, and which of these show it. */
const FAULTS = [
  {
    name: "exchanged",
    judged: exchange.judged,
    bad: exchange.bad,
  },
  {
    name: "unreadable", // Whatever was read as a date is not made of zeros.
    judged: sql`
      (
        v.birth_date IS NOT NULL
        OR (
          v.birth_date_raw IS NOT NULL
          AND v.birth_date_raw !~ '^[0|/. -]+$'
        )
      )
    `,
    bad: sql`v.birth_date IS NULL`,
  },
  {
    name: "swapped",
    judged: sql`
      (
        v.nik_ok IS NOT NULL
        AND v.birth_date IS NOT NULL
        AND NOT coalesce(${exchange.bad}, FALSE)
      )
    `,
    bad: sql`
      ${nik.month} = date_part('day', v.birth_date)
      AND ${nik.day} = date_part('month', v.birth_date)
      AND ${nik.day} <> ${nik.month}
    `,
  },
  {
    name: "sex",
    judged: sql`
      (
        v.nik_ok IS NOT NULL
        AND v.sex IS NOT NULL
        AND NOT coalesce(${exchange.bad}, FALSE)
        AND (
          ${nik.rawDay} BETWEEN 1 AND 31
          OR ${nik.rawDay} BETWEEN 41 AND 71
        )
      )
    `,
    bad: sql`(${nik.rawDay} > 40) <> (v.sex = 'P')`,
  },
] as const;

/** A voter whose NIK stands below NKK, and the other way round. */
function exchangedRow(n: number, exchanged: boolean) {
  const own = exampleNik("03|09|1980", n % 2 === 0 ? "P" : "L", n);
  const card = exampleNik("17|05|2012", "L", n);
  return {
    birthDate: "03|09|1980",
    sex: n % 2 === 0 ? "P" : "L",
    nik: exchanged ? card : own,
    nkk: exchanged ? own : card,
  };
}

/**
 * NIK and NKK exchanged, dates in the wrong order, shifted columns, a miscoded sex column: faults of a file,
 * each a finding of its own with all rows that show it, which absorbs the single-record questions about these
 * rows.
 */
export const brk03 = findDetector({
  code: "BRK-03",
  version: 2,
  tier: "T",
  subject: "file",
  basis: [SOURCES.sync2013, SOURCES.zeroDate],
  innocent: ["otherCalendar", "womenAsP"],
  needs: ["birthDate"],
  params: z.object({
    maxUnreadable: z.number().min(0).max(1).default(0.05),
    maxSwapped: z.number().min(0).max(1).default(0.2),
    maxSexMismatch: z.number().min(0).max(1).default(0.2),
    maxExchanged: z.number().min(0).max(1).default(0.2),
    minRows: z.int().min(20).default(200),
  }),
  evidence: z.object({
    problem: z.enum(["exchanged", "unreadable", "swapped", "sex"]),
    count: z.int(),
    of: z.int(),
    share: z.number(),
    limit: z.number(),
  }),
  dispute: ["problem"],
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  find: ({ snapshot, params }) => sql`
    WITH
      counted AS (
        SELECT
          v.file_ord,
          ${join(
            FAULTS.map(
              ({ name, judged, bad }) => sql`
                count(*) FILTER (
                  WHERE
                    ${judged}
                )::int AS ${raw(`${name}_of`)},
                count(*) FILTER (
                  WHERE
                    ${judged}
                    AND ${bad}
                )::int AS ${raw(name)}
              `,
            ),
            ", ",
          )}
        FROM
          ${snapshot.roll} v
        GROUP BY
          v.file_ord
      ),
      faulty AS (
        SELECT
          c.file_ord,
          f.*
        FROM
          counted c,
          LATERAL (
            VALUES
              ('exchanged', exchanged, exchanged_of, ${params.maxExchanged}::numeric),
              ('unreadable', unreadable, unreadable_of, ${params.maxUnreadable}::numeric),
              ('swapped', swapped, swapped_of, ${params.maxSwapped}::numeric),
              ('sex', sex, sex_of, ${params.maxSexMismatch}::numeric)
          ) AS f (problem, bad, n, max_share)
        WHERE
          f.n >= ${params.minRows}::int
          AND f.bad > f.max_share * f.n
      )
    SELECT
      'F:' || f.file_ord || '#' || f.problem AS subject_key,
      ${areaOf()} AS area_code,
      jsonb_build_object(
        'problem',
        f.problem,
        'count',
        f.bad,
        'of',
        f.n,
        'share',
        round(f.bad::numeric / f.n, 4),
        'limit',
        f.max_share
      ) AS evidence,
      array_agg(
        v.row_no
        ORDER BY
          v.row_no
      ) AS rows
    FROM
      faulty f
      JOIN ${snapshot.roll} v ON v.file_ord = f.file_ord
      AND CASE f.problem ${join(
        FAULTS.map(
          ({ name, judged, bad }) => sql`
            WHEN ${name}::text THEN ${judged}
            AND ${bad}
          `,
        ),
        " ",
      )}
      END
    GROUP BY
      f.file_ord,
      f.problem,
      f.bad,
      f.n,
      f.max_share
  `,
  examples: [
    {
      name: "exchanged",
      kind: "fires",
      rows: manyRows(200, (n) => exchangedRow(n, n < 41)),
    },
    {
      name: "unreadable",
      kind: "fires",
      rows: manyRows(200, (n) => (n < 11 ? { birthDate: "31|02|1980" } : {})),
    },
    {
      name: "swapped",
      kind: "fires",
      rows: manyRows(200, (n) =>
        n < 41 ? { birthDate: "03|09|1980", nik: exampleNik("09|03|1980", n % 2 === 0 ? "P" : "L", n) } : {},
      ),
    },
    {
      name: "sex",
      kind: "fires",
      rows: manyRows(200, (n) =>
        n < 41 ? { sex: "L", birthDate: "03|09|1980", nik: exampleNik("03|09|1980", "P", n) } : {},
      ),
    },
    {
      name: "fivePercent",
      kind: "near-miss",
      rows: manyRows(200, (n) => (n < 10 ? { birthDate: "31|02|1980" } : {})),
    },
    {
      name: "otherCalendar",
      kind: "innocent",
      rows: manyRows(200, (n) => (n % 20 === 0 ? { birthDate: "00|00|0000" } : {})),
    },
    {
      name: "womenAsP",
      kind: "innocent",
      rows: manyRows(200, (n) =>
        n < 30 ? { sex: "L", birthDate: "03|09|1980", nik: exampleNik("03|09|1980", "P", n) } : {},
      ),
    },
  ],
});
