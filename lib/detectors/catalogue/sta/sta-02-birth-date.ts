import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { asMonthDay, asNumbers, defaultDatesSchema } from "@/lib/detectors/kit/default-dates";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines } from "@/lib/detectors/kit/lines";
import { placeEvidence, round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Candidate } from "@/lib/detectors/kit/types";
import { winsorise } from "@/lib/statistics/funnel";
import { logNegativeBinomialUpper } from "@/lib/statistics/negative-binomial";
import { logBonferroni, probability } from "@/lib/statistics/tails";
import { spreadDate } from "./example-dates";

const evidenceSchema = z.object({
  ...placeEvidence,
  /** MM-DD, or YYYY-MM-DD for a whole date */
  date: z.string(),
  observed: z.int(),
  expected: z.number(),
  of: z.int(),
  ...testEvidence,
});

interface DayCount extends Place {
  readonly day: number;
  readonly y: number;
}

interface DateCount {
  readonly desaKey: string;
  readonly date: string;
  readonly y: number;
  readonly total: number;
}

/**
 * Whole dates that a roll may hold: 80 years of days. Every one of them could have been the one that stood
 * out.
 */
const POSSIBLE_DATES = 80 * 365;
/** Of a day without a year, so that 29 February has a place. */
const LEAP_YEAR = 2024;

/**
 * One day of the year, or one whole date, far more often in a desa than in the rest of the kabupaten. Default
 * dates are not looked at.
 */
