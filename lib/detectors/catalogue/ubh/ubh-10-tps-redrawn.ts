import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { desaNames } from "@/lib/detectors/kit/census";
import { findDetector } from "@/lib/detectors/kit/define";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { percent } from "@/lib/detectors/kit/share-test";
import { tableOf } from "@/lib/detectors/kit/table-of";

/** More than 30 % of the voters who stayed in a desa stand in another TPS than before. */
export const ubh10 = findDetector({
  code: "UBH-10",
  version: 1,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.tpsRules, SOURCES.tpsCap2024],
  innocent: ["restructured", "renumbered"],
  needs: ["nik", "desa", "tps"],
  needsBaseline: true,
  preparations: [peopleMatch, changedAreas],
  params: z.object({
    maxShare: z.number().min(0.05).max(0.95).default(0.3),
    minVoters: z.int().min(1).default(30),
  }),
  evidence: z.object({
    desa: z.string(),
    moved: z.int(),
    of: z.int(),
    share: z.number(),
    tpsBefore: z.int(),
    tpsNow: z.int(),
  }),
  dispute: [],
  explain: ({ desa, moved, of, share, tpsBefore, tpsNow }) => ({
    desa,
    moved,
    of,
    share: percent(share),
    tpsBefore,
    tpsNow,
  }),
  find(ctx) {
    const { maxShare, minVoters } = ctx.params;
    return sql`
      SELECT
        'D:' || d.desa_key AS subject_key,
        d.desa_key AS area_code,
        ARRAY[]::INT[] AS rows,
        moved::float8 / n AS score,
        jsonb_build_object(
          'desa',
          p.desa,
          'moved',
          moved,
          'of',
          n,
          'share',
          round(moved::numeric / n, 4),
          'tpsBefore',
          tps_before,
          'tpsNow',
          tps_now
        ) AS evidence
      FROM
        (
          SELECT
            desa_key,
            sum(n)::int AS n,
            sum(n) FILTER (
              WHERE
                d_tps
            )::int AS moved,
            count(DISTINCT b_tps)::int AS tps_before,
            count(DISTINCT c_tps)::int AS tps_now
          FROM
            (
              SELECT
                c_desa AS desa_key,
                b_tps,
                c_tps,
                d_tps,
                count(*) AS n
              FROM
                ${tableOf(ctx, peopleMatch)}
              WHERE
                main
                AND b_active
                AND c_active
                AND b_desa = c_desa
                AND b_desa <> ''
                AND b_tps IS NOT NULL
                AND c_tps IS NOT NULL
              GROUP BY
                1,
                2,
                3,
                4
            ) f
          GROUP BY
            1
        ) d
        JOIN ${desaNames(ctx)} p USING (desa_key)
      WHERE
        n >= ${minVoters}::int
        AND moved > ${maxShare}::float8 * n
    `;
  },
  supersededBy: [],
  followUps: ["UBAH"],
  examples: [
    {
      name: "redrawn",
      kind: "fires",
      baseline: () => Array.from({ length: 40 }, () => ({ tps: "001" })),
      rows: () => Array.from({ length: 40 }, (_, n) => ({ tps: n % 2 === 0 ? "002" : "001" })),
    },
    {
      name: "aFew",
      kind: "near-miss",
      baseline: () => Array.from({ length: 40 }, () => ({ tps: "001" })),
      rows: () => Array.from({ length: 40 }, (_, n) => ({ tps: n < 12 ? "002" : "001" })),
    },
    {
      name: "sameNumber",
      kind: "innocent",
      baseline: () => Array.from({ length: 40 }, () => ({ tps: "1" })),
      rows: () => Array.from({ length: 40 }, () => ({ tps: "TPS 001" })),
    },
  ],
});
