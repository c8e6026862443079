import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { shareCandidates, shareEvidenceSchema, shareExplain } from "@/lib/detectors/kit/share-test";
import type { AreaShare } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";

/**
 * Family cards (KK) of a desa issued shortly before the roll closed: far more than elsewhere, or many on one
 * day.
 */
export const sta12 = assessDetector({
  code: "STA-12",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.nkkMeaning, SOURCES.recentNkk, SOURCES.spiegelhalter],
  innocent: ["cardRenewal", "newEstate"],
  needs: ["nkk", "desa"],
  preparations: [lines],
  heldBackOnDamaged: "nkk",
  params: z.object({
    days: z.int().min(7).max(730).default(90),
    minRatio: z.number().min(1.2).max(50).default(3),
    minCards: z.int().min(3).default(10),
    minFamilies: z.int().min(10).default(20),
  }),
  evidence: shareEvidenceSchema.extend({ days: z.int(), busiest: z.int() }),
  dispute: [],
  explain: (e) => ({ ...shareExplain(e), days: e.days, busiest: e.busiest }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { snapshot, params, query } = ctx;
    const [day, month, year] = [
      sql`(nkk / 100000000 % 100)::int`,
      sql`(nkk / 1000000 % 100)::int`,
      sql`2000 + (nkk / 10000 % 100)::int`,
    ];
    const desa = await query<AreaShare & { busiest: number }>(sql`
      WITH
        card AS MATERIALIZED (
          SELECT
            desa_key,
            CASE
              WHEN ${month} BETWEEN 1 AND 12
              AND ${day} BETWEEN 1 AND 28
              OR (
                ${day} BETWEEN 29 AND 30
                AND ${month} IN (1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
              )
              OR (
                ${day} = 31
                AND ${month} IN (1, 3, 5, 7, 8, 10, 12)
              ) THEN make_date(
                ${year},
                ${month},
                ${day}
              )
            END AS issued
          FROM
            (
              SELECT
                v.desa_key,
                v.nkk
              FROM
                ${tableOf(ctx, lines)} v
              WHERE
                v.active
                AND v.nkk IS NOT NULL
                AND v.desa_key <> ''
                AND NOT v.special
                AND ${outsideFiles(ctx.damagedNkkFiles)}
              GROUP BY
                1,
                2
            ) c
        ),
        recent AS (
          SELECT
            desa_key,
            issued,
            count(*)::int AS n
          FROM
            card
          WHERE
            issued > ${snapshot.referenceDate}::date - ${params.days}::int
            AND issued <= ${snapshot.referenceDate}::date
          GROUP BY
            1,
            2
        ) ${named(
          ctx,
          sql`
            SELECT
              ${desaColumns},
              v.n,
              coalesce(r.y, 0)::int AS y,
              coalesce(r.busiest, 0)::int AS busiest
            FROM
              (
                SELECT
                  desa_key,
                  count(*)::int AS n
                FROM
                  card
                WHERE
                  issued IS NOT NULL
                GROUP BY
                  1
              ) v
              LEFT JOIN (
                SELECT
                  desa_key,
                  sum(n) AS y,
                  max(n) AS busiest
                FROM
                  recent
                GROUP BY
                  1
              ) r USING (desa_key)
            WHERE
              v.n >= ${params.minFamilies}::int
          `,
        )}
      ORDER BY
        1
    `);
    const busiest = new Map(desa.map((area) => [area.desaKey, area.busiest]));
    const found = shareCandidates(desa, {
      side: "upper",
      skewed: true,
      minimum: `≥ ${params.minRatio} ×, ≥ ${params.minCards}`,
      enough: ({ y, n, expected }) =>
        y >= params.minRatio * expected * n && y - expected * n >= params.minCards,
    });
    return found.map((candidate) => ({
      ...candidate,
      evidence: { ...candidate.evidence, days: params.days, busiest: busiest.get(candidate.areaCode) ?? 0 },
    }));
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "issuedTogether",
      kind: "fires",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          nkk: card(n < (desa === 3 ? 30 : 1) ? "201125" : "200315", desa * 60 + n),
        })),
    },
    {
      name: "aFew",
      kind: "near-miss",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          nkk: card(n < (desa === 3 ? 8 : 1) ? "201125" : "200315", desa * 60 + n),
        })),
    },
    {
      name: "renewedEverywhere",
      kind: "innocent",
      snapshot: { referenceDate: "2025-12-10" },
      rows: () => desaRows(12, 60, (desa, n) => ({ nkk: card(n < 20 ? "201125" : "200315", desa * 60 + n) })),
    },
  ],
});

function card(issued: string, n: number): string {
  return `331401${issued}${String(n + 1).padStart(4, "0")}`;
}
