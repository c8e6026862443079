import sql from "sql-template-tag";
import { z } from "zod";
import { assessDetector } from "@/lib/detectors/kit/define";
import { manyRows } from "@/lib/detectors/kit/example-voter";
import { lines } from "@/lib/detectors/kit/lines";
import { SOURCES } from "@/lib/detectors/kit/sources";
import { tableOf } from "@/lib/detectors/kit/table-of";
import { logSidak } from "@/lib/statistics/multiplicity";
import { scoreOf } from "@/lib/detectors/kit/share-test";
import { logTwoSided, probability } from "@/lib/statistics/tails";
import type { Candidate } from "@/lib/detectors/kit/types";
import { crowding, type Histogram } from "./crowding";

const paramsSchema = z.object({
  minCards: z.int().min(2).default(8),
  minVoters: z.int().min(5).default(25),
  /**
   * A desa with fewer numbered addresses has no distribution of its own: its houses are compared with those
   * of the whole kabupaten.
   */
  minAddresses: z.int().min(10).default(20),
  q: z.number().min(0.001).max(0.5).default(0.05),
});

const evidenceSchema = z.object({
  voters: z.int(),
  cards: z.int(),
  among: z.enum(["desa", "kabupaten"]),
  typical: z.number(),
  expectedCards: z.number(),
  addresses: z.int(),
  rt: z.int().nullable(),
  rw: z.int().nullable(),
  p: z.number(),
  q: z.number().optional(),
});

interface Address {
  readonly desaKey: string;
  readonly rt: number | null;
  readonly rw: number | null;
  readonly voters: number;
  readonly cards: number;
  readonly rows: number[];
}

interface Counts {
  readonly desaKey: string;
  readonly voters: number;
  readonly cards: number;
  readonly n: number;
}

const NUMBERED = sql`
  v.active
  AND v.numbered
  AND v.desa_key <> ''
  AND coalesce(v.tps_no, 0) < 901
`;

/**
 * One house with far more voters or family cards than the houses of its own desa. Each house is judged
 * against all others of the desa (negative binomial, since counts of real houses are over-dispersed); Šidák
 * over the houses of the desa makes it one test per desa for the correction of the whole run.
 */
