import sql from "sql-template-tag";
import { z } from "zod";
import { desaColumns, named, placeKey, tooFewDesa } from "@/lib/detectors/kit/areas";
import type { Place } from "@/lib/detectors/kit/areas";
import { asNumbers, defaultDatesSchema } from "@/lib/detectors/kit/default-dates";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { lines, nikParts } from "@/lib/detectors/kit/lines";
import {
  funnelChart,
  placeEvidence,
  round,
  scoreOf,
  testEvidence,
  worthDrawing,
} from "@/lib/detectors/kit/share-test";
import type { AreaShare } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { outsideFiles } from "@/lib/detectors/kit/sql";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Candidate, DetectorContext } from "@/lib/detectors/kit/types";
import { areaRates } from "@/lib/statistics/area-rates";
import { longestRun } from "@/lib/statistics/runs";
import { logBonferroni, logPoissonUpper, probability } from "@/lib/statistics/tails";
import { spreadDate } from "./example-dates";

const evidenceSchema = z.object({
  ...placeEvidence,
  kind: z.enum(["start", "run", "high"]),
  /** NIK with the same first twelve digits in this desa, or NIK with a high serial */
  observed: z.int(),
  expected: z.number(),
  of: z.int(),
  /** longest run of consecutive serials among them */
  run: z.int(),
  firstSerial: z.int(),
  lastSerial: z.int(),
  ...testEvidence,
});
type Evidence = z.infer<typeof evidenceSchema>;

const paramsSchema = z.object({
  minSame: z.int().min(3).default(6),
  minRun: z.int().min(3).default(6),
  /** serials from here on are called high; they count people of one kecamatan, birth date and sex */
  highSerial: z.int().min(10).default(100),
  minHigh: z.int().min(3).default(10),
  minHighRatio: z.number().min(1.5).default(3),
  defaultDates: defaultDatesSchema,
});
type Params = z.infer<typeof paramsSchema>;

interface Group {
  readonly desaKey: string;
  readonly serials: number[];
  readonly rows: number[];
  /** people of this birth date elsewhere in the roll, and of this NIK kecamatan in this desa */
  readonly sameDate: number;
  readonly sameKec: number;
}

interface Desa extends Place {
  readonly n: number;
  readonly high: number;
  readonly ordinary: number;
}

/**
 * NIK that look numbered off at a desk: many with the same first twelve digits in one desa, consecutive
 * serials, serials far above the usual. Default dates are left out: thousands share them, they were
 * registered in batches, and their serials run high by themselves.
 */
export const sta05 = assessDetector({
  code: "STA-05",
  version: 2,
  tier: "T",
  subject: "desa",
  basis: [SOURCES.dukcapilNik, SOURCES.defaultDates, SOURCES.benjaminiHochberg],
  innocent: ["massRegistration", "twins"],
  needs: ["nik", "birthDate", "desa"],
  preparations: [lines],
  heldBackOnDamaged: "nik",
  params: paramsSchema,
  evidence: evidenceSchema,
  dispute: ["kind"],
  disputedColumns: ["nik"],
  explain: ({ desa, kind, observed, expected, run, of }) => ({
    desa,
    kind,
    observed,
    expected: round(expected, 2),
    run,
    of,
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const desa = await countDesa(ctx);
    const total = desa.reduce((sum, area) => sum + area.n, 0);
    const byKey = new Map(desa.map((area) => [area.desaKey, area]));
    const groups = Map.groupBy(await sameStart(ctx), (group) => group.desaKey);
    return [
      ...desa.flatMap((area) => lookAtGroups(area, groups.get(area.desaKey) ?? [], total, ctx.params)),
      ...highSerials([...byKey.values()], ctx.params),
    ];
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL", "UNGGAH-ULANG"],
  examples: [
    {
      name: "numberedOff",
      kind: "fires",
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          desa === 6 && n < 9
            ? { nik: `331401170885${String(n + 1).padStart(4, "0")}`, birthDate: "17|08|1985", sex: "L" }
            : { birthDate: spreadDate(n * 12 + desa), sex: n % 2 === 0 ? "P" : "L" },
        ),
    },
    {
      name: "fiveAlike",
      kind: "near-miss",
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          desa === 6 && n < 5
            ? { nik: `331401170885${String(n + 1).padStart(4, "0")}`, birthDate: "17|08|1985", sex: "L" }
            : { birthDate: spreadDate(n * 12 + desa), sex: n % 2 === 0 ? "P" : "L" },
        ),
    },
    {
      name: "defaultDate",
      kind: "innocent",
      rows: () =>
        desaRows(12, 60, (desa, n) =>
          n < 10
            ? {
                nik: `331401010760${String(desa * 10 + n + 1).padStart(4, "0")}`,
                birthDate: "01|07|1960",
                sex: "L",
              }
            : { birthDate: spreadDate(n * 12 + desa), sex: n % 2 === 0 ? "P" : "L" },
        ),
    },
  ],
});

