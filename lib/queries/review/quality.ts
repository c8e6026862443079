import sql, { empty, type Sql } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { NOT_KNOWN } from "@/lib/queries/finding/scope-sql";
import { cohenKappa } from "@/lib/statistics/kappa";
import { wilson } from "@/lib/statistics/wilson";

/** What a measure is taken over: one run, or one period. */
export type Over = { readonly runId: number } | { readonly snapshotId: number };

/** Findings `f` of a run or period, without the synthetic ones. */
export const over = (scope: Over): Sql =>
  "runId" in scope
    ? sql`exists (select 1 from run_finding l where l.run_id = ${scope.runId} and l.finding_id = f.id)${NOT_KNOWN}`
    : sql`f.snapshot_id = ${scope.snapshotId}${NOT_KNOWN}`;

export interface Rate {
  readonly n: number;
  readonly k: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

/** A share with its Wilson 95 % interval. */
export function rateOf(k: number, n: number): Rate {
  return { n, k, rate: n === 0 ? null : k / n, ...wilson(k, n) };
}

/** Judgements of `j` that no undo took back. */
export const STANDING = sql` and not exists (select 1 from judgement u where u.finding_id = j.finding_id and u.kind = 'undo' and u.refers_to = j.id)`;

const band = z.object({ detector: z.string(), band: z.number(), low: z.number().nullable(), high: z.number().nullable(), n: z.number(), k: z.number() });
export interface Precision extends Rate {
  readonly detector: string;
  /** 0 = all scores; 1 to 3 = lower, middle, upper third of this detector's scores */
  readonly band: number;
  readonly scoreFrom: number | null;
  readonly scoreTo: number | null;
}

/** Accepted among final decisions, per detector and third of its scores: how often the machine's question was worth asking. */
export async function precision(scope: Over, read: ReadRows = onPool): Promise<Precision[]> {
  const found = await read(band, sql`
    with decided as (
      select f.detector, f.score, f.outcome = 'accepted' as yes, case when f.score is null then 0 else ntile(3) over (partition by f.detector order by f.score, f.id) end as third
      from finding f where ${over(scope)} and f.state = 'final')
    select detector, 0 as band, min(score) as low, max(score) as high, count(*)::int as n, (count(*) filter (where yes))::int as k from decided group by detector
    union all
    select detector, third, min(score), max(score), count(*)::int, (count(*) filter (where yes))::int from decided where third > 0 group by detector, third
    order by 1, 2`);
  return found.map((row) => ({ detector: row.detector, band: row.band, scoreFrom: row.low, scoreTo: row.high, ...rateOf(row.k, row.n) }));
}

export interface Agreement {
  readonly detector: string;
  /** null = all pairs of reviewers of the detector */
  readonly pair: readonly [string, string] | null;
  readonly n: number;
  readonly agreed: number;
  /** Cohen's κ; null where nothing can be said (no pairs, or both always gave the same answer) */
  readonly kappa: number | null;
}

const pairRow = z.object({ detector: z.string(), first: z.string(), second: z.string(), yesYes: z.number(), yesNo: z.number(), noYes: z.number(), noNo: z.number() });

/** Double-blind pairs: per detector, and per detector and pair of reviewers. */
export async function agreement(scope: Over, read: ReadRows = onPool): Promise<Agreement[]> {
  const found = await read(pairRow, sql`
    with pairs as (
      select f.detector, u.username as first, v.username as second, a.outcome = 'accepted' as one, j.outcome = 'accepted' as two
      from finding f join judgement j on j.finding_id = f.id and j.kind = 'second_blind'
        cross join lateral (select d.actor_id, d.outcome from judgement d where d.finding_id = f.id and d.kind = 'decision' and d.round = j.round and d.id < j.id order by d.id desc limit 1) a
        join "user" u on u.id = a.actor_id join "user" v on v.id = j.actor_id
      where ${over(scope)}${STANDING}),
    -- Whoever came first, x is the answer of the same person of a pair.
    sorted as (select detector, least(first, second) as first, greatest(first, second) as second, case when first < second then one else two end as x, case when first < second then two else one end as y from pairs)
    select detector, first, second, count(*) filter (where x and y)::int as "yesYes", count(*) filter (where x and not y)::int as "yesNo",
      count(*) filter (where not x and y)::int as "noYes", count(*) filter (where not x and not y)::int as "noNo"
    from sorted group by 1, 2, 3 order by 1, 2, 3`);
  const perDetector = [...Map.groupBy(found, (row) => row.detector)].map(([detector, rows]) => agreementOf(detector, null, rows));
  return [...perDetector, ...found.map((row) => agreementOf(row.detector, [row.first, row.second], [row]))];
}

function agreementOf(detector: string, pair: Agreement["pair"], rows: readonly z.infer<typeof pairRow>[]): Agreement {
  const sum = (key: "yesYes" | "yesNo" | "noYes" | "noNo") => rows.reduce((total, row) => total + row[key], 0);
  const table = [[sum("yesYes"), sum("yesNo")], [sum("noYes"), sum("noNo")]];
  const n = sum("yesYes") + sum("yesNo") + sum("noYes") + sum("noNo");
  const kappa = n === 0 ? Number.NaN : cohenKappa(table);
  return { detector, pair, n, agreed: sum("yesYes") + sum("noNo"), kappa: Number.isFinite(kappa) ? kappa : null };
}

export interface Switches extends Rate {
  readonly detector: string;
}

/** How often a first, blind judgement was changed once the machine's evidence was seen: a measure of over-reliance. */
export async function switches(scope: Over, read: ReadRows = onPool): Promise<Switches[]> {
  const found = await read(z.object({ detector: z.string(), n: z.number(), k: z.number() }), sql`
    select f.detector, count(*)::int as n, count(*) filter (where b.outcome <> j.outcome)::int as k
    from finding f join judgement j on j.finding_id = f.id and j.kind = 'decision'
      join judgement b on b.finding_id = f.id and b.kind = 'blind' and b.actor_id = j.actor_id and b.round = j.round
    where ${over(scope)}${STANDING} group by f.detector order by f.detector`);
  return found.map((row) => ({ detector: row.detector, ...rateOf(row.k, row.n) }));
}

export interface Pace {
  readonly detector: string;
  readonly n: number;
  readonly medianSeconds: number;
}

/** Median seconds from opening to judging, per detector; of one person where given. */
export async function pace(scope: Over, actorId?: string, read: ReadRows = onPool): Promise<Pace[]> {
  return read(z.object({ detector: z.string(), n: z.number(), medianSeconds: z.number() }), sql`
    select f.detector, count(*)::int as n, percentile_cont(0.5) within group (order by j.seconds) as "medianSeconds"
    from finding f join judgement j on j.finding_id = f.id and j.kind in ('decision', 'second_blind') and j.seconds is not null
    where ${over(scope)}${actorId === undefined ? empty : sql` and j.actor_id = ${actorId}`}${STANDING} group by f.detector order by f.detector`);
}
