import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines, linesBefore } from "@/lib/detectors/kit/lines";
import { placeEvidence, round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { areaShapes, testShapes } from "@/lib/statistics/area-shapes";
import type { AreaShape } from "@/lib/statistics/area-shapes";
import { logBonferroni, probability } from "@/lib/statistics/tails";
import { spreadDate } from "./example-dates";

/** 17–19, then fives to 80–84, then 85 and older. */
const FIRST = 15;
const BANDS = 15;
const label = (band: number) =>
  band === 0 ? "17–19" : band === BANDS - 1 ? "85+" : `${FIRST + 5 * band}–${FIRST + 5 * band + 4}`;

interface Desa extends Place {
  readonly bands: number[];
  n: number;
}

/** Age structure of a desa against the rest of the kabupaten and against its own baseline. */
export const sta04 = assessDetector({
  code: "STA-04",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.sokalRohlf, SOURCES.lin, SOURCES.benjaminiHochberg],
  innocent: ["university", "barracksOrHome", "migration"],
  needs: ["birthDate", "desa"],
  preparations: [lines, linesBefore, changedAreas],
  params: z.object({
    minDivergence: z.number().min(0.001).max(0.5).default(0.02),
    minVoters: z.int().min(30).default(200),
  }),
  evidence: z.object({
    ...placeEvidence,
    against: z.enum(["kabupaten", "baseline"]),
    of: z.int(),
    g: z.number(),
    df: z.int(),
    /** Jensen–Shannon, bits */
    divergence: z.number(),
    minimum: z.number(),
    /** the band that adds most, its people and the people expected */
    band: z.string(),
    observed: z.int(),
    expected: z.number(),
    parts: z.array(z.number()).optional(),
    ...testEvidence,
  }),
  dispute: ["against", "band"],
  explain: ({ desa, against, band, observed, expected, divergence }) => ({
    desa,
    against,
    band,
    observed,
    expected: Math.round(expected),
    divergence: round(divergence, 3),
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { baseline, params, query } = ctx;
    const read = async (which: "snapshot" | "baseline") =>
      byDesa(
        await query(sql`
          ${named(
            ctx,
            sql`
              SELECT
                ${desaColumns},
                least(
                  ${BANDS - 1}::int,
                  greatest(0, (v.age - ${FIRST}::int) / 5)
                ) AS band,
                count(*)::int AS n
              FROM
                ${tableOf(ctx, which === "snapshot" ? lines : linesBefore)} v
              WHERE
                v.active
                AND v.age IS NOT NULL
                AND v.desa_key <> ''
                AND NOT v.special
              GROUP BY
                v.desa_key,
                3
            `,
            which,
          )}
          ORDER BY
            1,
            c.band
        `),
      ).filter((area) => area.n >= params.minVoters);
    const now = await read("snapshot");
    const across = areaShapes(now.map((area) => area.bands));
    const before = new Map(
      baseline === null ? [] : (await read("baseline")).map((area) => [area.desaKey, area]),
    );
    const both = now.filter((area) => before.has(area.desaKey));
    const drift = new Map(
      testShapes(
        both.map((area) => ({ observed: area.bands, reference: before.get(area.desaKey)?.bands ?? [] })),
      ).map((shape, i) => [(both[i] as Desa).desaKey, shape]),
    );
    return now.map((area, i) => {
      const looks = [
        { against: "kabupaten" as const, shape: across[i] as AreaShape },
        ...(drift.has(area.desaKey)
          ? [{ against: "baseline" as const, shape: drift.get(area.desaKey) as AreaShape }]
          : []),
      ];
      const sufficient = looks.filter(({ shape }) => shape.divergence >= params.minDivergence);
      const eligible = sufficient.length > 0;
      const { against, shape } = (eligible ? sufficient : looks).reduce((a, b) =>
        b.shape.logP < a.shape.logP ? b : a,
      );
      const logP = logBonferroni(shape.logP, looks.length);
      const most = shape.parts.indexOf(Math.max(...shape.parts));
      const drawn = worthDrawing(eligible, logP);
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
          against,
          of: area.n,
          g: round(shape.g, 2),
          df: shape.df,
          divergence: round(shape.divergence, 5),
          minimum: params.minDivergence,
          p: probability(logP),
          band: label(most),
          observed: area.bands[most] ?? 0,
          expected: round(shape.expected[most] ?? 0, 1),
          ...(drawn
            ? { parts: shape.parts.map((part) => round(part, 5)), chart: pyramid(area.bands, shape) }
            : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "tooManyYoung",
      kind: "fires",
      params: { minVoters: 40 },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 2 && n < 40 ? spreadDate(n, 1).replace("1956", "2004") : spreadDate(n + desa),
        })),
    },
    {
      name: "slightlyYounger",
      kind: "near-miss",
      params: { minVoters: 40 },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 2 && n < 4 ? "12|03|2004" : spreadDate(n + desa),
        })),
    },
    {
      name: "youngEverywhere",
      kind: "innocent",
      params: { minVoters: 40 },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: n < 30 ? `${spreadDate(n + desa, 1).slice(0, 6)}2004` : spreadDate(n + desa),
        })),
    },
  ],
});

function byDesa(rows: readonly (Place & { readonly band: number; readonly n: number })[]): Desa[] {
  const desa = new Map<string, Desa>();
  for (const { band, n, ...place } of rows) {
    const area = desa.get(place.desaKey) ?? { ...place, bands: new Array<number>(BANDS).fill(0), n: 0 };
    desa.set(place.desaKey, area);
    area.bands[band] = n;
    area.n += n;
  }
  return [...desa.values()];
}

function pyramid(bands: readonly number[], shape: AreaShape) {
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "age-band" as const,
    bars: bars(bands, shape),
  };
}

function bars(bands: readonly number[], { expected, parts }: AreaShape) {
  const most = Math.max(...parts);
  return bands.map((observed, band) => ({
    label: label(band),
    observed,
    expected: round(expected[band] ?? 0, 1),
    ...(parts[band] === most ? { marked: true } : {}),
  }));
}
