import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { census } from "@/lib/detectors/kit/census";
import { findDetector } from "@/lib/detectors/kit/define";
import { exampleVoter, manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

const PERSON = raw(
  `hashtextextended(
    concat_ws('|', coalesce(v.nik_ok, v.nik, ''), v.name_norm, coalesce(v.birth_date::text, v.birth_date_raw, '')),
    0)`,
);
/**
 * So many rows of each file are looked for in the others first; a file that is there again has nearly all of
 * them there.
 */
const SAMPLE = 100;
const SAMPLE_SHARE = 0.7;

/**
 * The same file twice, or nearly: row by row the same NIK, name and birth date as in another file of the
 * snapshot.
 */
export const brk04 = findDetector({
  code: "BRK-04",
  version: 1,
  tier: "T",
  subject: "file",
  basis: [SOURCES.bawaslu2018, SOURCES.sync2013],
  innocent: ["splitFile", "specialList"],
  needs: ["name"],
  notApplicable: ({ snapshot }) => (snapshot.files.length > 1 ? null : "oneFile"),
  preparations: [lines],
  params: z.object({
    minShare: z.number().min(0.5).max(1).default(0.95),
    minRows: z.int().min(1).default(20),
  }),
  evidence: z.object({
    identical: z.boolean(),
    other: z.int(),
    otherName: z.string(),
    name: z.string(),
    same: z.int(),
    of: z.int(),
    share: z.number(),
  }),
  dispute: ["otherName"],
  explain: ({ identical, name, otherName, same, of, share }) => ({
    identical: String(identical),
    name,
    otherName,
    same,
    of,
    share,
  }),
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  find: (ctx) => {
    const { snapshot, params } = ctx;
    const files = sql`
      unnest(
        ${snapshot.files.map((file) => file.ord)}::INT[],
        ${snapshot.files.map((file) => file.name)}::TEXT[],
        ${snapshot.files.map((file) => file.sha256)}::TEXT[]
      ) AS f (ord, name, sha)
    `;
    const whole = (line: Sql) => sql`
      JOIN ${snapshot.roll} v ON v.snapshot_id = ${snapshot.id}::int
      AND v.row_no = ${line}
    `;
    return sql`
      WITH
        file AS MATERIALIZED (
          SELECT
            *
          FROM
            ${files}
        ),
        sample AS MATERIALIZED (
          SELECT
            v.file_ord,
            l.name,
            ${PERSON} AS who
          FROM
            ${tableOf(ctx, lines)} l
            JOIN (
              SELECT
                file_ord,
                sum(rows) AS n
              FROM
                ${tableOf(ctx, census)}
              WHERE
                NOT baseline
              GROUP BY
                1
            ) c USING (file_ord) ${whole(raw("l.row_no"))}
          WHERE
            l.name IS NOT NULL
            AND (l.row_no::bigint * 7919) % greatest(1, c.n / ${SAMPLE}::int) = 0
        ),
        drawn AS (
          SELECT
            file_ord,
            count(*) AS n
          FROM
            sample
          GROUP BY
            1
        ),
        namesake AS MATERIALIZED (
          SELECT
            s.file_ord AS a,
            s.who,
            l.row_no
          FROM
            sample s
            JOIN ${tableOf(ctx, lines)} l ON l.name = s.name
            AND l.file_ord <> s.file_ord
        ),
        seen AS (
          SELECT
            n.a,
            v.file_ord AS b,
            count(DISTINCT n.who) AS n
          FROM
            namesake n ${whole(raw("n.row_no"))}
            AND ${PERSON} = n.who
          GROUP BY
            1,
            2
        ),
        likely AS MATERIALIZED (
          SELECT DISTINCT
            least(seen.a, seen.b) AS a,
            greatest(seen.a, seen.b) AS b
          FROM
            seen
            JOIN drawn d ON d.file_ord = seen.a
          WHERE
            seen.n >= ${SAMPLE_SHARE}::float8 * d.n
          UNION
          SELECT
            x.ord,
            y.ord
          FROM
            file x
            JOIN file y ON y.ord > x.ord
            AND y.sha = x.sha
        ),
        person AS MATERIALIZED (
          SELECT
            v.file_ord,
            v.row_no,
            v.region_code,
            ${PERSON} AS who
          FROM
            ${snapshot.roll} v
          WHERE
            v.name_norm IS NOT NULL
            AND v.file_ord IN (
              SELECT
                a
              FROM
                likely
              UNION
              SELECT
                b
              FROM
                likely
            )
        ),
        size AS (
          SELECT
            file_ord,
            count(*)::int AS n
          FROM
            person
          GROUP BY
            1
        ),
        shared AS (
          SELECT
            l.a,
            l.b
          FROM
            likely l
            JOIN person a ON a.file_ord = l.a
            JOIN person b ON b.file_ord = l.b
            AND b.who = a.who
          GROUP BY
            1,
            2
          HAVING
            count(DISTINCT a.who) >= ${params.minRows}::int
        ),
        overlap AS (
          SELECT
            s.a,
            s.b,
            (
              SELECT
                count(*)::int
              FROM
                person p
              WHERE
                p.file_ord = s.a
                AND p.who IN (
                  SELECT
                    w.who
                  FROM
                    person w
                  WHERE
                    w.file_ord = s.b
                )
            ) AS in_a,
            (
              SELECT
                count(*)::int
              FROM
                person p
              WHERE
                p.file_ord = s.b
                AND p.who IN (
                  SELECT
                    w.who
                  FROM
                    person w
                  WHERE
                    w.file_ord = s.a
                )
            ) AS in_b
          FROM
            shared s
        ),
        pair AS (
          SELECT
            fa.ord AS a,
            fb.ord AS b,
            fa.sha = fb.sha AS identical,
            fa.name AS name_a,
            fb.name AS name_b,
            coalesce(
              CASE
                WHEN o.in_b::float8 / sb.n >= o.in_a::float8 / sa.n THEN o.in_b
                ELSE o.in_a
              END,
              0
            ) AS same,
            CASE
              WHEN coalesce(o.in_b::float8 / sb.n >= o.in_a::float8 / sa.n, TRUE) THEN sb.n
              ELSE sa.n
            END AS n
          FROM
            likely l
            JOIN file fa ON fa.ord = l.a
            JOIN file fb ON fb.ord = l.b
            JOIN size sa ON sa.file_ord = fa.ord
            JOIN size sb ON sb.file_ord = fb.ord
            LEFT JOIN overlap o ON o.a = fa.ord
            AND o.b = fb.ord
        ),
        first AS (
          SELECT DISTINCT
            ON (b) *
          FROM
            pair
          WHERE
            identical
            OR same >= ${params.minShare}::float8 * n
          ORDER BY
            b,
            identical DESC,
            same::float8 / n DESC,
            a
        )
      SELECT
        'F:' || p.b AS subject_key,
        (
          SELECT
            min(region_code)
          FROM
            person
        ) AS area_code,
        jsonb_build_object(
          'identical',
          p.identical,
          'other',
          p.a,
          'otherName',
          p.name_a,
          'name',
          p.name_b,
          'same',
          p.same,
          'of',
          p.n,
          'share',
          round(p.same::numeric / p.n, 4)
        ) AS evidence,
        ARRAY(
          SELECT
            x.row_no
          FROM
            person x
          WHERE
            (
              x.file_ord = p.a
              AND x.who IN (
                SELECT
                  w.who
                FROM
                  person w
                WHERE
                  w.file_ord = p.b
              )
            )
            OR (
              x.file_ord = p.b
              AND x.who IN (
                SELECT
                  w.who
                FROM
                  person w
                WHERE
                  w.file_ord = p.a
              )
            )
          ORDER BY
            x.row_no
        ) AS rows
      FROM
        first p
    `;
  },
  examples: [
    {
      name: "again",
      kind: "fires",
      rows: manyRows(60, (n) => ({ ...(exampleVoter(n % 30) as object), fileOrd: n < 30 ? 1 : 2 })),
    },
    {
      name: "mostly",
      kind: "near-miss",
      rows: manyRows(60, (n) =>
        n < 30 || n >= 58 ? { fileOrd: n < 30 ? 1 : 2 } : { ...(exampleVoter(n - 30) as object), fileOrd: 2 },
      ),
    },
    { name: "splitFile", kind: "innocent", rows: manyRows(60, (n) => ({ fileOrd: n < 30 ? 1 : 2 })) },
    {
      name: "specialList",
      kind: "innocent",
      rows: manyRows(60, (n) =>
        n < 30
          ? { fileOrd: 1 }
          : n < 42
            ? { ...(exampleVoter(n - 30) as object), tps: "901", fileOrd: 2 }
            : { tps: "901", fileOrd: 2 },
      ),
    },
  ],
});
