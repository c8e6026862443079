import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { desaNames } from "@/lib/detectors/kit/census";
import { assessDetector } from "@/lib/detectors/kit/define";
import { fromElsewhere, lines, nikParts } from "@/lib/detectors/kit/lines";
import { newcomers, peopleMatch } from "@/lib/detectors/kit/people-match";
import { round, scoreOf, testEvidence, worthDrawing } from "@/lib/detectors/kit/share-test";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { logTruncatedUpper, truncatedTheta } from "@/lib/statistics/negative-binomial";
import { probability } from "@/lib/statistics/tails";

interface Road {
  /** baseline desa, or the NIK kecamatan of people whom the baseline does not have */
  readonly origin: string;
  readonly originName: string;
  readonly kind: "desa" | "prefix";
  readonly desaKey: string;
  readonly desa: string;
  readonly kecamatan: string;
  readonly rt: number;
  readonly rw: number;
  readonly families: number;
  readonly people: number;
  readonly rows: number[];
}

/**
 * Honest families follow each other (a housing estate, a quarry that closed): counts vary as a negative
 * binomial about their mean. Its size is fitted to the roads of the roll, starting from this: the usual one of
 * honest generated rolls.
 */
const COMPANY = 1.5;

/** Five or more whole families from one origin into one RT between two snapshots. An indication only. */
export const mob03 = assessDetector({
  code: "MOB-03",
  version: 2,
  tier: "S",
  subject: "desa",
  basis: [SOURCES.nkkChanges, SOURCES.deJure, SOURCES.benjaminiHochberg],
  innocent: ["relocation", "newHousing", "splitDesa"],
  needs: ["nik", "nkk", "desa", "rt"],
  needsBaseline: true,
  preparations: [lines, peopleMatch, newcomers, changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object({ minFamilies: z.int().min(2).default(5), minMembers: z.int().min(1).max(5).default(2) }),
  evidence: z.object({
    desa: z.string(),
    kecamatan: z.string(),
    rt: z.int(),
    rw: z.int(),
    kind: z.enum(["desa", "prefix"]),
    origin: z.string(),
    families: z.int(),
    people: z.int(),
    expected: z.number(),
    ...testEvidence,
  }),
  dispute: ["origin"],
  explain: ({ desa, rt, rw, kind, origin, families, people, expected }) => ({
    desa,
    rt,
    rw,
    kind,
    origin,
    families,
    people,
    expected: round(expected, 2),
  }),
  async assess(ctx) {
    const { minFamilies, minMembers } = ctx.params;
    const roads = await ctx.query<Road>(sql`
      WITH
        mover AS (
          SELECT
            c.row_no,
            c.nkk,
            c.desa_key,
            c.rt_no,
            c.rw_no,
            'desa' AS kind,
            m.b_desa AS origin
          FROM
            ${tableOf(ctx, peopleMatch)} m
            JOIN ${tableOf(ctx, lines)} c ON c.row_no = m.c
          WHERE
            m.main
            AND m.b_active
            AND m.c_active
            AND m.b_desa <> m.c_desa
            AND m.b_desa <> ''
            AND m.c_desa <> ''
          UNION ALL
          SELECT
            v.row_no,
            v.nkk,
            v.desa_key,
            v.rt_no,
            v.rw_no,
            'prefix',
            lpad(${nikParts.kecamatan}::text, 6, '0')
          FROM
            ${tableOf(ctx, newcomers)} v
          WHERE
            NOT v.masked
            AND ${fromElsewhere(ctx.snapshot)}
        ),
        family AS (
          SELECT
            kind,
            origin,
            desa_key,
            rt_no,
            rw_no,
            nkk,
            count(*)::int AS members,
            array_agg(row_no) AS rows
          FROM
            mover
          WHERE
            nkk IS NOT NULL
            AND coalesce(rt_no, 0) > 0
            AND desa_key <> ''
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6
          HAVING
            count(*) >= ${minMembers}::int
        ),
        origin AS (
          SELECT
            *
          FROM
            ${desaNames(ctx, "baseline")} b
        ),
        place AS (
          SELECT
            *
          FROM
            ${desaNames(ctx)} v
        )
      SELECT
        f.kind,
        f.origin,
        coalesce(nullif(o.desa, ''), f.origin) AS "originName",
        f.desa_key AS "desaKey",
        f.rt_no::int AS rt,
        coalesce(f.rw_no, 0)::int AS rw,
        coalesce(p.desa, '') AS desa,
        coalesce(p.kecamatan, '') AS kecamatan,
        f.families,
        f.people,
        f.rows
      FROM
        (
          SELECT
            kind,
            origin,
            desa_key,
            rt_no,
            rw_no,
            count(*)::int AS families,
            sum(members)::int AS people,
            (
              SELECT
                array_agg(
                  r
                  ORDER BY
                    r
                )
              FROM
                unnest(string_to_array(string_agg(array_to_string(rows, ','), ','), ',')::INT[]) r
            ) AS rows
          FROM
            family
          GROUP BY
            1,
            2,
            3,
            4,
            5
        ) f
        LEFT JOIN origin o ON f.kind = 'desa'
        AND o.desa_key = f.origin
        LEFT JOIN place p ON p.desa_key = f.desa_key
      ORDER BY
        1,
        2,
        4,
        6,
        5
    `);
    const all = roads.reduce((sum, road) => sum + road.families, 0);
    const [from, to] = [totals(roads, (road) => `${road.kind} ${road.origin}`), totals(roads, placeOf)];
    const expectedOf = (road: Road): number => {
      // Leave-one-out: what the other roads of this origin and into this RT would send here if roads were
      // chosen independently; half a family at least.
      const others = Math.max(1, all - road.families);
      return Math.max(
        0.5,
        (((from.get(`${road.kind} ${road.origin}`) ?? 0) - road.families + 0.5) *
          ((to.get(placeOf(road)) ?? 0) - road.families + 0.5)) /
          others,
      );
    };
    const expectations = roads.map(expectedOf);
    // The busiest roads are what is in question: the size is fitted without them.
    const ordinary = roads.flatMap((road, i) =>
      road.families < minFamilies ? [{ y: road.families, mu: expectations[i] as number }] : [],
    );
    const theta = truncatedTheta(ordinary, COMPANY);
    return roads.map((road, i) => {
      const expected = expectations[i] as number;
      const logP = logTruncatedUpper(road.families, expected, theta);
      const eligible = road.families >= minFamilies;
      const origin = road.kind === "desa" ? road.origin : `NIK${road.origin}`;
      return {
        subjectKey: `D:${road.desaKey}#RT${road.rt}-${road.rw}<${origin}`,
        areaCode: road.desaKey,
        logP,
        eligible,
        score: scoreOf(logP),
        ...(eligible ? { rows: road.rows } : {}),
        evidence: {
          desa: road.desa,
          kecamatan: road.kecamatan,
          rt: road.rt,
          rw: road.rw,
          kind: road.kind,
          origin: road.originName,
          families: road.families,
          people: road.people,
          expected: round(expected, 3),
          p: probability(logP),
          ...(worthDrawing(eligible, logP) ? { chart: ranking(roads, road) } : {}),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL"],
  examples: [
    { name: "nineFamilies", kind: "fires", baseline: () => families(30, 0), rows: () => families(30, 9) },
    {
      name: "threeFamilies",
      kind: "near-miss",
      baseline: () => families(30, 0),
      rows: () => families(30, 3),
    },
    {
      name: "singlePeople",
      kind: "innocent",
      baseline: () => families(30, 0),
      rows: () =>
        families(30, 0).map((row, n) =>
          n % 3 === 0 && n < 40 ? { ...row, desa: "BANARAN", rt: "4", rw: "2" } : row,
        ),
    },
  ],
});

const placeOf = (road: Pick<Road, "desaKey" | "rt" | "rw">): string =>
  `${road.desaKey} ${road.rw} ${road.rt}`;

function totals(roads: readonly Road[], key: (road: Road) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const road of roads) sums.set(key(road), (sums.get(key(road)) ?? 0) + road.families);
  return sums;
}

/** The busiest roads, this one marked. */
function ranking(roads: readonly Road[], self: Road) {
  const busiest = [...roads].sort((a, b) => b.families - a.families).slice(0, 30);
  return {
    kind: "bars" as const,
    unit: "people" as const,
    classes: "area" as const,
    bars: busiest.map((road) => ({
      label: `${road.originName} → ${road.desa} ${road.rt}/${road.rw}`,
      observed: road.families,
      expected: null,
      ...(road === self ? { marked: true } : {}),
    })),
  };
}

/** `count` families of three, the first `moved` of them now in one RT of another desa, where others lived before. */
function families(count: number, moved: number) {
  const there = Array.from({ length: 30 }, () => ({ desa: "BANARAN", rt: "4", rw: "2" }));
  const all = Array.from({ length: count * 3 }, (_, n) => {
    const family = Math.floor(n / 3);
    const home =
      family < moved ? { desa: "BANARAN", rt: "4", rw: "2" } : { desa: "ALASDOWO", rt: "1", rw: "1" };
    return { ...home, nkk: `331401100115${String(family + 1).padStart(4, "0")}` };
  });
  return [...all, ...there];
}
