import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { calendarEvents } from "@/lib/calendar/queries/events";
import type { CalendarEvent } from "@/lib/calendar/model/event";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { tallyShape, TALLY } from "@/lib/finding/queries/work/summary";
import { officeDaySql } from "@/lib/regions/office-day-sql";
import type { Period } from "@/lib/snapshot/model/period";
import { votersOf } from "@/lib/snapshot/model/roll-count";
import { rollCounts, rollCountsAt, type NamedCount } from "@/lib/snapshot/queries/roll-counts";
import { rankAmong, type Place } from "@/lib/dashboard/model/place";
import { workOf } from "./progress";

const familySchema = z.object({ ...tallyShape, family: z.string() });
export type FamilyTally = z.infer<typeof familySchema>;

const checksSchema = z.object({
  asked: z.number(),
  open: z.number(),
  overdue: z.number(),
  results: z.record(z.string(), z.number()),
});
export type FieldChecks = z.infer<typeof checksSchema>;

/** Everything about one desa. */
export interface DesaView {
  readonly key: string;
  readonly name: string;
  readonly kecKey: string;
  readonly kecName: string;
  /** of this period; null while it is not counted, or when nobody stands there */
  readonly roll: NamedCount | null;
  /** of all periods of the region, oldest first */
  readonly history: readonly { readonly period: Period; readonly roll: NamedCount }[];
  readonly families: readonly FamilyTally[];
  readonly checks: FieldChecks;
  readonly places: readonly Place[];
  readonly events: readonly CalendarEvent[];
}

const nameSchema = z.object({ name: z.string(), kecKey: z.string(), kecName: z.string() });

/**
 * One desa of a period: its roll, its findings, its field checks, its place among all desa within reach.
 * @throws notFound for a desa that is not of this region or outside the person's area
 */
export async function desaView(
  ctx: Ctx,
  current: Period,
  periods: readonly Period[],
  key: string,
): Promise<DesaView> {
  authorise(ctx.actor, "summary.view");
  const own = periods.filter(
    ({ regionCode, stage }) => regionCode === current.regionCode && stage === current.stage,
  );
  const [[named], all, past] = await Promise.all([
    nameOf(key, current),
    rollCounts(ctx, current.id),
    rollCountsAt(
      ctx,
      own.map(({ id }) => id),
      key,
    ),
  ]);
  if (named === undefined || !touches(ctx.actor, named.kecKey) || !touches(ctx.actor, key))
    throw notFound("desa-not-found", { key });
  const [families, checks, total, events] = await Promise.all([
    familiesAt(ctx, current.id, key),
    checksAt(ctx, current.id, key),
    totals(ctx, current.id),
    calendarEvents(ctx, { regionCode: current.regionCode }),
  ]);
  return {
    key,
    ...named,
    roll: all.find(({ desaKey }) => desaKey === key) ?? null,
    history: own
      .flatMap((period) => {
        const roll = past.find(({ snapshotId }) => snapshotId === period.id);
        return roll === undefined ? [] : [{ period, roll }];
      })
      .sort((a, b) => (a.period.referenceDate < b.period.referenceDate ? -1 : 1)),
    families,
    checks,
    places: placesOf(key, all, total),
    events: events.filter(({ areaCode }) => key.startsWith(areaCode)),
  };
}

/**
 * Is there such a desa, and within reach? For the frame, which answers before the page.
 * @throws notFound
 */
export async function reachableDesa(ctx: Ctx, key: string): Promise<void> {
  authorise(ctx.actor, "summary.view");
  const [found] = await rows(
    z.object({ kecKey: z.string() }),
    sql`
      SELECT
        d.parent AS "kecKey"
      FROM
        region_code d
      WHERE
        d.code = ${key}
        AND d.level = 10
      UNION ALL
      SELECT
        c.kec_key
      FROM
        roll_count c
      WHERE
        c.desa_key = ${key}
      LIMIT
        1
    `,
  );
  if (found === undefined || !touches(ctx.actor, found.kecKey) || !touches(ctx.actor, key))
    throw notFound("desa-not-found", { key });
}