const usable = (ctx: DetectorContext<Params>) => sql`
  v.active
  AND v.nik IS NOT NULL
  AND v.desa_key <> ''
  AND NOT v.special
  AND ${outsideFiles(ctx.damagedFiles)}
`;

function countDesa(ctx: DetectorContext<Params>): Promise<Desa[]> {
  const { highSerial, defaultDates: dates } = ctx.params;
  const ordinary = sql`
    (
      v.month_day IS NULL
      OR v.month_day <> ALL (${asNumbers(dates)}::INT[])
    )
  `;
  return ctx.query<Desa>(sql`
    ${named(
      ctx,
      sql`
        SELECT
          ${desaColumns},
          count(*)::int AS n,
          count(*) FILTER (
            WHERE
              ${ordinary}
          )::int AS ordinary,
          count(*) FILTER (
            WHERE
              ${nikParts.serial} >= ${highSerial}::int
              AND ${ordinary}
          )::int AS high
        FROM
          ${tableOf(ctx, lines)} v
        WHERE
          ${usable(ctx)}
        GROUP BY
          v.desa_key
      `,
    )}
    ORDER BY
      1
  `);
}

/**
 * First the starts that are frequent in the whole roll, by one number; only their lines are looked at by
 * desa.
 */
function sameStart(ctx: DetectorContext<Params>): Promise<Group[]> {
  const { minSame, defaultDates: dates } = ctx.params;
  const roll = tableOf(ctx, lines);
  return ctx.query<Group>(sql`
    WITH
      often AS MATERIALIZED (
        SELECT
          ${nikParts.start} AS start
        FROM
          ${roll} v
        WHERE
          ${usable(ctx)}
        GROUP BY
          1
        HAVING
          count(*) >= ${minSame}::int
      ),
      g AS MATERIALIZED (
        SELECT
          v.desa_key,
          o.start,
          array_agg(DISTINCT ${nikParts.serial}) AS serials,
          array_agg(
            v.row_no
            ORDER BY
              v.row_no
          ) AS rows,
          mode() WITHIN GROUP (
            ORDER BY
              v.birth_date
          ) AS born
        FROM
          often o
          JOIN ${roll} v ON ${nikParts.start} = o.start
        WHERE
          ${usable(ctx)}
        GROUP BY
          1,
          2
        HAVING
          count(*) >= ${minSame}::int
      ),
      ordinary AS MATERIALIZED (
        SELECT
          *
        FROM
          g
        WHERE
          born IS NULL
          OR (
            extract(
              MONTH
              FROM
                born
            )::int * 100 + extract(
              DAY
              FROM
                born
            )::int
          ) <> ALL (${asNumbers(dates)}::INT[])
      ),
      dated AS (
        SELECT
          v.birth_date,
          v.desa_key,
          count(*)::int AS n
        FROM
          ${roll} v
        WHERE
          v.birth_date IN (
            SELECT
              born
            FROM
              ordinary
          )
        GROUP BY
          1,
          2
      ),
      everywhere AS (
        SELECT
          birth_date,
          sum(n)::int AS n
        FROM
          dated
        GROUP BY
          1
      ),
      kec AS (
        SELECT
          v.desa_key,
          ${nikParts.kecamatan} AS prefix,
          count(*)::int AS n
        FROM
          ${roll} v
        WHERE
          v.desa_key IN (
            SELECT
              desa_key
            FROM
              ordinary
          )
        GROUP BY
          1,
          2
      )
    SELECT
      o.desa_key AS "desaKey",
      o.serials,
      o.rows,
      (coalesce(t.n, 0) - coalesce(d.n, 0))::int AS "sameDate",
      coalesce(k.n, 0)::int AS "sameKec"
    FROM
      ordinary o
      LEFT JOIN everywhere t ON t.birth_date = o.born
      LEFT JOIN dated d ON d.birth_date = o.born
      AND d.desa_key = o.desa_key
      LEFT JOIN kec k ON k.desa_key = o.desa_key
      AND k.prefix = o.start / 1000000
    ORDER BY
      1,
      o.start
  `);
}

