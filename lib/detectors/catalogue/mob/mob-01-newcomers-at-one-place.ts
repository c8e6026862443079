import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { named, tooFewDesa } from "@/lib/detectors/kit/areas";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { fromElsewhere, lines, linesBefore } from "@/lib/detectors/kit/lines";
import { newcomers } from "@/lib/detectors/kit/people-match";
import { round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import type { Candidate, DetectorContext } from "@/lib/detectors/kit/types";
import { areaCounts } from "@/lib/statistics/area-counts";
import { probability } from "@/lib/statistics/tails";

const evidenceSchema = z.object({
  desa: z.string(),
  kecamatan: z.string(),
  level: z.enum(["rt", "address"]),
  rt: z.int().nullable(),
  rw: z.int().nullable(),
  /** newcomers with a NIK from elsewhere and a family card that the baseline does not have */
  observed: z.int(),
  expected: z.number(),
  high: z.number(),
  /** voters of the RT; of an address, those who live there now */
  of: z.int(),
  ...testEvidence,
});

interface Spot {
  readonly desaKey: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly rt: number | null;
  readonly rw: number | null;
  readonly first: number;
  readonly y: number;
  readonly n: number;
  readonly rows: number[] | null;
}

const paramsSchema = z.object({ minPeople: z.int().min(3).default(15) });

/**
 * Newcomers from elsewhere, with new family cards, gathered in one RT or one house. An indication only; the
 * roll cannot say why they came.
 */
export const mob01 = assessDetector({
  code: "MOB-01",
  version: 1,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.deJure, SOURCES.lawless, SOURCES.benjaminiHochberg],
  innocent: ["newHousing", "dormitory", "factory"],
  needs: ["nik", "nkk", "desa"],
  needsBaseline: true,
  preparations: [lines, linesBefore, newcomers, changedAreas],
  heldBackOnDamaged: "nik",
  params: paramsSchema,
  evidence: evidenceSchema,
  dispute: ["level"],
  explain: ({ desa, level, rt, rw, observed, expected, of }) => ({
    desa,
    level,
    rt: rt ?? 0,
    rw: rw ?? 0,
    observed,
    expected: round(expected, 1),
    of,
  }),
  notApplicable: tooFewDesa,
  async assess(ctx) {
    const rt = await spots(
      ctx,
      (v) => raw(`coalesce(${v}.rw_no, -1)::int8 * 100000 + ${v}.rt_no`),
      sql`v.rt_no > 0`,
    );
    const address = await spots(ctx, (v) => raw(`${v}.address`), sql`v.numbered`);
    return [
      ...candidates(rt, "rt", ctx.params.minPeople),
      ...candidates(address, "address", ctx.params.minPeople),
    ];
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    {
      name: "oneHouse",
      kind: "fires",
      baseline: () => desaRows(12, 40),
      rows: () => [...desaRows(12, 40), ...arrivals(18, 7)],
      findings: 2,
    },
    {
      name: "fourteen",
      kind: "near-miss",
      baseline: () => desaRows(12, 40),
      rows: () => [...desaRows(12, 40), ...arrivals(14, 7)],
    },
    {
      name: "bornHere",
      kind: "innocent",
      baseline: () => desaRows(12, 40),
      rows: () => [
        ...desaRows(12, 40),
        ...arrivals(18, 7).map((row) => ({ ...row, nik: row.nik.replace(/^3372/, "3314") })),
      ],
    },
  ],
});

/**
 * Lines of a kind of place, counted where somebody arrived.
 * @param by what makes two lines one place besides the desa, never null
 */
