import sql from "sql-template-tag";
import { z } from "zod";
import type { Place } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";

/**
 * DPTb only: voters who move in to vote, per TPS, against the electorate of that TPS in the DPT (the
 * baseline).
 */
export const mob02 = assessDetector({
  code: "MOB-02",
  version: 1,
  tier: "S",
  subject: "tps",
  basis: [SOURCES.dptbRule, SOURCES.spiegelhalter],
  innocent: ["campus", "hospitalOrPrison", "projectSite"],
  needs: ["desa", "tps"],
  needsBaseline: true,
  params: z.object({
    minPeople: z.int().min(3).default(15),
    minPoints: z.number().min(0.5).max(90).default(5),
    minRatio: z.number().min(1.2).max(50).default(3),
    minElectorate: z.int().min(20).default(50),
  }),
  evidence: shareEvidenceSchema,
  dispute: [],
  explain: shareExplain,
  notApplicable: ({ snapshot }) => (snapshot.stage === "DPTb" ? null : "onlyDptb"),
  async assess({ snapshot, baseline, params, query }) {
    const tps = await query<Place & { y: number; n: number }>(sql`
      SELECT
        b.*,
        least(b.n, coalesce(c.y, 0))::int AS y
      FROM
        (
          SELECT
            v.desa_key AS "desaKey",
            coalesce(max(v.desa), '') AS desa,
            coalesce(max(v.kecamatan), '') AS kecamatan,
            v.tps_no::int AS tps,
            count(*)::int AS n
          FROM
            ${(baseline as NonNullable<typeof baseline>).roll} v
          WHERE
            v.active
            AND v.desa_key <> ''
            AND v.tps_no IS NOT NULL
          GROUP BY
            v.desa_key,
            v.tps_no
          HAVING
            count(*) >= ${params.minElectorate}::int
        ) b
        LEFT JOIN (
          SELECT
            v.desa_key,
            v.tps_no,
            count(*)::int AS y
          FROM
            ${snapshot.roll} v
          WHERE
            v.active
          GROUP BY
            1,
            2
        ) c ON c.desa_key = b."desaKey"
        AND c.tps_no = b.tps
      ORDER BY
        1,
        4
    `);
    return shareCandidates(tps, {
      side: "upper",
      skewed: true,
      minimum: `≥ ${params.minPeople}, ≥ ${params.minPoints} pt, ≥ ${params.minRatio} ×`,
      enough: ({ y, n, rate, expected }) =>
        y >= params.minPeople &&
        (rate - expected) * 100 >= params.minPoints &&
        y >= params.minRatio * expected * n,
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "oneTps",
      kind: "fires",
      snapshot: { stage: "DPTb" },
      baseline: () => desaRows(14, 60),
      rows: () => desaRows(14, 30, (desa, n) => (desa === 5 || n < 2 ? {} : { tps: "777" })),
    },
    {
      name: "aFew",
      kind: "near-miss",
      snapshot: { stage: "DPTb" },
      baseline: () => desaRows(14, 60),
      rows: () => desaRows(14, 30, (desa, n) => (n < (desa === 5 ? 6 : 2) ? {} : { tps: "777" })),
    },
    {
      name: "everywhere",
      kind: "innocent",
      snapshot: { stage: "DPTb" },
      baseline: () => desaRows(14, 60),
      rows: () => desaRows(14, 20),
    },
  ],
});