/** The name of a desa that has a code, or of a place that only the file names. */
const nameOf = (key: string, { id, regionCode }: Period) =>
  rows(
    nameSchema,
    sql`
      SELECT
        d.name,
        k.code AS "kecKey",
        k.name AS "kecName"
      FROM
        region_code d
        JOIN region_code k ON k.code = d.parent
      WHERE
        d.code = ${key}
        AND starts_with(d.code, ${regionCode})
      UNION ALL
      SELECT
        c.desa_key,
        c.kec_key,
        coalesce(k.name, c.kec_key)
      FROM
        roll_count c
        LEFT JOIN region_code k ON k.code = c.kec_key
      WHERE
        c.snapshot_id = ${id}
        AND c.desa_key = ${key}
      LIMIT
        1
    `,
  );

const familiesAt = (ctx: Ctx, snapshotId: number, key: string): Promise<FamilyTally[]> =>
  rows(
    familySchema,
    sql`
      SELECT
        ${TALLY},
        left(f.detector, 3) AS family
      FROM
        finding f
      WHERE
        ${workOf(ctx, snapshotId)}
        AND f.desa_key = ${key}
      GROUP BY
        left(f.detector, 3)
      ORDER BY
        7
    `,
  );

async function checksAt(ctx: Ctx, snapshotId: number, key: string): Promise<FieldChecks> {
  const [found] = await rows(
    checksSchema,
    sql`
      WITH
        here AS (
          SELECT
            f.id,
            f.state,
            f.due_date
          FROM
            finding f
          WHERE
            ${workOf(ctx, snapshotId)}
            AND f.desa_key = ${key}
        )
      SELECT
        (
          SELECT
            count(DISTINCT j.finding_id)::int
          FROM
            judgement j
            JOIN here ON here.id = j.finding_id
          WHERE
            j.kind = 'field_check'
        ) AS asked,
        (
          SELECT
            count(*)::int
          FROM
            here
          WHERE
            state = 'field_check'
        ) AS open,
        (
          SELECT
            count(*)::int
          FROM
            here
          WHERE
            state = 'field_check'
            AND due_date < ${officeDaySql(sql`${key}::text`)}
        ) AS overdue,
        (
          SELECT
            coalesce(jsonb_object_agg(result, n), '{}')
          FROM
            (
              SELECT
                j.detail ->> 'result' AS result,
                count(*) AS n
              FROM
                judgement j
                JOIN here ON here.id = j.finding_id
              WHERE
                j.kind = 'field_result'
                AND j.detail ? 'result'
              GROUP BY
                1
            ) r
        ) AS results
    `,
  );
  return found ?? { asked: 0, open: 0, overdue: 0, results: {} };
}

const totalSchema = z.object({ key: z.string(), total: z.number() });

const totals = (ctx: Ctx, snapshotId: number) =>
  rows(
    totalSchema,
    sql`
      SELECT
        f.desa_key AS KEY,
        count(*)::int AS total
      FROM
        finding f
      WHERE
        ${workOf(ctx, snapshotId)}
        AND f.desa_key IS NOT NULL
      GROUP BY
        f.desa_key
    `,
  );

function placesOf(
  key: string,
  all: readonly NamedCount[],
  found: readonly z.infer<typeof totalSchema>[],
): Place[] {
  const findings = new Map(found.map((row) => [row.key, row.total]));
  const of = (measure: (roll: NamedCount) => { k: number; n: number }) =>
    all.map((roll) => ({ key: roll.desaKey, ...measure(roll) }));
  return [
    rankAmong(
      "findings",
      key,
      of((roll) => ({ k: findings.get(roll.desaKey) ?? 0, n: votersOf(roll) })),
    ),
    rankAmong(
      "newcomers",
      key,
      of((roll) => ({ k: roll.newcomers + roll.movedIn, n: votersOf(roll) })),
    ),
    rankAmong(
      "changed",
      key,
      of((roll) => ({ k: Object.values(roll.changed).reduce((a, b) => a + b, 0), n: votersOf(roll) })),
    ),
    rankAmong(
      "vanished",
      key,
      of((roll) => ({ k: roll.vanished, n: roll.opening })),
    ),
  ].filter((place) => place !== null);
}