function spots(
  ctx: DetectorContext<z.infer<typeof paramsSchema>>,
  by: (alias: string) => Sql,
  usable: Sql,
): Promise<Spot[]> {
  return ctx.query<Spot>(sql`
    WITH
      arrived AS MATERIALIZED (
        SELECT
          v.*
        FROM
          ${tableOf(ctx, newcomers)} v
        WHERE
          NOT v.masked
          AND ${fromElsewhere(ctx.snapshot)}
          AND v.nkk IS NOT NULL
          AND NOT EXISTS (
            SELECT
            FROM
              ${tableOf(ctx, linesBefore)} b
            WHERE
              b.nkk = v.nkk
          )
      ),
      spot AS MATERIALIZED (
        SELECT DISTINCT
          v.desa_key,
          ${by("v")} AS place
        FROM
          arrived v
        WHERE
          v.desa_key <> ''
          AND ${usable}
      ) ${named(
        ctx,
        sql`
          SELECT
            v.desa_key,
            max(v.rt_no)::int AS rt,
            max(v.rw_no)::int AS rw,
            min(v.row_no)::int AS first,
            count(*)::int AS n,
            count(*) FILTER (
              WHERE
                came
            )::int AS y,
            CASE
              WHEN count(*) FILTER (
                WHERE
                  came
              ) >= ${ctx.params.minPeople}::int THEN array_agg(
                v.row_no
                ORDER BY
                  v.row_no
              ) FILTER (
                WHERE
                  came
              )
            END AS rows
          FROM
            (
              SELECT
                v.desa_key,
                v.rt_no,
                v.rw_no,
                v.row_no,
                s.place,
                v.row_no IN (
                  SELECT
                    row_no
                  FROM
                    arrived
                ) AS came
              FROM
                ${tableOf(ctx, lines)} v
                JOIN spot s ON s.desa_key = v.desa_key
                AND s.place = ${by("v")}
              WHERE
                v.active
                AND ${usable}
            ) v
          GROUP BY
            v.desa_key,
            v.place
        `,
      )}
    ORDER BY
      1,
      c.first
  `);
}

/**
 * Over-dispersed counts of arrivals per place, among the places that have any. The expectation grows with the
 * voters who lived there before. A place below the minimum still counts as a test.
 */
function candidates(
  places: readonly Spot[],
  level: "rt" | "address",
  minPeople: number,
): Candidate<z.infer<typeof evidenceSchema>>[] {
  const tested = areaCounts(places.map(({ y, n }) => ({ y, mu: Math.sqrt(1 + Math.max(0, n - y)) })));
  return places.map((place, i) => {
    const { logUpper: logP, expected, high } = tested[i] as (typeof tested)[number];
    const eligible = place.y >= minPeople;
    const word = level === "rt" ? `RT${place.rt}-${place.rw ?? 0}` : `R${place.rows?.[0] ?? place.first}`;
    return {
      subjectKey: `D:${place.desaKey}#${word}`,
      areaCode: place.desaKey,
      logP,
      eligible,
      score: scoreOf(logP),
      ...(eligible && place.rows !== null ? { rows: place.rows } : {}),
      evidence: {
        desa: place.desa,
        kecamatan: place.kecamatan,
        level,
        rt: level === "rt" ? place.rt : null,
        rw: level === "rt" ? place.rw : null,
        observed: place.y,
        expected: round(expected, 2),
        high: round(high, 1),
        of: place.n,
        p: probability(logP),
        ...(worthDrawing(eligible, logP) ? { chart: ranking(places, tested, i) } : {}),
      },
    };
  });
}

/** The places with the most arrivals, this one marked. */
function ranking(places: readonly Spot[], tested: readonly { readonly expected: number }[], self: number) {
  const order = places
    .map((_, i) => i)
    .sort((a, b) => (places[b] as Spot).y - (places[a] as Spot).y)
    .slice(0, 30);
  const label = ({ desa, rt, rw }: Spot) => `${desa} ${rt ?? "–"}/${rw ?? "–"}`;
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "area" as const,
    bars: order.map((i) => ({
      label: label(places[i] as Spot),
      observed: (places[i] as Spot).y,
      expected: round(tested[i]?.expected ?? 0, 1),
      ...(i === self ? { marked: true } : {}),
    })),
  };
}

function arrivals(count: number, desa: number) {
  const one = desaRows(desa + 1, 1)[desa]?.desa ?? null;
  const scattered = Array.from({ length: 24 }, (_, n) => ({
    ...arrival(100 + n),
    desa: desaRows(12, 1)[n % 12]?.desa ?? null,
    address: `JL MAWAR NO ${n + 1}`,
    rt: String((n % 6) + 1),
    rw: "3",
  }));
  return [
    ...Array.from({ length: count }, (_, n) => ({
      ...arrival(n),
      desa: one,
      address: "JL MELATI NO 5",
      rt: "5",
      rw: "2",
    })),
    ...scattered,
  ];
}

function arrival(n: number) {
  return {
    nik: `337201120385${String(n + 1).padStart(4, "0")}`,
    nkk: `337201051125${String(n + 1).padStart(4, "0")}`,
    name: `PENDATANG ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(n % 26)}${"AIUEO".charAt(n % 5)}RTO`,
    birthDate: "12|03|1985",
    sex: "L",
    birthPlace: "SURAKARTA",
  };
}
