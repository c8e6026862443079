import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { areaRate, perThousand, type AreaRate, type MapRate } from "@/lib/dashboard/model/area-rate";
import { cartogram, type Cartogram } from "@/lib/dashboard/model/cartogram";
import { rows } from "@/lib/db/sql";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { sumOf, votersOf } from "@/lib/snapshot/model/roll-count";
import { rollCounts, type NamedCount } from "@/lib/snapshot/queries/roll-counts";
import { desaOf } from "./areas";
import { workOf, type PeriodAsked } from "./progress";

const foundSchema = z.object({
  desaKey: z.string(),
  total: z.number(),
  open: z.number(),
  accepted: z.number(),
  high: z.number(),
});

/** Findings by desa, within the person's area. */
async function findingsByDesa(ctx: Ctx, snapshotId: number): Promise<z.infer<typeof foundSchema>[]> {
  return rows(
    foundSchema,
    sql`
      SELECT
        f.desa_key AS "desaKey",
        count(*)::int AS total,
        count(*) FILTER (
          WHERE
            f.state = ANY (${[...OPEN_STATES]})
        )::int AS open,
        count(*) FILTER (
          WHERE
            f.state = 'final'
            AND f.outcome = 'accepted'
        )::int AS accepted,
        count(*) FILTER (
          WHERE
            f.tier = 'T'
            AND f.state = ANY (${[...OPEN_STATES]})
        )::int AS high
      FROM
        finding f
      WHERE
        ${workOf(ctx, snapshotId)}
        AND f.desa_key IS NOT NULL
      GROUP BY
        f.desa_key
    `,
  );
}

/** One desa as the map shows it; `rate` is null for a desa outside the person's area or not on this roll. */
export interface MapArea {
  readonly key: string;
  readonly voters: number;
  readonly findings: number;
  readonly open: number;
  readonly high: number;
  readonly rate: AreaRate;
}

export interface DesaMap {
  readonly layout: Cartogram;
  readonly areas: readonly MapArea[];
  /** the region's own rate, of 1,000 */
  readonly regionRate: number;
  readonly regionCases: number;
  readonly regionOf: number;
  /** the roll has been counted; otherwise there are no voters to divide by */
  readonly counted: boolean;
}

type Counts = Readonly<{ k: number; n: number }>;

/** Cases and people of one desa for each thing that the map can show. */
function countsOf(rate: MapRate, roll: NamedCount, found: z.infer<typeof foundSchema> | undefined): Counts {
  const voters = votersOf(roll);
  switch (rate) {
    case "findings":
      return { k: found?.total ?? 0, n: voters };
    case "open":
      return { k: found?.open ?? 0, n: voters };
    case "accepted":
      return { k: found?.accepted ?? 0, n: voters };
    case "struck":
      return { k: sumOf(roll.leftStruck), n: roll.opening };
    case "newcomers":
      return { k: roll.newcomers + roll.movedIn, n: voters };
    case "changed":
      return { k: sumOf(roll.changed), n: voters };
    case "vanished":
      return { k: roll.vanished, n: roll.opening };
  }
}

/** The map of desa, coloured by a rate. Places depend on the codes alone. */
export async function desaMap(ctx: Ctx, { id, regionCode }: PeriodAsked, rate: MapRate): Promise<DesaMap> {
  authorise(ctx.actor, "summary.view");
  const [groups, found, rolls] = await Promise.all([
    desaOf(regionCode),
    findingsByDesa(ctx, id),
    rollCounts(ctx, id),
  ]);
  const findings = new Map(found.map((row) => [row.desaKey, row]));
  const counted = rolls.map((roll) => ({ roll, counts: countsOf(rate, roll, findings.get(roll.desaKey)) }));
  const regionCases = counted.reduce((all, { counts }) => all + counts.k, 0);
  const regionOf = counted.reduce((all, { counts }) => all + counts.n, 0);
  const regionRate = perThousand(regionCases, regionOf).rate ?? 0;
  return {
    layout: cartogram(groups),
    areas: counted.map(({ roll, counts }) => {
      const here = findings.get(roll.desaKey);
      return {
        key: roll.desaKey,
        voters: votersOf(roll),
        findings: here?.total ?? 0,
        open: here?.open ?? 0,
        high: here?.high ?? 0,
        rate: areaRate(counts.k, counts.n, regionRate),
      };
    }),
    regionRate,
    regionCases,
    regionOf,
    counted: rolls.length > 0,
  };
}