/**
 * Bonferroni over all twelve-digit starts of the desa; a desa without any group counts as one test that found
 * nothing.
 */
function lookAtGroups(
  area: Desa,
  groups: readonly Group[],
  total: number,
  { minSame, minRun }: Params,
): Candidate<Evidence>[] {
  const found = groups.flatMap((group) => {
    const run = longestRun(group.serials);
    const k = group.serials.length;
    // people of this date elsewhere, of one sex, in this kecamatan's share of the desa; at least one in a
    // century of days
    const expected =
      group.sameKec * Math.max((group.sameDate + 1) / Math.max(1, total - area.n + 36_500), 1 / 36_500) * 0.5;
    const kind = run.length >= minRun ? ("run" as const) : ("start" as const);
    const logP = logBonferroni(logPoissonUpper(k, expected), area.n);
    const eligible = k >= minSame || run.length >= minRun;
    return eligible
      ? [
          {
            subjectKey: placeKey({ desaKey: area.desaKey, tps: null }, `R${group.rows[0]}`),
            areaCode: area.desaKey,
            logP,
            eligible,
            score: scoreOf(logP),
            rows: group.rows,
            evidence: {
              desa: area.desa,
              kecamatan: area.kecamatan,
              tps: null,
              kind,
              observed: k,
              expected: round(expected, 4),
              of: area.n,
              run: run.length,
              firstSerial: group.serials[0] ?? 0,
              lastSerial: group.serials.at(-1) ?? 0,
              p: probability(logP),
              ...(worthDrawing(eligible, logP) ? { chart: serialChart(group.serials, run) } : {}),
            },
          },
        ]
      : [];
  });
  return found.length > 0
    ? found
    : [
        {
          subjectKey: placeKey({ desaKey: area.desaKey, tps: null }),
          areaCode: area.desaKey,
          logP: 0,
          eligible: false,
          evidence: {
            desa: area.desa,
            kecamatan: area.kecamatan,
            tps: null,
            kind: "start",
            observed: 0,
            expected: 0,
            of: area.n,
            run: 0,
            firstSerial: 0,
            lastSerial: 0,
            p: 1,
          },
        },
      ];
}

function highSerials(
  desa: readonly Desa[],
  { minHigh, minHighRatio, highSerial }: Params,
): Candidate<Evidence>[] {
  const areas: AreaShare[] = desa
    .map(({ ordinary, high, ...place }) => ({ ...place, y: high, n: ordinary }))
    .filter((area) => area.n > 0);
  const rates = areaRates(areas, { skewed: true });
  return areas.map((area, i) => {
    const { logUpper: logP, expected } = rates[i] as (typeof rates)[number];
    const eligible = area.y >= minHigh && area.y >= minHighRatio * expected * area.n;
    return {
      subjectKey: placeKey({ desaKey: area.desaKey, tps: null }, "high"),
      areaCode: area.desaKey,
      logP,
      eligible,
      score: scoreOf(logP),
      evidence: {
        desa: area.desa,
        kecamatan: area.kecamatan,
        tps: null,
        kind: "high" as const,
        observed: area.y,
        expected: round(expected * area.n, 2),
        of: area.n,
        run: 0,
        firstSerial: highSerial,
        lastSerial: 9999,
        p: probability(logP),
        ...(worthDrawing(eligible, logP) ? { chart: funnelChart(areas, area, expected) } : {}),
      },
    };
  });
}

function serialChart(serials: readonly number[], run: { readonly from: number; readonly length: number }) {
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "serial" as const,
    bars: serials.slice(0, 100).map((serial) => ({
      label: String(serial).padStart(4, "0"),
      observed: 1,
      expected: null,
      ...(serial >= run.from && serial < run.from + run.length ? { marked: true } : {}),
    })),
  };
}
