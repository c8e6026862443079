import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { exampleVoter, manyRows } from "@/lib/detectors/kit/example-voter";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf, quoted } from "@/lib/detectors/kit/sql";

const COLUMNS = ["nkk", "nik", "name"] as const;
const VALUE: Readonly<Record<(typeof COLUMNS)[number], Sql>> = {
  nkk: raw("CASE WHEN v.nkk_kind <> 'masked' THEN coalesce(v.nkk_ok, v.nkk) END"),
  nik: raw("CASE WHEN v.nik_kind <> 'masked' THEN coalesce(v.nik_ok, v.nik) END"),
  name: raw("upper(v.name)"),
};

/** A value of one file as a number. */
const valueHash = (column: (typeof COLUMNS)[number]) => sql`hashtextextended (${VALUE[column]}, v.file_ord)`;

/**
 * One value drawn down a column. One finding per file and column: the cure is the same however many values
 * were drawn.
 */
export const brk02 = findDetector({
  code: "BRK-02",
  version: 1,
  tier: "T",
  subject: "file",
  basis: [SOURCES.kendal2013],
  innocent: ["institution", "commonName"],
  needs: [],
  params: z.object({
    maxRows: z.int().min(10).default(100),
    minConsecutive: z.number().min(0).max(1).default(0.5),
  }),
  evidence: z.object({
    column: z.enum(COLUMNS),
    rows: z.int(),
    values: z.int(),
    consecutive: z.int(),
    longest: z.int(),
    maxRows: z.int(),
  }),
  dispute: ["column"],
  supersededBy: [],
  followUps: ["UNGGAH-ULANG", "UBAH"],
  find: ({ snapshot, params }) => {
    const columns = COLUMNS.filter((column) => snapshot.columns.includes(column));
    if (columns.length === 0)
      return sql`
        SELECT
          NULL::text AS subject_key,
          NULL::text AS area_code,
          NULL::jsonb AS evidence,
          NULL::INT[] AS ROWS
        WHERE
          FALSE
      `;
    const repeats = columns.map(
      (column) => sql`
        SELECT
          ${quoted(column)} AS column_name,
          file_ord,
          ${raw(column)} AS valueHash
        FROM
          line
        WHERE
          ${raw(`${column}_follows`)}
        GROUP BY
          2,
          3
        HAVING
          count(*) >= ${params.minConsecutive}::float8 * ${params.maxRows}::int
      `,
    );
    const members = columns.map(
      (column) => sql`
        SELECT
          r.column_name,
          v.file_ord,
          v.row_no,
          v.desa_key,
          v.kec_key,
          v.region_code,
          ${VALUE[column]} AS value
        FROM
          repeated r
          JOIN ${snapshot.roll} v ON v.file_ord = r.file_ord
          AND ${valueHash(column)} = r.valueHash
        WHERE
          r.column_name = ${quoted(column)}
      `,
    );
    // First who follows an equal neighbour: few lines but in a drawn column, so the whole roll is only read
    // through once, as hashes that fit into memory.
    return sql`
      WITH
        line AS MATERIALIZED (
          SELECT
            *
          FROM
            (
              SELECT
                file_ord,
                ${join(
                  columns.map(
                    (column) => sql`
                      ${raw(column)},
                      ${raw(column)} = lag(${raw(column)}) OVER w AS ${raw(`${column}_follows`)}
                    `,
                  ),
                  ", ",
                )}
              FROM
                (
                  SELECT
                    v.row_no,
                    v.file_ord,
                    ${join(
                      columns.map((column) => sql`${valueHash(column)} AS ${raw(column)}`),
                      ", ",
                    )}
                  FROM
                    ${snapshot.roll} v
                  OFFSET
                    0
                ) v
              WINDOW
                w AS (
                  ORDER BY
                    row_no
                )
            ) l
          WHERE
            ${join(
              columns.map((column) => raw(`${column}_follows`)),
              " OR ",
            )}
        ),
        repeated AS MATERIALIZED (${join(repeats, " UNION ALL ")}),
        often AS MATERIALIZED (${join(members, " UNION ALL ")}),
        stepped AS (
          SELECT
            o.*,
            row_no - lag(row_no) OVER w = 1 AS follows,
            row_no - row_number() OVER w AS island
          FROM
            often o
          WINDOW
            w AS (
              PARTITION BY
                column_name,
                file_ord,
                value
              ORDER BY
                row_no
            )
        ),
        drawn AS (
          SELECT
            column_name,
            file_ord,
            value
          FROM
            stepped
          GROUP BY
            1,
            2,
            3
          HAVING
            count(*) > ${params.maxRows}::int
            AND count(*) FILTER (
              WHERE
                follows
            ) >= ${params.minConsecutive}::float8 * count(*)
        ),
        run AS (
          SELECT
            column_name,
            file_ord,
            value,
            max(n)::int AS longest
          FROM
            (
              SELECT
                column_name,
                file_ord,
                value,
                island,
                count(*) AS n
              FROM
                stepped
              GROUP BY
                1,
                2,
                3,
                4
            ) i
          GROUP BY
            1,
            2,
            3
        )
      SELECT
        'F:' || s.file_ord || '#' || s.column_name AS subject_key,
        ${areaOf("s")} AS area_code,
        jsonb_build_object(
          'column',
          s.column_name,
          'rows',
          count(*),
          'values',
          count(DISTINCT s.value),
          'consecutive',
          count(*) FILTER (
            WHERE
              s.follows
          ),
          'longest',
          max(r.longest),
          'maxRows',
          ${params.maxRows}::int
        ) AS evidence,
        array_agg(
          s.row_no
          ORDER BY
            s.row_no
        ) AS rows
      FROM
        stepped s
        JOIN drawn d USING (column_name, file_ord, value)
        JOIN run r USING (column_name, file_ord, value)
      GROUP BY
        s.column_name,
        s.file_ord
    `;
  },
  examples: [
    {
      name: "filledNkk",
      kind: "fires",
      rows: manyRows(130, (n) => (n < 110 ? { nkk: "3314011203150002" } : {})),
    },
    {
      name: "twoColumns",
      kind: "fires",
      findings: 2,
      rows: manyRows(130, (n) => (n < 110 ? { nik: "3314011203850002", name: "BUDI SANTOSO" } : {})),
    },
    {
      name: "hundred",
      kind: "near-miss",
      rows: manyRows(130, (n) => (n < 100 ? { nkk: "3314011203150002" } : {})),
    },
    {
      name: "institution",
      kind: "innocent",
      rows: manyRows(120, (n) => (n < 60 ? { nkk: "3314011203150002" } : {})),
    },
    {
      name: "commonName",
      kind: "innocent",
      rows: manyRows(330, (n) => ({ name: n % 3 === 0 ? "SITI AMINAH" : (exampleVoter(n).name ?? null) })),
    },
  ],
});
