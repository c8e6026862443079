import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { perThousand } from "@/lib/dashboard/model/area-rate";
import { pooled, pooledKappa, type KappaRange, type Measured } from "@/lib/dashboard/model/measured";
import { rows } from "@/lib/db/sql";
import { countedUntil } from "@/lib/oversight/queries/counted-until";
import { agreement, precision, switches } from "@/lib/oversight/queries/quality";
import type { Period } from "@/lib/snapshot/model/period";
import { addCounts, sumOf, votersOf, type RollCount } from "@/lib/snapshot/model/roll-count";
import { rollCountsOf } from "@/lib/snapshot/queries/roll-counts";

/** A roll of the region in the row of its periods; null where it has not been counted. */
export interface TrendPoint {
  readonly id: number;
  readonly label: string;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
  readonly roll: ReturnType<typeof addCounts>;
  readonly voters: number | null;
  readonly struck: number | null;
  readonly changed: number | null;
  /** by family, of 1,000 voters with the interval; empty where nothing was checked */
  readonly families: readonly {
    readonly family: string;
    readonly k: number;
    readonly rate: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly trust: {
    readonly precision: Measured;
    readonly switched: Measured;
    readonly agreed: Measured;
    /** with its 95 % interval; null where no rule has one */
    readonly kappa: KappaRange | null;
    readonly pairs: number;
  } | null;
}

const familySchema = z.object({ snapshotId: z.number(), family: z.string(), n: z.number() });

/** Findings by roll and family of rules within the person's area, as the queue has them. */
const familiesOf = (ctx: Ctx, ids: readonly number[]) =>
  rows(
    familySchema,
    sql`
      SELECT
        f.snapshot_id AS "snapshotId",
        left(f.detector, 3) AS family,
        count(*)::int AS n
      FROM
        finding f
      WHERE
        f.snapshot_id = ANY (${[...ids]})
        AND f.state <> 'split' ${inScopeSql(ctx.actor)}
      GROUP BY
        1,
        2
      ORDER BY
        1,
        2
    `,
  );

/** How the region's rolls and the work on them went, oldest period first. */
export async function trends(ctx: Ctx, periods: readonly Period[]): Promise<TrendPoint[]> {
  authorise(ctx.actor, "summary.view");
  const ids = periods.map(({ id }) => id);
  const [counts, families] = await Promise.all([rollCountsOf(ctx, ids), familiesOf(ctx, ids)]);
  const byRoll = Map.groupBy(counts, ({ snapshotId }) => snapshotId);
  const points = periods.map(async (period): Promise<TrendPoint> => {
    const desa: readonly RollCount[] = byRoll.get(period.id) ?? [];
    const roll = addCounts(desa);
    const voters = roll === null ? null : votersOf(roll);
    return {
      id: period.id,
      label: period.period,
      referenceDate: period.referenceDate,
      roll,
      voters,
      struck: roll === null || roll.baselineId === null ? null : sumOf(roll.leftStruck),
      changed: roll === null || roll.baselineId === null ? null : sumOf(roll.changed),
      families: families
        .filter(({ snapshotId }) => snapshotId === period.id)
        .flatMap(({ family, n }) => {
          const { rate, low, high } = perThousand(n, voters ?? 0);
          return rate === null ? [] : [{ family, k: n, rate, low, high }];
        }),
      trust: can(ctx.actor, "oversight.see-office") ? await trustOf(ctx, period.id) : null,
    };
  });
  return (await Promise.all(points)).sort((a, b) => (a.referenceDate < b.referenceDate ? -1 : 1));
}

/** The measures of a period over all its rules. κ is the mean of the rules' own, weighted by their pairs. */
export async function trustOf(ctx: Ctx, snapshotId: number): Promise<NonNullable<TrendPoint["trust"]>> {
  const scope = { snapshotId, before: countedUntil(ctx.actor) };
  const [precise, switched, agreed] = await Promise.all([
    precision(scope),
    switches(scope),
    agreement(scope),
  ]);
  const rules = agreed.filter(({ pair }) => pair === null);
  return {
    precision: pooled(precise.filter(({ band }) => band === 0)),
    switched: pooled(switched),
    agreed: pooled(rules.map(({ agreed: k, n }) => ({ k, n }))),
    kappa: pooledKappa(rules),
    pairs: rules.reduce((all, { n }) => all + n, 0),
  };
}
