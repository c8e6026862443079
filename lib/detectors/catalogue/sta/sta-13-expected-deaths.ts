import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { linesBefore } from "@/lib/detectors/kit/lines";
import { peopleMatch } from "@/lib/detectors/kit/people-match";
import { placeEvidence, round, scoreOf, testEvidence } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { areaCounts } from "@/lib/statistics/area-counts";
import { DEATH_RATES } from "@/lib/statistics/life-table";
import { probability } from "@/lib/statistics/tails";

interface Desa extends Place {
  readonly recorded: number;
  /** deaths by the life table, for its people and the time between the two rolls */
  readonly table: number;
}

const YEAR_MS = 365.25 * 86_400_000;
const RATES = Object.entries(DEATH_RATES).flatMap(([sex, rates]) =>
  rates.map(([from, rate], i) => ({ sex, from, to: rates[i + 1]?.[0] ?? 200, rate })),
);

const DEAD = { remark: "1" };
/** A desa of people who were 70 to 89 at the baseline. */
const old = (_desa: number, n: number) => ({
  birthDate: `${String(1 + (n % 28)).padStart(2, "0")}|0${1 + (n % 9)}|19${36 + (n % 20)}`,
});

/**
 * Deaths recorded since the baseline (TMS 1) against those of the life table for the desa's own ages and sexes.
 * The kabupaten's own level of recording is taken as given: asked about are desa far below it, where deaths may go
 * unreported, and far above, where the living may have been struck off. Nobody is named.
 */
export const sta13 = assessDetector({
  code: "STA-13",
  version: 1,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.lifeTable, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["reportedAtOnce", "careHome", "disaster"],
  needs: ["nik", "birthDate", "sex", "desa"],
  needsBaseline: true,
  preparations: [linesBefore, peopleMatch],
  heldBackOnDamaged: "nik",
  params: z.object({
    minRatio: z.number().min(1.2).max(20).default(2),
    minExpected: z.number().min(1).max(1_000).default(5),
  }),
  evidence: z.object({
    ...placeEvidence,
    observed: z.int(),
    expected: z.number(),
    low: z.number(),
    high: z.number(),
    /** deaths by the life table alone */
    lifeTable: z.number(),
    ...testEvidence,
  }),
  dispute: [],
  explain: ({ desa, observed, expected, lifeTable }) => ({
    desa,
    observed,
    expected: Math.round(expected),
    lifeTable: Math.round(lifeTable),
    way: observed < expected ? "fewer" : "more",
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params, query, snapshot, baseline } = ctx;
    const years = (Date.parse(snapshot.referenceDate) - Date.parse(baseline?.referenceDate ?? "")) / YEAR_MS;
    if (!(years > 0)) return [];
    const desa = await query<Desa>(sql`
      ${named(
        ctx,
        sql`
          SELECT
            ${desaColumns},
            sum(r.rate * ${years}::float8)::float8 AS "table",
            count(*) FILTER (
              WHERE
                m.b IS NOT NULL
            )::int AS recorded
          FROM
            ${tableOf(ctx, linesBefore)} v
            JOIN jsonb_to_recordset(${JSON.stringify(
              RATES,
            )}::jsonb) r (sex text, "from" int, "to" int, rate float8) ON r.sex = v.sex
            AND v.age >= r.from
            AND v.age < r.to
            LEFT JOIN ${tableOf(ctx, peopleMatch)} m ON m.b = v.row_no
            AND m.main
            AND m.c_tms = 1
            AND NOT m.c_active
          WHERE
            v.active
            AND v.desa_key <> ''
            AND NOT v.special
          GROUP BY
            v.desa_key
        `,
        "baseline",
      )}
      ORDER BY
        1
    `);
    const counts = areaCounts(desa.map(({ recorded, table }) => ({ y: recorded, mu: table })));
    return desa.map((area, i) => {
      const { logP = 0, expected = 0, low = 0, high = 0 } = counts[i] ?? {};
      return {
        subjectKey: placeKey(area),
        areaCode: area.desaKey,
        logP,
        eligible:
          Math.max(expected, area.recorded) >= params.minExpected &&
          (area.recorded >= params.minRatio * expected || area.recorded * params.minRatio <= expected),
        score: scoreOf(logP),
        evidence: {
          desa: area.desa,
          kecamatan: area.kecamatan,
          tps: null,
          observed: area.recorded,
          expected: round(expected, 1),
          low: round(low, 1),
          high: round(high, 1),
          lifeTable: round(area.table, 1),
          p: probability(logP),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "noneReported",
      kind: "fires",
      baseline: () => desaRows(14, 60, old),
      rows: () =>
        desaRows(14, 60, (desa, n) => ({ ...old(desa, n), ...(desa !== 10 && n < 18 ? DEAD : {}) })),
    },
    {
      name: "farTooMany",
      kind: "fires",
      baseline: () => desaRows(14, 60, old),
      rows: () =>
        desaRows(14, 60, (desa, n) => ({ ...old(desa, n), ...(n < (desa === 10 ? 45 : 9) ? DEAD : {}) })),
    },
    {
      name: "fewerButNotFar",
      kind: "near-miss",
      baseline: () => desaRows(14, 60, old),
      rows: () =>
        desaRows(14, 60, (desa, n) => ({ ...old(desa, n), ...(n < (desa === 10 ? 13 : 18) ? DEAD : {}) })),
    },
    {
      name: "fewEverywhere",
      kind: "innocent",
      baseline: () => desaRows(14, 60, old),
      rows: () => desaRows(14, 60, (desa, n) => ({ ...old(desa, n), ...(n < 2 ? DEAD : {}) })),
    },
  ],
});
