import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { rows } from "@/lib/db/sql";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { settledBefore } from "@/lib/finding/queries/real-findings";
import { countedUntil } from "./counted-until";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { isotonic, vennAbers, type Decided } from "@/lib/statistics/isotonic";
import { expectedWrong, reliability, type ReliabilityBar } from "@/lib/statistics/reliability";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { wilson } from "@/lib/statistics/wilson";

/** Fewer decisions than this say nothing about a rule. */
const ENOUGH = 30;
/** So many decisions of a rule are looked at in each period. */
const NEWEST = 1_000;

/** Accepted among so many decisions, with the interval (Wilson, 95 %). */
interface Share {
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** What final decisions say about the scores of one detector. */
export interface Calibration {
  readonly decided: number;
  /** Only decisions on findings that kept a random place in the queue: nobody chose them by how sure they looked. */
  readonly random: boolean;
  /** Share accepted from each score on, rising (isotonic regression). */
  readonly steps: readonly (Share & { readonly from: number })[];
  /** Where the detector states a probability: stated against accepted, by tenths. */
  readonly bars: readonly ReliabilityBar[];
  /** Accepted in the newest period and before it, where the intervals do not meet: scores mean another thing now. */
  readonly drift: { readonly before: Share; readonly now: Share } | null;
}

const decisionSchema = z.object({
  detector: z.string(),
  snapshotId: z.number(),
  fingerprint: z.string(),
  score: z.number().nullable(),
  probability: z.number().nullable(),
  right: z.boolean(),
});
type Decision = z.infer<typeof decisionSchema>;

/**
 * The newest final decisions of these detectors in each period, which an index has in order; findings with a known
 * answer and groups do not count.
 */
function decisionsOf({ actor }: Ctx, detectors: readonly string[]): Promise<Decision[]> {
  return rows(
    decisionSchema,
    sql`
      SELECT
        f.*
      FROM
        unnest(${detectors}::TEXT[]) AS d (code)
        CROSS JOIN snapshot s
        CROSS JOIN LATERAL (
          SELECT
            f.detector,
            f.snapshot_id AS "snapshotId",
            f.fingerprint,
            f.score,
            CASE
              WHEN jsonb_typeof(f.evidence -> 'probability') = 'number' THEN (f.evidence ->> 'probability')::float8
            END AS probability,
            f.outcome = 'accepted' AS "right"
          FROM
            finding f
          WHERE
            f.snapshot_id = s.id
            AND f.detector = d.code
            AND f.state = 'final'
            AND NOT f.is_group${settledBefore(countedUntil(actor))} ${NOT_CONTROL}
          ORDER BY
            f.id DESC
          LIMIT
            ${NEWEST}
        ) AS f
    `,
  );
}

/** Those at a random place where there are enough of them: the rest was brought forward by what it looked like. */
function unbiased(decisions: readonly Decision[], randomShare: number) {
  const random = decisions.filter(({ fingerprint }) => repeatableDraw(fingerprint, "order") < randomShare);
  return random.length >= ENOUGH
    ? { random: true, decisions: random }
    : { random: false, decisions: [...decisions] };
}

/** @returns null while too few decisions are final */
export async function readCalibration(ctx: Ctx, detector: string): Promise<Calibration | null> {
  authorise(ctx.actor, "catalogue.view");
  const [all, { randomShare }] = await Promise.all([decisionsOf(ctx, [detector]), reviewPolicy()]);
  if (all.length < ENOUGH) return null;
  const { random, decisions } = unbiased(all, randomShare);
  const stated = decisions.flatMap(({ probability, right }) =>
    probability === null ? [] : [{ score: probability, right }],
  );
  return {
    decided: decisions.length,
    random,
    steps: isotonic(scoredOf(decisions)).map(({ from, share, n }) => ({
      from,
      ...shareOf(Math.round(share * n), n),
    })),
    bars: reliability(stated),
    drift: driftOf(decisions),
  };
}

const newest = (decisions: readonly Decision[]): Decision[] =>
  decisions.toSorted((x, y) => y.snapshotId - x.snapshotId).slice(0, NEWEST);

const scoredOf = (decisions: readonly Decision[]): Decided[] =>
  decisions.map(({ score, right }) => ({ score: score ?? 0, right }));

const shareOf = (k: number, n: number): Share => ({ n, share: n === 0 ? 0 : k / n, ...wilson(k, n) });

function driftOf(decisions: readonly Decision[]): Calibration["drift"] {
  const newest = Math.max(...decisions.map(({ snapshotId }) => snapshotId));
  const [now, before] = [true, false].map((current) => {
    const part = decisions.filter(({ snapshotId }) => (snapshotId === newest) === current);
    return shareOf(part.filter(({ right }) => right).length, part.length);
  }) as [Share, Share];
  return now.high < before.low || now.low > before.high ? { before, now } : null;
}

/** How many of some findings are wrong, as decisions on findings of these scores were. */
export interface WrongOnPage {
  /** Findings of rules with enough decisions; the others are not counted. */
  readonly of: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Of these findings so many are probably wrong (Venn–Abers, by detector and score). For whoever leads the work, and
 * of findings that somebody has judged already: said before, it would be a hint.
 * @returns null where no rule among them has enough decisions
 */
export async function wrongAmong(ctx: Ctx, findings: readonly number[]): Promise<WrongOnPage | null> {
  authorise(ctx.actor, "queue.see-error-rate");
  const judged = await rows(
    z.object({ detector: z.string(), score: z.number() }),
    sql`
      SELECT
        f.detector,
        coalesce(f.score, 0) AS score
      FROM
        finding f
      WHERE
        f.id = ANY (${findings}::INT[])
        AND NOT f.is_group
        AND EXISTS (
          SELECT
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.kind IN ('decision', 'second_blind')
        )
    `,
  );
  const codes = [...new Set(judged.map(({ detector }) => detector))];
  if (codes.length === 0) return null;
  const [decided, { randomShare }] = await Promise.all([decisionsOf(ctx, codes), reviewPolicy()]);
  const known = new Map(
    [...Map.groupBy(decided, ({ detector }) => detector)].flatMap(([code, decisions]) =>
      decisions.length < ENOUGH
        ? []
        : [[code, scoredOf(unbiased(newest(decisions), randomShare).decisions)] as const],
    ),
  );
  const intervals = new Map<string, { readonly low: number; readonly high: number }>();
  const counted = judged.flatMap(({ detector, score }) => {
    const decisions = known.get(detector);
    if (decisions === undefined) return [];
    const key = `${detector} ${score}`;
    const interval = intervals.get(key) ?? vennAbers(decisions, score);
    intervals.set(key, interval);
    return [interval];
  });
  return counted.length === 0 ? null : { of: counted.length, ...expectedWrong(counted) };
}
