import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { SeriesChart } from "@/lib/statistics/bar-chart";
import { areaCounts } from "@/lib/statistics/area-counts";
import { againstOwnPast } from "@/lib/statistics/history";
import type { Step } from "@/lib/statistics/history";
import type { DetectorContext, Preparation, SnapshotInfo } from "./types";

// What changed between each snapshot of a region and the one before it: the measure of what is usual here.

/** Elements of a record whose change is counted. */
export const ELEMENTS = ["name", "birth", "sex", "address", "nkk", "tps"] as const;
export type Element = (typeof ELEMENTS)[number];

/** Below four snapshots (three steps) a region has no history to speak of. */
const MIN_EARLIER = 3;
/** Older steps say little about today. */
const MAX_EARLIER = 8;

/**
 * Table `history`, one row per step and desa, people matched by NIK alone (one cheap rule, the same for every
 * step): days between the snapshots, active lines after (`n`) and before (`base_n`), `added`, `removed`,
 * `matched`, and per element how many of the matched changed.
 */
export const ownHistory: Preparation = {
  name: "history",
  async build(ctx, table) {
    const create = sql`
      CREATE UNLOGGED TABLE ${table} (
        step int NOT NULL,
        period text NOT NULL,
        days int NOT NULL,
        desa text NOT NULL,
        n int NOT NULL DEFAULT 0,
        base_n int NOT NULL DEFAULT 0,
        added int NOT NULL DEFAULT 0,
        removed int NOT NULL DEFAULT 0,
        matched int NOT NULL DEFAULT 0,
        ${join(
          ELEMENTS.map((element) => raw(`d_${element} int NOT NULL DEFAULT 0`)),
          ", ",
        )}
      )
    `;
    await ctx.query(create);
    const left = leftTable(table);
    await ctx.query(sql`DROP TABLE IF EXISTS ${left}`);
    await ctx.query(sql`CREATE UNLOGGED TABLE ${left} (period text NOT NULL)`);
    if (!hasHistory(ctx)) return [];
    // From the newest back: a snapshot that is no neighbour is passed over, and the next older one is tried.
    let now = ctx.snapshot;
    let step = 0;
    for (const before of ctx.history.slice(-MAX_EARLIER).reverse()) {
      await ctx.query(fill(table, step, before, now));
      if ((await sharedBy(ctx, table, step)) >= MIN_SHARED) {
        now = before;
        step -= 1;
        continue;
      }
      await ctx.query(sql`
        DELETE FROM ${table}
        WHERE
          step = ${step}::int
      `);
      await ctx.query(sql`
        INSERT INTO
          ${left}
        VALUES
          (${before.period})
      `);
    }
    return [];
  },
};

/**
 * Neighbours in time have most people in common, nine in ten from one quarter to the next. A snapshot that has
 * less than this with the one after it (a trial, a part of the kabupaten, another office's file) is no history.
 */
const MIN_SHARED = 0.7;

const leftTable = (history: Sql): Sql => raw(`${history.text}_left`);

/** People found in both snapshots of a step, as a share of the larger. */
async function sharedBy(ctx: DetectorContext<unknown>, table: Sql, step: number): Promise<number> {
  const [found] = await ctx.query<{ shared: number | null }>(sql`
    SELECT
      sum(matched)::float8 / nullif(greatest(sum(n), sum(base_n)), 0) AS shared
    FROM
      ${table}
    WHERE
      step = ${step}::int
  `);
  return found?.shared ?? 0;
}

/** Periods that were left out of the history of this run, newest first. */
export async function leftOutOfHistory(ctx: DetectorContext<unknown>): Promise<string[]> {
  const table = ctx.tables[ownHistory.name];
  if (table === undefined) return [];
  const found = await ctx.query<{ period: string }>(sql`
    SELECT
      period
    FROM
      ${leftTable(table)}
  `);
  return found.map(({ period }) => period);
}

export function hasHistory(ctx: Pick<DetectorContext<unknown>, "history">): boolean {
  return ctx.history.length >= MIN_EARLIER;
}

function fill(table: Sql, step: number, before: SnapshotInfo, now: SnapshotInfo): Sql {
  const differs: Readonly<Record<Element, Sql>> = {
    name: raw("b.name_norm <> c.name_norm"),
    birth: raw("b.birth_date <> c.birth_date"),
    sex: raw("b.sex <> c.sex"),
    address: raw("b.address_norm <> c.address_norm AND b.desa_key = c.desa_key"),
    nkk: raw("b.nkk_ok <> c.nkk_ok"),
    tps: raw("b.tps_no <> c.tps_no AND b.desa_key = c.desa_key"),
  };
  const changed = join(
    ELEMENTS.map(
      (element) => sql`
        count(*) FILTER (
          WHERE
            ${differs[element]}
        )::int AS ${raw(`d_${element}`)}
      `,
    ),
    ", ",
  );
  const names = raw(ELEMENTS.map((element) => `d_${element}`).join(", "));
  return sql`
    INSERT INTO
      ${table} (
        step,
        period,
        days,
        desa,
        n,
        base_n,
        added,
        removed,
        matched,
        ${names}
      )
    SELECT
      ${step}::int,
      ${now.period}::text,
      greatest(1, ${now.referenceDate}::date - ${before.referenceDate}::date),
      desa,
      coalesce(n, 0),
      coalesce(base_n, 0),
      coalesce(added, 0),
      coalesce(removed, 0),
      coalesce(matched, 0),
      ${raw(ELEMENTS.map((element) => `coalesce(d_${element}, 0)`).join(", "))}
    FROM
      (
        SELECT
          c.desa_key AS desa,
          count(*)::int AS n,
          count(*) FILTER (
            WHERE
              b.row_no IS NULL
          )::int AS added,
          count(b.row_no)::int AS matched,
          ${changed}
        FROM
          ${now.roll} c
          LEFT JOIN ${before.roll} b ON b.nik_ok = c.nik_ok
        WHERE
          c.active
          AND c.nik_ok IS NOT NULL
          AND c.desa_key <> ''
        GROUP BY
          1
      ) a
      FULL JOIN (
        SELECT
          b.desa_key AS desa,
          count(*)::int AS base_n,
          count(*) FILTER (
            WHERE
              c.row_no IS NULL
          )::int AS removed
        FROM
          ${before.roll} b
          LEFT JOIN ${now.roll} c ON c.nik_ok = b.nik_ok
          AND c.active
        WHERE
          b.active
          AND b.nik_ok IS NOT NULL
          AND b.desa_key <> ''
        GROUP BY
          1
      ) r USING (desa)
  `;
}

