import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { placeEvidence, round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { areaCounts } from "@/lib/statistics/area-counts";
import { probability } from "@/lib/statistics/tails";

interface Desa extends Place {
  readonly n: number;
  /** pairs of people with the same full name in the desa */
  readonly pairs: number;
  /** pairs of the same name among all people outside it */
  readonly outside: number;
  /** people of the commonest name that has more than one word */
  readonly most: number;
}

/** More pairs of the same full name in a desa than the names of the rest of the kabupaten lead to expect. */
export const sta08 = assessDetector({
  code: "STA-08",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.mcDonaldLevitt, SOURCES.lawless],
  innocent: ["localNames", "mononyms"],
  needs: ["name", "desa"],
  preparations: [lines],
  params: z.object({
    minRatio: z.number().min(1.2).max(20).default(2),
    minPairs: z.int().min(5).default(50),
    minVoters: z.int().min(20).default(50),
  }),
  evidence: z.object({
    ...placeEvidence,
    observed: z.int(),
    expected: z.number(),
    low: z.number(),
    high: z.number(),
    of: z.int(),
    most: z.int(),
    ...testEvidence,
  }),
  dispute: [],
  explain: ({ desa, observed, expected, of, most }) => ({
    desa,
    observed,
    expected: Math.round(expected),
    of,
    most,
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params, query } = ctx;
    const desa = await query<Desa>(sql`
      WITH
        n AS MATERIALIZED (
          SELECT
            v.desa_key,
            v.name,
            count(*)::float8 AS c
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            v.active
            AND v.name IS NOT NULL
            AND v.desa_key <> ''
            AND NOT v.special
          GROUP BY
            1,
            2
        ),
        k AS MATERIALIZED (
          SELECT
            name,
            sum(c) AS k
          FROM
            n
          GROUP BY
            1
        ),
        whole AS (
          SELECT
            sum(k * (k - 1)) / 2 AS pairs
          FROM
            k
        ) ${named(
          ctx,
          sql`
            SELECT
              ${desaColumns},
              sum(v.c)::int AS n,
              (sum(v.c * (v.c - 1)) / 2)::float8 AS pairs,
              (
                (
                  SELECT
                    pairs
                  FROM
                    whole
                ) - sum(2 * k * v.c - v.c * v.c - v.c) / 2
              )::float8 AS outside,
              max(v.c)::int AS most
            FROM
              n v
              JOIN k USING (name)
            GROUP BY
              v.desa_key
            HAVING
              sum(v.c) >= ${params.minVoters}::int
          `,
        )}
      ORDER BY
        1
    `);
    const total = desa.reduce((sum, area) => sum + area.n, 0);
    const chosen = (n: number) => (n * (n - 1)) / 2;
    const counts = areaCounts(
      desa.map((area) => ({
        y: area.pairs,
        mu: chosen(area.n) * (area.outside / Math.max(1, chosen(total - area.n))),
      })),
    );
    return desa.map((area, i) => {
      const { expected, low, high, logUpper: logP } = counts[i] as (typeof counts)[number];
      const eligible = area.pairs >= params.minRatio * expected && area.pairs - expected >= params.minPairs;
      return {
        subjectKey: placeKey(area),
        areaCode: area.desaKey,
        logP,
        eligible,
        score: scoreOf(logP),
        evidence: {
          desa: area.desa,
          kecamatan: area.kecamatan,
          tps: null,
          observed: area.pairs,
          expected: round(expected, 1),
          low: round(low, 1),
          high: round(high, 1),
          of: area.n,
          most: area.most,
          p: probability(logP),
          ...(worthDrawing(eligible, logP) ? { chart: ratioChart(desa, counts, i) } : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "oneName",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          name: desa === 1 && n < 25 ? "SUTRISNO HADI" : spreadName(desa * 60 + n),
        })),
    },
    {
      name: "aFew",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          name: desa === 1 && n < 6 ? "SUTRISNO HADI" : spreadName(desa * 60 + n),
        })),
    },
    {
      name: "commonEverywhere",
      kind: "innocent",
      rows: () => desaRows(12, 60, (desa, n) => ({ name: n < 25 ? "SLAMET" : spreadName(desa * 60 + n) })),
    },
  ],
});

function spreadName(n: number): string {
  const syllables = ["WA", "SU", "KAR", "TI", "NO", "RI", "DJA", "MA", "LE", "PU"];
  const word = (k: number) => `${syllables[k % 10]}${syllables[Math.floor(k / 10) % 10]}`;
  return `${word(n * 7)} ${word(n * 3 + 11)}NI`;
}

/** Observed and expected pairs of the desa with the highest ratios, this one marked. */
function ratioChart(desa: readonly Desa[], counts: readonly { readonly expected: number }[], self: number) {
  const order = desa
    .map((_, i) => i)
    .sort((a, b) => ratio(b) - ratio(a))
    .slice(0, 40);
  function ratio(i: number): number {
    return (desa[i] as Desa).pairs / Math.max(1, counts[i]?.expected ?? 1);
  }
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "area" as const,
    bars: order.map((i) => ({
      label: (desa[i] as Desa).desa,
      observed: (desa[i] as Desa).pairs,
      expected: round(counts[i]?.expected ?? 0, 1),
      ...(i === self ? { marked: true } : {}),
    })),
  };
}