export const kel06 = assessDetector({
  code: "KEL-06",
  version: 1,
  tier: "S",
  subject: "records",
  basis: [SOURCES.crowdedKk, SOURCES.spiegelhalter, SOURCES.benjaminiHochberg],
  innocent: ["flats", "dormitory", "hamletOnly"],
  needs: ["address", "desa", "nkk"],
  preparations: [lines],
  heldBackOnDamaged: "nkk",
  params: paramsSchema,
  evidence: evidenceSchema,
  dispute: [],
  disputedColumns: ["address"],
  explain: ({ voters, cards, typical, among }) => ({ voters, cards, typical, among }),
  supersededBy: ["BRK-02"],
  followUps: ["UBAH", "TMS-4", "TMS-8", "KOORDINASI-DUKCAPIL"],
  comparison: true,
  async assess(ctx) {
    const { params: limits, query } = ctx;
    const roll = tableOf(ctx, lines);
    // Cards first, then houses: two hashed counts where a count of distinct cards would sort the roll.
    const houses = sql`
      SELECT
        desa_key,
        rt_no,
        rw_no,
        address,
        sum(voters)::int AS voters,
        count(nkk)::int AS cards
      FROM
        (
          SELECT
            v.desa_key,
            v.rt_no,
            v.rw_no,
            v.address,
            v.nkk,
            count(*) AS voters
          FROM
            ${roll} v
          WHERE
            ${NUMBERED}
          GROUP BY
            1,
            2,
            3,
            4,
            5
        ) c
      GROUP BY
        1,
        2,
        3,
        4
    `;
    const counts = await query<Counts>(sql`
      SELECT
        desa_key AS "desaKey",
        voters,
        cards,
        count(*)::int AS n
      FROM
        (${houses}) h
      GROUP BY
        1,
        2,
        3
      ORDER BY
        1,
        2,
        3
    `);
    const large = await query<Address>(sql`
      SELECT
        h.desa_key AS "desaKey",
        h.rt_no AS rt,
        h.rw_no AS rw,
        h.voters,
        h.cards,
        array_agg(
          v.row_no
          ORDER BY
            v.row_no
        ) AS rows
      FROM
        (
          ${houses}
          HAVING
            sum(voters) >= ${limits.minVoters}::int
            OR count(nkk) >= ${limits.minCards}::int
        ) h
        JOIN ${roll} v ON v.address = h.address
        AND v.desa_key = h.desa_key
        AND v.rt_no IS NOT DISTINCT FROM h.rt_no
        AND v.rw_no IS NOT DISTINCT FROM h.rw_no
        AND ${NUMBERED}
      GROUP BY
        1,
        2,
        3,
        4,
        5,
        h.address
      ORDER BY
        min(v.row_no)
    `);
    const desa = Map.groupBy(counts, (count) => count.desaKey);
    return [...desa].flatMap(([desaKey, own]): Candidate<z.infer<typeof evidenceSchema>>[] => {
      const addresses = own.reduce((sum, { n }) => sum + n, 0);
      const among: "desa" | "kabupaten" = addresses < limits.minAddresses ? "kabupaten" : "desa";
      const houses = among === "desa" ? own : counts;
      const judge = (voters: number, cards: number) => {
        const byVoters = crowding(histogram(houses, "voters"), voters);
        const byCards = crowding(histogram(houses, "cards"), cards);
        return { byVoters, byCards, logP: logSidak(logTwoSided(byVoters.logP, byCards.logP), addresses) };
      };
      const found = large
        .filter((address) => address.desaKey === desaKey)
        .map(({ voters, cards, rt, rw, rows }) => {
          const { byVoters, byCards, logP } = judge(voters, cards);
          return {
            subjectKey: keyOf(rows),
            areaCode: desaKey,
            rows,
            logP,
            eligible: true,
            score: scoreOf(logP),
            evidence: {
              voters,
              cards,
              among,
              typical: round(byVoters.typical),
              expectedCards: round(byCards.typical),
              addresses,
              rt,
              rw,
              p: probability(logP),
            },
          };
        });
      if (found.length > 0) return found;
      // Nothing large here, and yet the desa was looked at: its fullest house is the test that was made.
      const [voters, cards] = [
        Math.max(...own.map((count) => count.voters)),
        Math.max(...own.map((count) => count.cards)),
      ];
      const { byVoters, byCards, logP } = judge(voters, cards);
      return [
        {
          subjectKey: `D:${desaKey}`,
          areaCode: desaKey,
          logP,
          eligible: false,
          evidence: {
            voters,
            cards,
            among,
            typical: round(byVoters.typical),
            expectedCards: round(byCards.typical),
            addresses,
            rt: null,
            rw: null,
            p: probability(logP),
          },
        },
      ];
    });
  },
  examples: [
    {
      name: "crowded",
      kind: "fires",
      rows: manyRows(120, (n) => (n < 30 ? { address: "DK NGROMBO NO 7", rt: "01", rw: "01" } : {})),
    },
    {
      name: "seven",
      kind: "near-miss",
      rows: manyRows(100, (n) => (n < 7 ? { address: "DK NGROMBO NO 7", rt: "01", rw: "01" } : {})),
    },
    {
      name: "flats",
      kind: "innocent",
      findings: 1,
      rows: manyRows(120, (n) => (n < 40 ? { address: "RUSUNAWA BLOK A NO 1", rt: "01", rw: "01" } : {})),
    },
    {
      name: "dormitory",
      kind: "innocent",
      findings: 1,
      rows: manyRows(120, (n) =>
        n < 30 ? { address: "ASRAMA PUTRI NO 2", rt: "01", rw: "01", nkk: "3314011203150002" } : {},
      ),
    },
    {
      name: "hamletOnly",
      kind: "innocent",
      rows: manyRows(100, (n) => (n < 60 ? { address: "DK NGROMBO", rt: "01", rw: "01" } : {})),
    },
  ],
});

function histogram(counts: readonly Counts[], of: "voters" | "cards"): Histogram {
  const sizes = new Map<number, number>();
  for (const count of counts) sizes.set(count[of], (sizes.get(count[of]) ?? 0) + count.n);
  return sizes;
}

/** A key has to fit into an index: long sets are named by their first row, which no other house has. */
const keyOf = (rows: readonly number[]) =>
  rows.length <= 100 ? `R:${rows.join(",")}` : `R:${rows[0]}+${rows.length - 1}`;
const round = (value: number) => Math.round(value * 10) / 10;