/** One desa's steps, oldest first; the last is the one in question. */
export type History = ReadonlyMap<string, readonly (Step & { readonly period: string })[]>;

/** Steps per desa for one count of table `history`; empty without enough snapshots. */
export async function readHistory(
  ctx: DetectorContext<unknown>,
  y: "added" | "removed" | `d_${Element}`,
): Promise<History> {
  const n = y === "added" ? "n" : y === "removed" ? "base_n" : "matched";
  const steps = new Map<string, (Step & { period: string })[]>();
  if (!hasHistory(ctx)) return steps;
  const rows = await ctx.query<{ desa: string; period: string; days: number; y: number; n: number }>(sql`
    SELECT
      desa,
      period,
      days,
      ${raw(y)} AS y,
      ${raw(n)} AS n
    FROM
      ${ctx.tables[ownHistory.name] as Sql}
    ORDER BY
      desa,
      step
  `);
  for (const { desa, ...step } of rows) steps.set(desa, [...(steps.get(desa) ?? []), step]);
  return steps;
}

export interface OwnTest {
  /** count expected from the area's own past, common movement of all areas allowed for */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** ln p */
  readonly logP: number;
}

/** A prior worth this many events keeps a desa with a quiet past from having an expectation of nothing. */
const PRIOR_EVENTS = 20;

/**
 * The newest step of every desa against its own past: expected = own rate per person and day (shrunk to the
 * region's) × people × days, over all desa tested as over-dispersed counts, so that the common movement of
 * the period and the usual restlessness are in the limits.
 */
export function testOwnHistory(history: History): ReadonlyMap<string, OwnTest> {
  const entries = [...history].filter(([, steps]) => steps.length >= MIN_EARLIER);
  const past = entries.map(([, steps]) => steps.slice(0, -1));
  const exposure = (step: Step) => step.n * step.days;
  const sum = (steps: readonly Step[], of: (step: Step) => number) =>
    steps.reduce((total, step) => total + of(step), 0);
  const rate = (sum(past.flat(), (step) => step.y) + 0.5) / Math.max(1, sum(past.flat(), exposure));
  const counts = entries.map(([, steps], i) => {
    const now = steps.at(-1) as Step;
    const own = past[i] as readonly Step[];
    return {
      y: now.y,
      mu:
        exposure(now) *
        ((sum(own, (step) => step.y) + PRIOR_EVENTS) / (sum(own, exposure) + PRIOR_EVENTS / rate)),
    };
  });
  const tested = areaCounts(counts, { skewed: true });
  return new Map(
    entries.map(([desa], i) => {
      const { expected, low, high, logUpper } = tested[i] as (typeof tested)[number];
      return [desa, { expected, low, high, logP: logUpper }];
    }),
  );
}

/**
 * The whole region's newest step against its own past: nothing to compare it with inside the roll.
 */
export function testRegion(
  history: History,
): (OwnTest & { readonly steps: readonly (Step & { readonly period: string })[] }) | null {
  const length = Math.max(0, ...[...history.values()].map((steps) => steps.length));
  if (length < MIN_EARLIER) return null;
  const steps = Array.from({ length }, (_, i) => {
    const at = [...history.values()].flatMap((of) =>
      of.length === length ? [of[i] as Step & { period: string }] : [],
    );
    return {
      period: at[0]?.period ?? "",
      days: at[0]?.days ?? 1,
      y: at.reduce((total, step) => total + step.y, 0),
      n: at.reduce((total, step) => total + step.n, 0),
    };
  });
  return { ...againstOwnPast(steps.at(-1) as Step, steps.slice(0, -1)), steps };
}

export function seriesChart(
  steps: readonly (Step & { readonly period: string })[],
  test: OwnTest,
): SeriesChart {
  const shortened = (value: number) => Number(value.toFixed(1));
  return {
    kind: "series",
    points: steps.map((step, i) => ({
      period: step.period,
      days: step.days,
      observed: step.y,
      of: step.n,
      ...(i === steps.length - 1
        ? { expected: shortened(test.expected), low: shortened(test.low), high: shortened(test.high) }
        : {}),
    })),
  };
}