export const sta02 = assessDetector({
  code: "STA-02",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.defaultDates, SOURCES.konang2019, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["localDefaultDate", "massRegistration"],
  needs: ["birthDate", "desa"],
  preparations: [lines],
  params: z.object({
    minExcess: z.int().min(2).default(10),
    minRatio: z.number().min(1.2).max(50).default(3),
    defaultDates: defaultDatesSchema,
  }),
  evidence: evidenceSchema,
  dispute: ["date"],
  explain: ({ desa, date, observed, expected, of }) => ({
    desa,
    date: Date.parse(date.length === 5 ? `${LEAP_YEAR}-${date}` : date),
    kind: date.length === 5 ? "day" : "date",
    observed,
    expected: round(expected, 1),
    of,
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const { params, query } = ctx;
    const roll = tableOf(ctx, lines);
    const ordinary = sql`
      v.active
      AND v.desa_key <> ''
      AND NOT v.special
      AND v.month_day <> ALL (${asNumbers(params.defaultDates)}::INT[])
    `;
    const days = await query<DayCount>(sql`
      ${named(
        ctx,
        sql`
          SELECT
            ${desaColumns},
            v.month_day AS DAY,
            count(*)::int AS y
          FROM
            ${roll} v
          WHERE
            ${ordinary}
          GROUP BY
            v.desa_key,
            v.month_day
        `,
      )}
      ORDER BY
        1,
        c.day
    `);
    const dates = await query<DateCount>(sql`
      SELECT
        d.desa_key AS "desaKey",
        d.birth_date::text AS date,
        d.y,
        t.total
      FROM
        (
          SELECT
            v.desa_key,
            v.birth_date,
            count(*)::int AS y
          FROM
            ${roll} v
          WHERE
            ${ordinary}
          GROUP BY
            1,
            2
          HAVING
            count(*) >= ${params.minExcess}::int
        ) d
        JOIN (
          SELECT
            v.birth_date,
            count(*)::int AS total
          FROM
            ${roll} v
          WHERE
            ${ordinary}
          GROUP BY
            1
        ) t USING (birth_date)
      ORDER BY
        1,
        2
    `);
    const found = Map.groupBy(days, (count) => count.desaKey);
    const total = days.reduce((sum, count) => sum + count.y, 0);
    const byDay = new Map<number, number>();
    for (const { day, y } of days) byDay.set(day, (byDay.get(day) ?? 0) + y);
    const candidates = [...found].flatMap(([desaKey, counts]) => {
      const place = counts[0] as DayCount;
      const of = counts.reduce((sum, count) => sum + count.y, 0);
      const own = new Map(counts.map((count) => [count.day, count.y]));
      const rest = Math.max(1, total - of);
      const days = [...byDay].map(([day, all]) => ({
        date: asMonthDay(day),
        y: own.get(day) ?? 0,
        expected: (of * (all - (own.get(day) ?? 0) + 0.5)) / (rest + 0.5 * byDay.size),
      }));
      const spread = overDispersion(days);
      const whole = dates
        .filter((date) => date.desaKey === desaKey)
        .map(({ date, y, total: all }) => {
          // one pseudo-count at the rate of the day over 60 years: a date that nobody else has is still
          // possible
          const prior = (byDay.get(Number(date.slice(5, 7)) * 100 + Number(date.slice(8))) ?? 0) / total / 60;
          return { date, y, expected: (of * (all - y + 1)) / (rest + 1 / Math.max(1e-7, prior)) };
        });
      const test = (looks: typeof days, tests: number): Candidate<z.infer<typeof evidenceSchema>>[] =>
        looks.map(({ date, y, expected }) => {
          const theta = spread > 1 ? expected / (spread - 1) : Number.POSITIVE_INFINITY;
          const logP = logBonferroni(logNegativeBinomialUpper(y, expected, theta), 2 * tests);
          const eligible = y - expected >= params.minExcess && y >= params.minRatio * expected;
          return {
            subjectKey: placeKey({ desaKey, tps: null }, date),
            areaCode: desaKey,
            logP,
            eligible,
            score: scoreOf(logP),
            evidence: {
              desa: place.desa,
              kecamatan: place.kecamatan,
              tps: null,
              date,
              observed: y,
              expected: round(expected, 2),
              of,
              p: probability(logP),
              ...(worthDrawing(eligible, logP) ? { chart: dayChart(days, date) } : {}),
            },
          };
        });
      // Bonferroni inside the desa; across desa the runner corrects. A desa in which nothing stands out
      // counts as one test.
      const all = [...test(days, days.length), ...test(whole, POSSIBLE_DATES)];
      const wholeDates = all.filter((candidate) => candidate.eligible && candidate.evidence.date.length > 5);
      // A day that owes its excess to one whole date is the same question.
      const sufficient = all.filter(
        (candidate) =>
          candidate.eligible &&
          !wholeDates.some(
            ({ evidence: date }) =>
              candidate.evidence.date === date.date.slice(5) &&
              2 * date.observed >= candidate.evidence.observed,
          ),
      );
      return sufficient.length > 0
        ? sufficient
        : all.sort((a, b) => (a.logP ?? 0) - (b.logP ?? 0)).slice(0, 1);
    });
    const drawn = candidates.filter((candidate) => candidate.evidence.chart !== undefined);
    for (const candidate of drawn) {
      const { date } = candidate.evidence;
      const on =
        date.length === 5
          ? sql`v.month_day = ${Number(date.replace("-", ""))}::int`
          : sql`v.birth_date = ${date}::date`;
      const lines = await query<{ row: number }>(sql`
        SELECT
          v.row_no AS ROW
        FROM
          ${roll} v
        WHERE
          v.active
          AND v.desa_key = ${candidate.areaCode}
          AND NOT v.special
          AND ${on}
        ORDER BY
          1
        LIMIT
          500
      `);
      candidate.rows = lines.map((line) => line.row);
    }
    return candidates;
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL", "UBAH"],
  examples: [
    {
      name: "oneDate",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 3 && n < 20 ? "12|08|1979" : spreadDate(n * 12 + desa),
        })),
    },
    {
      name: "aFew",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 3 && n < 8 ? "12|08|1979" : spreadDate(n * 12 + desa),
        })),
    },
    {
      name: "defaultDate",
      kind: "innocent",
      rows: () =>
        desaRows(12, 60, (desa, n) => ({
          birthDate: desa === 3 && n < 30 ? "01|07|1960" : spreadDate(n * 12 + desa),
        })),
    },
  ],
});

/** φ ≥ 1 of the day counts of one desa, winsorised so that the day in question does not excuse itself. */
function overDispersion(days: readonly { readonly y: number; readonly expected: number }[]): number {
  const z = winsorise(days.map(({ y, expected }) => (y - expected) / Math.sqrt(Math.max(expected, 0.05))));
  return Math.max(1, z.reduce((sum, value) => sum + value * value, 0) / Math.max(1, z.length) / 0.6787);
}

function dayChart(
  days: readonly { readonly date: string; readonly y: number; readonly expected: number }[],
  date: string,
) {
  const bars = days.map(({ date: label, y, expected }) => ({
    label,
    observed: y,
    expected: round(expected, 2),
    ...(date.endsWith(label) ? { marked: true } : {}),
  }));
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "day-month" as const,
    bars: bars.sort((a, b) => (a.label < b.label ? -1 : 1)),
  };
}
