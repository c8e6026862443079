import sql, { join } from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { quoted } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

const TOTALS = ["rows", "male", "female", "kecamatan", "desa", "tps"] as const;

/**
 * The six totals of the Berita Acara against those counted. A Berita Acara counts voters, so TMS rows stay
 * out; where the typed number of rows is exactly that of all rows, the uploader counted the file, and all
 * rows are counted for every total.
 */
export const brk05 = findDetector({
  code: "BRK-05",
  version: 1,
  tier: "T",
  subject: "region",
  basis: [SOURCES.sragenTotals],
  innocent: ["rejectedLines", "otherStage"],
  needs: [],
  notApplicable: ({ snapshot }) =>
    TOTALS.some((total) => snapshot.controlTotals[total] !== undefined) ? null : "noControlTotals",
  preparations: [lines],
  params: z.object({}),
  evidence: z.object({
    total: z.enum(TOTALS),
    typed: z.int(),
    counted: z.int(),
    difference: z.int(),
    basis: z.enum(["active", "all"]),
  }),
  dispute: ["total", "typed", "counted"],
  explain: ({ total, typed, counted, difference }) => ({
    total,
    typed,
    counted,
    difference: Math.abs(difference),
  }),
  supersededBy: [],
  followUps: ["UNGGAH-ULANG"],
  find: (ctx) => {
    const { snapshot } = ctx;
    const typed = TOTALS.filter(
      (total) => snapshot.controlTotals[total] !== undefined && countable(total, snapshot.columns),
    );
    const values = typed.map((total) => sql`(${quoted(total)}, ${snapshot.controlTotals[total]}::int)`);
    // Small groups first: six exact counts from a few thousand rows instead of distinct sorts of the whole
    // roll.
    const counts = (active: boolean) => sql`
      SELECT
        ${active}::boolean AS active,
        coalesce(sum(n), 0)::int AS rows,
        coalesce(
          sum(n) FILTER (
            WHERE
              sex = 'L'
          ),
          0
        )::int AS male,
        coalesce(
          sum(n) FILTER (
            WHERE
              sex = 'P'
          ),
          0
        )::int AS female,
        count(DISTINCT kec_key) FILTER (
          WHERE
            kec_key <> ''
        )::int AS kecamatan,
        count(DISTINCT desa_key) FILTER (
          WHERE
            desa_key <> ''
        )::int AS desa,
        count(DISTINCT (desa_key, tps_no)) FILTER (
          WHERE
            tps_no IS NOT NULL
        )::int AS tps
      FROM
        unit ${
          active
            ? sql`
              WHERE
                active
            `
            : sql``
        }
    `;
    return sql`
      WITH
        typed (total, value) AS (
          VALUES
            ${join(values.length > 0 ? values : [sql`('rows', NULL::int)`], ", ")}
        ),
        unit AS MATERIALIZED (
          SELECT
            v.active,
            v.sex,
            v.kec_key,
            v.desa_key,
            v.tps_no,
            count(*) AS n
          FROM
            ${tableOf(ctx, lines)} v
          GROUP BY
            1,
            2,
            3,
            4,
            5
        ),
        counted AS (
          ${counts(true)}
          UNION ALL
          ${counts(false)}
        ),
        chosen AS (
          SELECT
            *
          FROM
            counted c
          WHERE
            c.active = NOT EXISTS (
              SELECT
                1
              FROM
                typed t,
                counted a
              WHERE
                t.total = 'rows'
                AND NOT a.active
                AND a.rows = t.value
            )
        ),
        compared AS (
          SELECT
            t.total,
            t.value,
            c.active,
            CASE t.total
              WHEN 'rows' THEN c.rows
              WHEN 'male' THEN c.male
              WHEN 'female' THEN c.female
              WHEN 'kecamatan' THEN c.kecamatan
              WHEN 'desa' THEN c.desa
              ELSE c.tps
            END AS counted
          FROM
            typed t,
            chosen c
        )
      SELECT
        'A:' || ${snapshot.regionCode}::text || '#' || total AS subject_key,
        ${snapshot.regionCode}::text AS area_code,
        jsonb_build_object(
          'total',
          total,
          'typed',
          value,
          'counted',
          counted,
          'difference',
          counted - value,
          'basis',
          CASE
            WHEN active THEN 'active'
            ELSE 'all'
          END
        ) AS evidence,
        '{}'::INT[] AS rows
      FROM
        compared
      WHERE
        value <> counted
    `;
  },
  examples: [
    {
      name: "oneShort",
      kind: "fires",
      rows: manyRows(9, () => ({})),
      snapshot: { controlTotals: { rows: 10 } },
    },
    {
      name: "sexes",
      kind: "fires",
      findings: 2,
      rows: manyRows(10, () => ({})),
      snapshot: { controlTotals: { rows: 10, male: 6, female: 4 } },
    },
    {
      name: "exact",
      kind: "near-miss",
      rows: manyRows(10, (n) => ({ tps: n < 5 ? "001" : "002" })),
      snapshot: { controlTotals: { rows: 10, male: 5, female: 5, kecamatan: 1, desa: 1, tps: 2 } },
    },
    {
      name: "rejectedLines",
      kind: "innocent",
      findings: 1,
      rows: manyRows(9, () => ({})),
      snapshot: { controlTotals: { rows: 10 } },
    },
    {
      name: "otherStage",
      kind: "innocent",
      rows: manyRows(10, (n) => (n < 2 ? { remark: "TMS 1" } : {})),
      snapshot: { controlTotals: { rows: 8 } },
    },
  ],
});

function countable(total: (typeof TOTALS)[number], columns: readonly string[]): boolean {
  return total === "rows" || columns.includes(total === "male" || total === "female" ? "sex" : total);
}
