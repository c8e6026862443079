import sql from "sql-template-tag";
import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { linkedPairs, linkedTable, WIDEST_FALSE_DISCOVERY } from "@/lib/detectors/kit/linked-pairs";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { clusterLinked } from "@/lib/linkage/clusters";
import type { Cluster } from "@/lib/linkage/clusters";
import { areasOf, keyOfRows } from "./areas";
import { pairEvidenceSchema, rounded } from "./pair-evidence";
import type { PairEvidence } from "./pair-evidence";
import { manyWith, person } from "./linkage-examples";

/** Fewer coincidences than this are told as few, not counted. */
const MIN_TOLD = 0.01;

interface LinkedRow {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
  readonly probability: number;
  readonly falseDiscovery: number | null;
  readonly lambda: number | null;
  readonly waterfall: PairEvidence["waterfall"];
}

/**
 * Records that are probably one person although no single element proves it: Fellegi–Sunter over names,
 * dates, places, numbers and addresses (lib/linkage). One finding per cluster, with what speaks for and
 * against each pair and how many such pairs coincidence alone would bring.
 */
export const gnd04 = assessDetector({
  code: "GND-04",
  version: 7,
  tier: "S",
  subject: "records",
  basis: [
    SOURCES.fellegiSunter,
    SOURCES.mcDonaldLevitt,
    SOURCES.fastLink,
    SOURCES.singkawang2018,
    SOURCES.defaultDates,
  ],
  innocent: ["twins", "fatherAndSon", "mononym", "movedSibling"],
  needs: ["name", "birthDate"],
  preparations: [linkedPairs],
  params: z.object({ maxFalse: z.number().min(0.001).max(WIDEST_FALSE_DISCOVERY).default(0.05) }),
  evidence: z.object({
    size: z.int().min(2),
    probability: z.number(),
    score: z.number(),
    lambda: z.number().nullable(),
    expectedFalse: z.number(),
    maxFalse: z.number(),
    differs: z.array(z.string()),
    pairs: z.array(pairEvidenceSchema),
  }),
  dispute: ["differs"],
  disputedColumns: ["name", "birthDate", "nik"],
  explain: ({ size, probability, lambda }) => ({
    size,
    percent: Math.floor(probability * 100),
    known: lambda === null ? "false" : lambda < MIN_TOLD ? "rare" : "true",
    lambda: lambda ?? 0,
  }),
  supersededBy: ["GND-01", "GND-02", "GND-03", "GND-05", "BRK-02", "BRK-04"],
  followUps: ["TMS-2", "UBAH", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  assess: async (ctx) => {
    const rows = await ctx.query<LinkedRow>(sql`
      SELECT
        a,
        b,
        bits,
        probability,
        false_discovery AS "falseDiscovery",
        lambda,
        waterfall
      FROM
        ${linkedTable(ctx)}
      ORDER BY
        a,
        b
    `);
    const clusters = clusterLinked(rows, ctx.params.maxFalse);
    const areas = await areasOf(
      ctx,
      clusters.flatMap((cluster) => cluster.rows),
    );
    return clusters.map((cluster) => ({
      subjectKey: keyOfRows(cluster.rows),
      areaCode: areas(cluster.rows),
      rows: cluster.rows,
      score: rounded(weakest(cluster).bits),
      evidence: evidenceOf(cluster, ctx.params.maxFalse),
    }));
  },
  examples: [
    {
      name: "otherSpelling",
      kind: "fires",
      rows: manyWith([
        person(),
        person({ name: "RETNA HANDAYANI", nik: null, nkk: "3314020101200004", tps: "002" }),
      ]),
    },
    {
      name: "dateSwapped",
      kind: "fires",
      rows: manyWith([
        person(),
        person({ birthDate: "03|12|1985", nik: null, nkk: "3314020101200004", tps: "002" }),
      ]),
    },
    {
      name: "otherHome",
      kind: "fires",
      rows: manyWith([
        person({ birthPlace: "NGANJUK" }),
        person({
          birthPlace: "NGANJUK",
          nik: null,
          nkk: "3314020101200004",
          address: "DK LAIN NO 9",
          desa: "KEDEN",
        }),
      ]),
    },
    {
      name: "onlyName",
      kind: "near-miss",
      rows: manyWith([
        person(),
        person({
          birthDate: "25|08|1971",
          nik: "3314016508710001",
          nkk: "3314020101200004",
          address: "DK LAIN NO 9",
          desa: "KEDEN",
        }),
      ]),
    },
    {
      name: "struckAlready",
      kind: "near-miss",
      rows: manyWith([person(), person({ name: "RETNA HANDAYANI", nik: null, remark: "TMS 2" })]),
    },
    {
      name: "twins",
      kind: "innocent",
      rows: manyWith([
        person({ name: "RINI HANDAYANI" }),
        person({ name: "DESI HANDAYANI", nik: "3314015203850003" }),
      ]),
    },
    {
      name: "fatherAndSon",
      kind: "innocent",
      rows: manyWith([
        person({ name: "SUGENG WIYONO", sex: "L", nik: "3314011203600001", birthDate: "12|03|1960" }),
        person({ name: "SUGENG WIYONO", sex: "L", nik: "3314012107850001", birthDate: "21|07|1985" }),
      ]),
    },
    { name: "mononym", kind: "innocent", rows: manyWith(mononyms()) },
    {
      name: "movedSibling",
      kind: "innocent",
      rows: manyWith([
        person({ name: "RINI HANDAYANI" }),
        person({
          name: "YULI HANDAYANI",
          birthDate: "25|08|1988",
          nik: "3314016508880001",
          nkk: "3314020101200004",
          address: "DK LAIN NO 9",
          desa: "KEDEN",
        }),
      ]),
    },
  ],
});

/** Several SUPARMI, two of them on 1 July of one year, in two desa. */
function mononyms() {
  const suparmi = (n: number, birthDate: string) => ({
    name: "SUPARMI",
    sex: "P",
    birthDate,
    nik: null,
    nkk: `3314${((n * 37) % 89) + 10}${((n * 53) % 18) + 10}0${(n % 9) + 1}1${n % 7}000${(n % 8) + 1}`,
    desa: n === 0 ? "SAREN" : "KEDEN",
    address: `DK LAIN NO ${n}`,
    tps: "001",
  });
  return [
    suparmi(0, "01|07|1960"),
    suparmi(1, "01|07|1960"),
    ...Array.from({ length: 22 }, (_, n) =>
      suparmi(n + 2, `${n + 5}|0${(n % 9) + 1}|19${n + 41}`.padStart(10, "0")),
    ),
  ];
}

const weakest = (cluster: Cluster<LinkedRow>) => cluster.bridge ?? (cluster.edges.at(-1) as LinkedRow);

/** Levels that say "this is not as it is there", by field, for the fingerprint and the sentence. */
const AGREES: ReadonlySet<string> = new Set([
  "equal",
  "equal-common",
  "equal-rare",
  "all-pairs",
  "same-rt-rw",
]);

function evidenceOf(cluster: Cluster<LinkedRow>, maxFalse: number) {
  const { bridge, edges } = cluster;
  const least = weakest(cluster);
  const differs = new Set(
    edges.flatMap(({ waterfall }) =>
      (waterfall ?? [])
        .filter(({ field, level }) => field !== "prior" && field !== "household" && !AGREES.has(level))
        .map(({ field }) => field),
    ),
  );
  return {
    size: cluster.rows.length,
    probability: rounded(least.probability),
    score: rounded(least.bits),
    lambda: least.lambda === null ? null : rounded(least.lambda),
    maxFalse,
    expectedFalse: rounded(edges.reduce((sum, { probability }) => sum + 1 - probability, 0)),
    differs: [...differs].sort(),
    pairs: edges.map(({ a, b, bits, probability, lambda, waterfall }) => ({
      a,
      b,
      score: rounded(bits),
      probability: rounded(probability),
      lambda: lambda === null ? null : rounded(lambda),
      waterfall,
      ...(bridge !== null && bridge.a === a && bridge.b === b ? { weakest: true } : {}),
    })),
  };
}
