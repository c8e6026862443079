import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { asNumbers, defaultDatesSchema } from "@/lib/detectors/kit/default-dates";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { placeEvidence, round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { areaRates } from "@/lib/statistics/area-rates";
import { areaShapes } from "@/lib/statistics/area-shapes";
import { myers, myersBlend, whipple, whippleCounts } from "@/lib/statistics/heaping";
import { logBonferroni, probability } from "@/lib/statistics/tails";
import { roundYear, spreadDate } from "./example-dates";

interface Desa extends Place {
  /** people by completed age, 0 to 99, default dates apart */
  readonly ages: number[];
  n: number;
  /** born on day 5, 10, 20, 25 or 30 of a month */
  roundDays: number;
}

/**
 * Ages or days of birth heap on round numbers in one desa more than elsewhere, default dates taken out first.
 * A question about data quality only.
 */
export const sta01 = assessDetector({
  code: "STA-01",
  version: 2,
  tier: "I",
  subject: "desa",
  basis: [SOURCES.whipple, SOURCES.myers, SOURCES.defaultDates],
  innocent: ["guessedDates", "oldRegistration"],
  needs: ["birthDate", "desa"],
  preparations: [lines],
  params: z.object({
    minWhipple: z.number().min(100).max(300).default(125),
    minMyers: z.number().min(1).max(60).default(8),
    minDayPoints: z.number().min(1).max(60).default(8),
    minVoters: z.int().min(30).default(200),
    defaultDates: defaultDatesSchema,
  }),
  evidence: z.object({
    ...placeEvidence,
    of: z.int(),
    whipple: z.number(),
    expectedWhipple: z.number(),
    myers: z.number(),
    roundDays: z.number(),
    expectedRoundDays: z.number(),
    /** which of the three looks stood out */
    found: z.array(z.enum(["ages", "digits", "days"])),
    ...testEvidence,
  }),
  dispute: ["found"],
  explain: (e) => ({
    desa: e.desa,
    kind: e.found[0] ?? "ages",
    whipple: Math.round(e.whipple),
    expectedWhipple: Math.round(e.expectedWhipple),
    myers: round(e.myers, 1),
    roundDays: round(e.roundDays * 100, 1),
    expectedRoundDays: round(e.expectedRoundDays * 100, 1),
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params, query } = ctx;
    const rows = await query<Place & { age: number; n: number; round: number }>(sql`
      ${named(
        ctx,
        sql`
          SELECT
            ${desaColumns},
            least(99, v.age)::int AS age,
            count(*)::int AS n,
            count(*) FILTER (
              WHERE
                v.month_day % 100 IN (5, 10, 20, 25, 30)
            )::int AS round
          FROM
            ${tableOf(ctx, lines)} v
          WHERE
            v.active
            AND v.age >= 0
            AND v.desa_key <> ''
            AND NOT v.special
            AND v.month_day <> ALL (${asNumbers(params.defaultDates)}::INT[])
          GROUP BY
            v.desa_key,
            3
        `,
      )}
      ORDER BY
        1,
        c.age
    `);
    const desa = byDesa(rows).filter((area) => area.n >= params.minVoters);
    const ages = areaRates(
      desa.map((area) => ({ y: whippleCounts(area.ages).heaped, n: whippleCounts(area.ages).all })),
    );
    const agesP = inEveryDecade([23, 33, 43, 53], (decade) =>
      areaRates(desa.map((area) => heapedWithout(area.ages, decade))).map((rate) => rate.logUpper),
    );
    const digitsP = inEveryDecade([20, 30, 40, 50, 60, 70], (decade) =>
      areaShapes(desa.map((area) => digitsWithout(area.ages, decade))).map((shape) => shape.logP),
    );
    const days = areaRates(desa.map((area) => ({ y: area.roundDays, n: area.n })));
    return desa.map((area, i) => {
      const [age, day] = [ages[i], days[i]] as [(typeof ages)[number], (typeof days)[number]];
      const index = { whipple: whipple(area.ages) || 0, myers: myers(area.ages, 20, 79) || 0 };
      const tests = [
        { name: "ages" as const, logP: agesP[i] ?? 0, enough: index.whipple >= params.minWhipple },
        { name: "digits" as const, logP: digitsP[i] ?? 0, enough: index.myers >= params.minMyers },
        {
          name: "days" as const,
          logP: day.logUpper,
          enough: (day.rate - day.expected) * 100 >= params.minDayPoints,
        },
      ];
      const sufficient = tests.filter((test) => test.enough);
      const eligible = sufficient.length > 0;
      // Three looks at one desa: Bonferroni, so that the best of them is no better than it should be.
      const logP = logBonferroni(Math.min(...(eligible ? sufficient : tests).map((test) => test.logP)), 3);
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
          of: area.n,
          p: probability(logP),
          whipple: round(index.whipple, 1),
          expectedWhipple: round(age.expected * 500, 1),
          myers: round(index.myers, 2),
          roundDays: round(day.rate, 4),
          expectedRoundDays: round(day.expected, 4),
          found: sufficient
            .filter((test) => worthDrawing(true, logBonferroni(test.logP, 3)))
            .map((test) => test.name),
          ...(drawn ? { chart: digitChart(area.ages, desa) } : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "roundAges",
      kind: "fires",
      snapshot: { referenceDate: "2025-12-10" },
      params: { minVoters: 40 },
      rows: () =>
        desaRows(12, 60, (desa, n) => (desa === 5 ? roundYear(n) : { birthDate: spreadDate(n + desa) })),
    },
    {
      name: "slightly",
      kind: "near-miss",
      snapshot: { referenceDate: "2025-12-10" },
      params: { minVoters: 40 },
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          desa === 5 && n % 15 === 0 ? roundYear(n) : { birthDate: spreadDate(n + desa) },
        ),
    },
    {
      name: "defaultDates",
      kind: "innocent",
      snapshot: { referenceDate: "2025-12-10" },
      params: { minVoters: 30 },
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 5 && n < 25 ? `01|07|${1960 + (n % 2) * 10}` : spreadDate(n + desa),
        })),
    },
  ],
});

