import sql from "sql-template-tag";
import { z } from "zod";
import { findDetector } from "@/lib/detectors/kit/define";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { areaOf } from "@/lib/detectors/kit/sql";
import { stopgapTps } from "@/lib/detectors/kit/tps-numbers";

/**
 * Gaps in a desa's TPS numbers, one number under two names (TPS 003 and POS 003), or a stopgap number far above
 * the others (TPS 99). Special locations (901+) are counted apart and are no gap.
 */
export const kel07 = findDetector({
  code: "KEL-07",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.specialTps, SOURCES.tpsRules],
  innocent: ["specialLocation", "mergedTps", "notYetAllotted"],
  needs: ["tps", "desa"],
  params: z.object({}),
  evidence: z.object({
    gaps: z.array(z.int()).max(50),
    gapCount: z.int(),
    repeats: z.array(z.int()).max(50),
    last: z.int(),
    stopgaps: z.array(z.int()).max(50),
    /** voters under those numbers */
    waiting: z.int(),
  }),
  dispute: ["gaps", "repeats", "stopgaps"],
  explain: ({ gaps, gapCount, repeats, last, stopgaps, waiting }) => ({
    gapCount,
    gaps: gaps.join(", "),
    repeatCount: repeats.length,
    repeats: repeats.join(", "),
    last,
    stopgapCount: stopgaps.length,
    stopgaps: stopgaps.join(", "),
    waiting,
  }),
  supersededBy: [],
  followUps: ["UBAH", "UNGGAH-ULANG"],
  // Each way of writing a number once, then what is said besides the figures: a few thousand of them instead
  // of all lines.
  find: ({ snapshot }) => sql`
    WITH
      written AS (
        SELECT
          v.desa_key,
          v.tps_no,
          v.tps,
          min(v.kec_key) AS kec_key,
          count(*)::int AS n
        FROM
          ${snapshot.roll} v
        WHERE
          v.active
          AND v.desa_key <> ''
          AND v.tps_no BETWEEN 1 AND 900
        GROUP BY
          1,
          2,
          3
      ),
      stopgap AS MATERIALIZED (
        SELECT
          w.desa_key,
          min(w.kec_key) AS kec_key,
          array_agg(
            DISTINCT w.tps_no
            ORDER BY
              w.tps_no
          ) AS stopgaps,
          sum(w.n)::int AS waiting
        FROM
          written w
          JOIN (${stopgapTps(sql`
            (
              SELECT
                desa_key,
                tps_no,
                TRUE AS active
              FROM
                written
            )
          `)}) s USING (desa_key, tps_no)
        GROUP BY
          w.desa_key
      ),
      tps AS (
        SELECT
          desa_key,
          tps_no,
          min(kec_key) AS kec_key,
          count(DISTINCT nullif(regexp_replace(upper(tps), '[^A-Z]', '', 'g'), '')) > 1 AS repeated
        FROM
          written w
        WHERE
          NOT EXISTS (
            SELECT
            FROM
              stopgap s
            WHERE
              s.desa_key = w.desa_key
              AND w.tps_no = ANY (s.stopgaps)
          )
        GROUP BY
          1,
          2
      ),
      last AS (
        SELECT
          desa_key,
          max(tps_no)::int AS last,
          ${areaOf("tps", sql`${snapshot.regionCode}::text`)} AS area_code,
          array_agg(
            tps_no
            ORDER BY
              tps_no
          ) FILTER (
            WHERE
              repeated
          ) AS repeats
        FROM
          tps
        GROUP BY
          1
      ),
      gap AS (
        SELECT
          l.desa_key,
          array_agg(
            n
            ORDER BY
              n
          ) AS gaps
        FROM
          last l,
          generate_series(1, l.last) n
        WHERE
          NOT EXISTS (
            SELECT
              1
            FROM
              tps t
            WHERE
              t.desa_key = l.desa_key
              AND t.tps_no = n
          )
        GROUP BY
          1
      )
    SELECT
      'D:' || l.desa_key AS subject_key,
      l.area_code,
      '{}'::INT[] AS rows,
      jsonb_build_object(
        'gaps',
        to_jsonb(coalesce(g.gaps[1:50], '{}')),
        'gapCount',
        coalesce(cardinality(g.gaps), 0),
        'repeats',
        to_jsonb(coalesce(l.repeats[1:50], '{}')),
        'last',
        l.last,
        'stopgaps',
        to_jsonb(coalesce(s.stopgaps[1:50], '{}')),
        'waiting',
        coalesce(s.waiting, 0)
      ) AS evidence
    FROM
      last l
      LEFT JOIN gap g USING (desa_key)
      LEFT JOIN stopgap s USING (desa_key)
    WHERE
      g.gaps IS NOT NULL
      OR l.repeats IS NOT NULL
      OR s.stopgaps IS NOT NULL
  `,
  examples: [
    { name: "gap", kind: "fires", rows: [{ tps: "001" }, { tps: "002" }, { tps: "004" }] },
    { name: "twoNames", kind: "fires", rows: [{ tps: "TPS 001" }, { tps: "POS 001" }, { tps: "TPS 002" }] },
    {
      name: "stopgap",
      kind: "fires",
      rows: [{ tps: "001" }, { tps: "002" }, { tps: "TPS 99" }, { tps: "99" }],
    },
    { name: "complete", kind: "near-miss", rows: [{ tps: "3" }, { tps: "002" }, { tps: "TPS 1" }] },
    { name: "specialLocation", kind: "innocent", rows: [{ tps: "001" }, { tps: "002" }, { tps: "901" }] },
    {
      name: "notYetAllotted",
      kind: "innocent",
      findings: 1,
      rows: [{ tps: "001" }, { tps: "002" }, { tps: "99", source: "BARU" }],
    },
    { name: "mergedTps", kind: "innocent", findings: 1, rows: [{ tps: "001" }, { tps: "003" }] },
  ],
});
