import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { named, placeKey, tooFewDesa, tpsColumns } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { asNumbers, defaultDatesSchema } from "@/lib/detectors/kit/default-dates";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { fromElsewhere, lines } from "@/lib/detectors/kit/lines";
import { newcomers } from "@/lib/detectors/kit/people-match";
import { placeEvidence, round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { DetectorContext } from "@/lib/detectors/kit/types";
import { distanceParts, minimumCovarianceDeterminant } from "@/lib/statistics/mcd";
import { median, robustScale } from "@/lib/statistics/robust";
import { fitStudent } from "@/lib/statistics/student-fit";
import { logStudentUpper, probability } from "@/lib/statistics/tails";

const FEATURES = ["size", "women", "age", "newcomers", "household", "elsewhere", "defaultDates"] as const;
type Feature = (typeof FEATURES)[number];
/** Features that are shares of a TPS's people. */
const SHARES: readonly Feature[] = ["women", "newcomers", "elsewhere", "defaultDates"];
/**
 * A share is a feature only where so many people have it in the usual TPS: of fewer, one person more or less
 * is a jump, and no cloud of points is round. (Newcomers have their own test per TPS in UBH-06.)
 */
const MIN_USUAL = 3;

interface Tps extends Place, Record<Feature, number | null> {
  readonly n: number;
}

/**
 * A TPS unusual as a whole: seven features together, measured from the robust centre of all TPS; the features
 * that made it so are named.
 */
export const sta09 = assessDetector({
  code: "STA-09",
  version: 2,
  tier: "I",
  subject: "tps",
  basis: [SOURCES.rousseeuw, SOURCES.iglewicz, SOURCES.benjaminiHochberg],
  innocent: ["specialPlace", "newEstate"],
  needs: ["tps", "desa"],
  preparations: [lines, newcomers, changedAreas],
  params: z.object({
    /** robust deviations that at least one feature must be away from the usual */
    minDeviation: z.number().min(2).max(20).default(5),
    /** people that a share must be away from the usual */
    minPeople: z.int().min(2).max(500).default(5),
    minVoters: z.int().min(20).default(50),
    minTps: z.int().min(20).default(40),
    defaultDates: defaultDatesSchema,
  }),
  evidence: z.object({
    ...placeEvidence,
    of: z.int(),
    distance: z.number(),
    /** the features that add most, strongest first */
    features: z
      .array(
        z.object({ name: z.enum(FEATURES), value: z.number(), usual: z.number(), deviation: z.number() }),
      )
      .max(3),
    ...testEvidence,
  }),
  dispute: [],
  explain: ({ desa, tps, of, features }) => ({
    desa,
    tps: tps ?? 0,
    of,
    first: features[0]?.name ?? "size",
    firstValue: shown(features[0]),
    firstUsual: shown(features[0], "usual"),
    second: features[1]?.name ?? "none",
    secondValue: shown(features[1]),
    secondUsual: shown(features[1], "usual"),
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params } = ctx;
    const all = await ctx.query<Tps>(features(ctx));
    if (all.length < params.minTps) return [];
    const used = FEATURES.filter(
      (feature) =>
        all.every((tps) => tps[feature] !== null) &&
        robustScale(all.map((tps) => transform(feature, tps))) > 0 &&
        (!SHARES.includes(feature) || median(all.map((tps) => peopleOf(feature, tps))) >= MIN_USUAL),
    );
    const columns = used.map((feature) => all.map((tps) => transform(feature, tps)));
    const centres = columns.map(median);
    const scales = columns.map(robustScale);
    const points = all.map((_, i) =>
      columns.map((column, j) => ((column[i] as number) - (centres[j] as number)) / (scales[j] as number)),
    );
    const usual = used.map((feature) => median(all.map((tps) => tps[feature] ?? 0)));
    const fit = minimumCovarianceDeterminant(points);
    // Distances of honest TPS have longer tails than χ²: their cube roots are close to normal
    // (Wilson–Hilferty), with a spread and a length of tail taken from the TPS themselves.
    const roots = fit.distance2.map((d) => Math.cbrt(d / used.length));
    const { centre, scale, df } = fitStudent(roots);
    return all.map((tps, i) => {
      const logP = scale > 0 ? logStudentUpper(((roots[i] as number) - centre) / scale, df) : 0;
      const point = points[i] as number[];
      const parts = distanceParts(point, fit);
      const order = used.map((_, j) => j).sort((a, b) => (parts[b] as number) - (parts[a] as number));
      const named = order
        .filter((j, place) => place === 0 || (parts[j] as number) > 0.2 * (fit.distance2[i] as number))
        .slice(0, 3);
      const eligible = named.some(
        (j) =>
          Math.abs(point[j] as number) >= params.minDeviation &&
          enoughPeople(used[j] as Feature, tps, usual[j] as number, params.minPeople),
      );
      const drawn = worthDrawing(eligible, logP);
      return {
        subjectKey: placeKey(tps),
        areaCode: tps.desaKey,
        logP,
        eligible,
        score: scoreOf(logP),
        evidence: {
          desa: tps.desa,
          kecamatan: tps.kecamatan,
          tps: tps.tps,
          of: tps.n,
          distance: round(Math.sqrt(fit.distance2[i] as number), 2),
          p: probability(logP),
          features: named.map((j) => ({
            name: used[j] as Feature,
            value: round(tps[used[j] as Feature] ?? 0, 4),
            usual: round(usual[j] as number, 4),
            deviation: round(point[j] as number, 1),
          })),
          ...(drawn
            ? {
                chart: {
                  kind: "bars" as const,
                  unit: "z" as const,
                  classes: "feature" as const,
                  bars: used.map((label, j) => ({
                    label,
                    observed: round(point[j] as number, 2),
                    expected: 0,
                    ...(named.includes(j) ? { marked: true } : {}),
                  })),
                },
              }
            : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["UBAH"],
  examples: [
    {
      name: "allMenAndOld",
      kind: "fires",
      params: { minTps: 20, minVoters: 20 },
      rows: () =>
        tpsRows((tps, n) =>
          tps === 13
            ? { sex: n % 12 === 0 ? "P" : "L", birthDate: `0${1 + (n % 9)}|03|19${30 + (n % 5)}` }
            : {},
        ),
    },
    {
      name: "fewMoreMen",
      kind: "near-miss",
      params: { minTps: 20, minVoters: 20 },
      rows: () => tpsRows((tps, n) => (tps === 13 && n === 0 ? { sex: "L" } : {})),
    },
    {
      name: "specialPlace",
      kind: "innocent",
      params: { minTps: 20, minVoters: 20 },
      rows: () =>
        tpsRows((tps, n) =>
          tps === 13 ? { sex: "L", birthDate: `0${1 + (n % 9)}|03|19${80 + (n % 5)}`, tps: "901" } : {},
        ),
    },
  ],
});

/**
 * One line per TPS, 901 and above apart. Households are counted card by card first: a count of distinct cards
 * would sort the roll.
 */
function features(
  ctx: DetectorContext<{ readonly minVoters: number; readonly defaultDates: readonly string[] }>,
) {
  const { snapshot, baseline, params } = ctx;
  const roll = tableOf(ctx, lines);
  const usable = sql`
    v.active
    AND v.desa_key <> ''
    AND v.tps_no IS NOT NULL
    AND NOT v.special
  `;
  return sql`
    ${named(
      ctx,
      sql`
        SELECT
          t.*,
          h.household
        FROM
          (
            SELECT
              ${tpsColumns},
              count(*)::int AS n,
              count(*)::float8 AS size,
              avg((v.sex = 'P')::int)::float8 AS women,
              avg(v.age)::float8 AS age,
              ${
                baseline === null
                  ? sql`NULL::float8`
                  : sql`
                    avg(
                      (
                        v.row_no IN (
                          SELECT
                            row_no
                          FROM
                            ${tableOf(ctx, newcomers)}
                        )
                      )::int
                    )::float8
                  `
              } AS newcomers,
              avg(${fromElsewhere(snapshot)}::int)::float8 AS elsewhere,
              avg((v.month_day = ANY (${asNumbers(
                params.defaultDates,
              )}::INT[]))::int)::float8 AS "defaultDates"
            FROM
              ${roll} v
            WHERE
              ${usable}
            GROUP BY
              v.desa_key,
              v.tps_no
            HAVING
              count(*) >= ${params.minVoters}::int
          ) t
          JOIN (
            SELECT
              desa_key,
              tps,
              sum(members)::float8 / nullif(count(nkk), 0) AS household
            FROM
              (
                SELECT
                  ${tpsColumns},
                  v.nkk,
                  count(v.nkk) AS members
                FROM
                  ${roll} v
                WHERE
                  ${usable}
                GROUP BY
                  v.desa_key,
                  v.tps_no,
                  v.nkk
              ) c
            GROUP BY
              1,
              2
          ) h USING (desa_key, tps)
      `,
    )}
    ORDER BY
      1,
      c.tps
  `;
}

/** People of a TPS that a share counts. */
const peopleOf = (feature: Feature, tps: Tps): number => (tps[feature] ?? 0) * tps.n;

/** Enough people are where one would not expect them; what is no share is not counted in people. */
const enoughPeople = (feature: Feature, tps: Tps, usual: number, least: number): boolean =>
  !SHARES.includes(feature) || Math.abs(peopleOf(feature, tps) - usual * tps.n) >= least;

/**
 * Logarithm for sizes; for shares the arcsine root, whose sampling spread does not depend on the share, with
 * Anscombe's correction for small counts (Biometrika 35:246 (1948)): both make honest clouds round.
 */
function transform(feature: Feature, tps: Tps): number {
  const value = tps[feature] ?? 0;
  if (feature === "age") return value;
  return feature === "size" || feature === "household"
    ? Math.log(value)
    : Math.asin(Math.sqrt(Math.min(1, (value * tps.n + 0.375) / (tps.n + 0.75))));
}

function shown(
  feature: { readonly name: Feature; readonly value: number; readonly usual: number } | undefined,
  which: "value" | "usual" = "value",
): number {
  if (feature === undefined) return 0;
  return round(feature[which] * (SHARES.includes(feature.name) ? 100 : 1), 1);
}

function tpsRows(make: (tps: number, n: number) => object) {
  return desaRows(12, 60, (desa, n) => ({
    tps: String(1 + Math.floor(n / 20)),
    sex: (n * n + desa * n) % 5 < 2 + (desa % 2) ? "P" : "L",
    ...make(desa * 3 + Math.floor(n / 20), n % 20),
  }));
}
