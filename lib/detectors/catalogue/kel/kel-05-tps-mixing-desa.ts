import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * One TPS block of a file (consecutive lines of one TPS number) that goes back and forth between desa. Each
 * desa numbers its TPS from 1, so the same number in two desa is normal, and so is a block that passes once
 * from one desa to the next.
 */
export const kel05 = findDetector({
  code: "KEL-05",
  version: 1,
  tier: "S",
  subject: "tps",
  basis: [SOURCES.tpsRules],
  innocent: ["specialLocation", "neighbouringBlocks"],
  needs: ["tps", "desa"],
  preparations: [lines],
  params: z.object({ minBlock: z.int().min(3).default(20) }),
  evidence: z.object({ tps: z.int(), voters: z.int(), desa: z.int().min(2), strangers: z.int() }),
  dispute: ["tps"],
  supersededBy: [],
  followUps: ["UBAH", "KOORDINASI-DUKCAPIL"],
  // One window over the roll keeps only the lines where something changes; blocks are ranges between them,
  // and only mixed blocks are read in full.
  find: (ctx) => sql`
    WITH
      edge AS MATERIALIZED (
        SELECT
          *
        FROM
          (
            SELECT
              v.file_ord,
              v.row_no,
              v.tps_no,
              v.desa_key,
              (
                lag(v.tps_no) OVER w IS DISTINCT FROM v.tps_no
                OR lag(v.file_ord) OVER w IS DISTINCT FROM v.file_ord
              ) AS starts,
              lag(v.desa_key) OVER w IS DISTINCT FROM v.desa_key AS turns
            FROM
              ${tableOf(ctx, lines)} v
            WHERE
              v.active
            WINDOW
              w AS (
                ORDER BY
                  v.row_no
              )
          ) l
        WHERE
          starts
          OR turns
      ),
      block AS (
        SELECT
          tps_no,
          row_no AS first,
          coalesce(
            lead(row_no) OVER (
              ORDER BY
                row_no
            ),
            2147483647
          ) AS next
        FROM
          edge
        WHERE
          starts
      ),
      turned AS (
        SELECT
          b.tps_no,
          b.first,
          b.next,
          count(e.row_no) AS turns
        FROM
          block b
          JOIN edge e ON e.row_no > b.first
          AND e.row_no < b.next
          AND e.turns
          AND NOT e.starts
        WHERE
          b.tps_no < 901
          AND b.next - b.first >= ${ctx.params.minBlock}::int
        GROUP BY
          1,
          2,
          3
        HAVING
          count(*) > 1
      ),
      member AS MATERIALIZED (
        SELECT
          t.first,
          t.turns,
          v.row_no,
          v.tps_no,
          v.desa_key,
          v.kec_key
        FROM
          turned t
          JOIN ${ctx.snapshot.roll} v ON v.snapshot_id = ${ctx.snapshot.id}::int
          AND v.row_no >= t.first
          AND v.row_no < t.next
          AND v.active
          AND v.desa_key <> ''
      ),
      mixed AS (
        SELECT
          first
        FROM
          member
        GROUP BY
          1
        HAVING
          count(*) >= ${ctx.params.minBlock}::int
          AND count(DISTINCT desa_key) > 1
          AND min(turns) + 1 > count(DISTINCT desa_key)
      ),
      share AS (
        SELECT
          m.first,
          m.desa_key,
          row_number() OVER (
            PARTITION BY
              m.first
            ORDER BY
              count(*) DESC,
              m.desa_key COLLATE "C"
          ) AS place
        FROM
          member m
          JOIN mixed USING (first)
        GROUP BY
          1,
          2
      )
    SELECT
      'T:' || s.desa_key || ':' || b.tps_no AS subject_key,
      ${areaOf("b", sql`${ctx.snapshot.regionCode}::text`)} AS area_code,
      array_agg(
        b.row_no
        ORDER BY
          b.row_no
      ) FILTER (
        WHERE
          b.desa_key <> s.desa_key
      ) AS rows,
      jsonb_build_object(
        'tps',
        b.tps_no,
        'voters',
        count(*),
        'desa',
        count(DISTINCT b.desa_key),
        'strangers',
        count(*) FILTER (
          WHERE
            b.desa_key <> s.desa_key
        )
      ) AS evidence
    FROM
      member b
      JOIN share s ON s.first = b.first
      AND s.place = 1
    GROUP BY
      s.desa_key,
      b.tps_no
  `,
  examples: [
    {
      name: "backAndForth",
      kind: "fires",
      rows: manyRows(30, (n) => ({ desa: n === 12 || n === 13 ? "KEDEN" : "SAREN" })),
    },
    {
      name: "onceOver",
      kind: "near-miss",
      rows: manyRows(30, (n) => ({ desa: n < 15 ? "KEDEN" : "SAREN" })),
    },
    {
      name: "specialLocation",
      kind: "innocent",
      rows: manyRows(30, (n) => ({ tps: "901", desa: n % 2 === 0 ? "KEDEN" : "SAREN" })),
    },
    {
      name: "neighbouringBlocks",
      kind: "innocent",
      rows: manyRows(40, (n) => ({ tps: n % 20 < 10 ? "001" : "002", desa: n < 20 ? "KEDEN" : "SAREN" })),
    },
  ],
});
