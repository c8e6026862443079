import sql from "sql-template-tag";
import { z } from "zod";
import { changedAreas } from "@/lib/detectors/kit/area-changes";
import { CHANGES } from "@/lib/detectors/kit/area-flows";
import { census } from "@/lib/detectors/kit/census";
import { assessDetector } from "@/lib/detectors/kit/define";
import { desaRows } from "@/lib/detectors/kit/example-areas";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";

interface Pair {
  readonly change: number;
  readonly kind: (typeof CHANGES)[number];
  readonly oldKey: string;
  readonly newKey: string;
  readonly people: number;
  readonly before: string;
  readonly now: string;
  readonly kecamatanBefore: string;
  readonly kecamatanNow: string;
  readonly kecKey: string;
}

/** Pairs that are shown; all are in `keys`. */
const SHOWN = 50;

/**
 * Areas that changed and not the people (wilayah berubah): a desa split or merged, renamed or given to another
 * kecamatan, a kecamatan renamed, whole RT given to another desa. One question with the mapping; once it is
 * accepted, the next run of the snapshot compares the periods by it.
 */
export const ubh11 = assessDetector({
  code: "UBH-11",
  version: 1,
  tier: "S",
  subject: "region",
  basis: [SOURCES.regionCodes, SOURCES.identityHolds],
  innocent: ["pemekaran", "otherSpelling", "wrongColumn"],
  needs: ["nik", "desa"],
  needsBaseline: true,
  preparations: [changedAreas],
  heldBackOnDamaged: "nik",
  params: z.object({}),
  evidence: z.object({
    kind: z.enum(CHANGES),
    people: z.int(),
    areas: z.int(),
    /** the first area of the mapping, for the sentence */
    before: z.string(),
    now: z.string(),
    mapping: z
      .array(z.object({ before: z.string(), now: z.string(), people: z.int() }))
      .min(1)
      .max(SHOWN),
    /** old and new desa of every pair, as the roll's own keys */
    keys: z.array(z.tuple([z.string(), z.string()])).min(1),
  }),
  dispute: ["kind", "keys"],
  explain: ({ kind, people, areas, before, now }) => ({ kind, people, areas, before, now }),
  async assess(ctx) {
    const names = (baseline: boolean) => sql`
      SELECT
        desa_key,
        min(kec_key COLLATE "C") AS kec_key,
        coalesce(max(desa), '') AS desa,
        coalesce(max(kecamatan), '') AS kecamatan
      FROM
        ${tableOf(ctx, census)}
      WHERE
        baseline = ${baseline}::boolean
      GROUP BY
        1
    `;
    const pairs = await ctx.query<Pair>(sql`
      SELECT
        a.change,
        a.kind,
        a.old_desa AS "oldKey",
        a.new_desa AS "newKey",
        a.people,
        b.desa AS before,
        c.desa AS now,
        b.kecamatan AS "kecamatanBefore",
        c.kecamatan AS "kecamatanNow",
        c.kec_key AS "kecKey"
      FROM
        ${tableOf(ctx, changedAreas)} a
        JOIN (${names(true)}) b ON b.desa_key = a.old_desa
        JOIN (${names(false)}) c ON c.desa_key = a.new_desa
      ORDER BY
        a.change,
        a.people DESC,
        a.old_desa,
        a.new_desa
    `);
    return [...Map.groupBy(pairs, ({ change }) => change).values()].map((all) => {
      const [first] = all as [Pair, ...Pair[]];
      const kecamatan = new Set(all.map(({ kecKey }) => kecKey));
      const keys = all.map(({ oldKey, newKey }): [string, string] => [oldKey, newKey]);
      const whole = first.kind === "kecamatan";
      return {
        subjectKey:
          whole && kecamatan.size === 1 ? `A:${first.kecKey}` : `D:${first.newKey}#<${first.oldKey}`,
        areaCode: kecamatan.size === 1 && first.kecKey !== "" ? first.kecKey : ctx.snapshot.regionCode,
        score: all.reduce((sum, { people }) => sum + people, 0),
        evidence: {
          kind: first.kind,
          people: all.reduce((sum, { people }) => sum + people, 0),
          areas: all.length,
          before: whole ? first.kecamatanBefore : placeName(first.before, first.kecamatanBefore),
          now: whole ? first.kecamatanNow : placeName(first.now, first.kecamatanNow),
          mapping: all.slice(0, SHOWN).map((pair) => ({
            before: placeName(pair.before, pair.kecamatanBefore),
            now: placeName(pair.now, pair.kecamatanNow),
            people: pair.people,
          })),
          keys: keys.sort((a, b) => (a.join(">") < b.join(">") ? -1 : 1)),
        },
      };
    });
  },
  supersededBy: [],
  followUps: ["KOORDINASI-DUKCAPIL", "UBAH"],
  examples: [
    {
      name: "renamed",
      kind: "fires",
      baseline: () => desaRows(4, 40),
      rows: () => desaRows(4, 40, (desa) => (desa === 2 ? { desa: "CEPOKO BARU" } : {})),
    },
    {
      name: "kecamatanRenamed",
      kind: "fires",
      baseline: () => desaRows(4, 40),
      rows: () => desaRows(4, 40, () => ({ kecamatan: "KALIJAMBE MAKMUR SEJAHTERA" })),
    },
    {
      name: "split",
      kind: "fires",
      baseline: () => desaRows(4, 80),
      rows: () => desaRows(4, 80, (desa, n) => (desa === 2 && n < 35 ? { desa: "CEPOKO BARU" } : {})),
    },
    {
      name: "someMoved",
      kind: "near-miss",
      baseline: () => desaRows(4, 80),
      rows: () => desaRows(4, 80, (desa, n) => (desa === 2 && n % 3 === 0 ? { desa: "BANARAN" } : {})),
    },
    {
      name: "pemekaran",
      kind: "innocent",
      findings: 1,
      baseline: () => desaRows(4, 80),
      rows: () => desaRows(4, 80, (desa, n) => (desa === 1 && n < 40 ? { desa: "BANARAN UTARA" } : {})),
    },
    {
      name: "otherSpelling",
      kind: "innocent",
      baseline: () => desaRows(4, 40, (desa) => (desa === 0 ? { desa: "SAREN" } : {})),
      rows: () => desaRows(4, 40, (desa) => (desa === 0 ? { desa: "Desa Saren" } : {})),
    },
  ],
});

const placeName = (desa: string, kecamatan: string): string =>
  kecamatan === "" ? desa : `${desa} (${kecamatan})`;