function byDesa(
  rows: readonly (Place & { readonly age: number; readonly n: number; readonly round: number })[],
): Desa[] {
  const desa = new Map<string, Desa>();
  for (const { age, n, round: roundDays, ...place } of rows) {
    const area = desa.get(place.desaKey) ?? {
      ...place,
      ages: new Array<number>(100).fill(0),
      n: 0,
      roundDays: 0,
    };
    desa.set(place.desaKey, area);
    area.ages[age] = n;
    area.n += n;
    area.roundDays += roundDays;
  }
  return [...desa.values()];
}

/**
 * A large cohort of one age is no heaping: what counts must stand out whichever decade of ages is left out.
 * Greatest ln p per desa.
 */
function inEveryDecade(decades: readonly number[], test: (without: number) => number[]): number[] {
  return decades.map(test).reduce((a, b) => a.map((logP, i) => Math.max(logP, b[i] ?? 0)));
}

function heapedWithout(ages: readonly number[], decade: number): { y: number; n: number } {
  const { heaped, all } = whippleCounts(
    ages.map((people, age) => (age >= decade && age < decade + 10 ? 0 : people)),
  );
  return { y: heaped, n: all };
}

function digitsWithout(ages: readonly number[], decade: number): number[] {
  const digits = new Array<number>(10).fill(0);
  for (let age = 20; age < 80; age++)
    if (age < decade || age >= decade + 10)
      digits[age % 10] = (digits[age % 10] as number) + (ages[age] ?? 0);
  return digits;
}

function digitChart(ages: readonly number[], all: readonly Desa[]) {
  const rest = all
    .filter((area) => area.ages !== ages)
    .reduce(
      (sum, area) => myersBlend(area.ages, 20, 79).map((value, digit) => value + (sum[digit] ?? 0)),
      new Array<number>(10).fill(0),
    );
  const [own, others] = [shares(myersBlend(ages, 20, 79)), shares(rest)];
  return {
    kind: "bars" as const,
    unit: "share" as const,
    classes: "age-digit" as const,
    bars: own.map((observed, digit) => ({ label: String(digit), observed, expected: others[digit] ?? 0 })),
  };
}

function shares(values: readonly number[]): number[] {
  const total = values.reduce((a, b) => a + b, 0);
  return values.map((value) => round(total === 0 ? 0 : value / total, 4));
}
