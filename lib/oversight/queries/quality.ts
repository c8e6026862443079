import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import {
  realFindingsOf,
  NOT_UNDONE,
  type FindingScope,
  type PeriodScope,
} from "@/lib/finding/queries/real-findings";
import { cohenKappa, kappaError } from "@/lib/statistics/kappa";
import { wilson } from "@/lib/statistics/wilson";

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

const bandSchema = z.object({
  detector: z.string(),
  band: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number(),
  k: z.number(),
});
export interface Precision extends Rate {
  readonly detector: string;
  /** 0 = all scores; 1 to 3 = lower, middle, upper third of this detector's scores */
  readonly band: number;
  readonly scoreFrom: number | null;
  readonly scoreTo: number | null;
}

/**
 * Accepted among final decisions, per detector and third of its scores: how often the machine's question was
 * worth asking.
 */
export async function precision(scope: FindingScope, read: ReadRows = onPool): Promise<Precision[]> {
  const found = await read(
    bandSchema,
    sql`
      WITH
        decided AS (
          SELECT
            f.detector,
            f.score,
            f.outcome = 'accepted' AS yes,
            CASE
              WHEN f.score IS NULL THEN 0
              ELSE ntile(3) OVER (
                PARTITION BY
                  f.detector
                ORDER BY
                  f.score,
                  f.id
              )
            END AS third
          FROM
            finding f
          WHERE
            ${realFindingsOf(scope)}
            AND f.state = 'final'
            AND f.outcome <> 'undetermined'
        )
      SELECT
        detector,
        0 AS band,
        min(score) AS low,
        max(score) AS high,
        count(*)::int AS n,
        (
          count(*) FILTER (
            WHERE
              yes
          )
        )::int AS k
      FROM
        decided
      GROUP BY
        detector
      UNION ALL
      SELECT
        detector,
        third,
        min(score),
        max(score),
        count(*)::int,
        (
          count(*) FILTER (
            WHERE
              yes
          )
        )::int
      FROM
        decided
      WHERE
        third > 0
      GROUP BY
        detector,
        third
      ORDER BY
        1,
        2
    `,
  );
  return found.map((row) => ({
    detector: row.detector,
    band: row.band,
    scoreFrom: row.low,
    scoreTo: row.high,
    ...rateOf(row.k, row.n),
  }));
}

export interface Agreement {
  readonly detector: string;
  /** null = all pairs of reviewers of the detector */
  readonly pair: readonly [string, string] | null;
  readonly n: number;
  readonly agreed: number;
  /** Cohen's κ; null where nothing can be said (no pairs, or both always gave the same answer) */
  readonly kappa: number | null;
  /** standard error of κ; null where κ is */
  readonly error: number | null;
}

const pairRowSchema = z.object({
  detector: z.string(),
  first: z.string(),
  second: z.string(),
  yesYes: z.number(),
  yesNo: z.number(),
  noYes: z.number(),
  noNo: z.number(),
});

/** Double-blind pairs: per detector, and per detector and pair of reviewers. */
export async function agreement(scope: FindingScope, read: ReadRows = onPool): Promise<Agreement[]> {
  const found = await read(
    pairRowSchema,
    sql`
      WITH
        pairs AS (
          SELECT
            f.detector,
            u.username AS first,
            v.username AS SECOND,
            a.outcome = 'accepted' AS one,
            j.outcome = 'accepted' AS two
          FROM
            finding f
            JOIN judgement j ON j.finding_id = f.id
            AND j.kind = 'second_blind'
            CROSS JOIN LATERAL (
              SELECT
                d.actor_id,
                d.outcome
              FROM
                judgement d
              WHERE
                d.finding_id = f.id
                AND d.kind = 'decision'
                AND d.round = j.round
                AND d.id < j.id
              ORDER BY
                d.id DESC
              LIMIT
                1
            ) a
            JOIN "user" u ON u.id = a.actor_id
            JOIN "user" v ON v.id = j.actor_id
          WHERE
            ${realFindingsOf(scope)}${NOT_UNDONE}
        ),
        -- Whoever came first, x is the answer of the same person of a pair.
        sorted AS (
          SELECT
            detector,
            least(first, SECOND) AS first,
            greatest(first, SECOND) AS SECOND,
            CASE
              WHEN first < SECOND THEN one
              ELSE two
            END AS x,
            CASE
              WHEN first < SECOND THEN two
              ELSE one
            END AS y
          FROM
            pairs
        )
      SELECT
        detector,
        first,
        SECOND,
        count(*) FILTER (
          WHERE
            x
            AND y
        )::int AS "yesYes",
        count(*) FILTER (
          WHERE
            x
            AND NOT y
        )::int AS "yesNo",
        count(*) FILTER (
          WHERE
            NOT x
            AND y
        )::int AS "noYes",
        count(*) FILTER (
          WHERE
            NOT x
            AND NOT y
        )::int AS "noNo"
      FROM
        sorted
      GROUP BY
        1,
        2,
        3
      ORDER BY
        1,
        2,
        3
    `,
  );
  const perDetector = [...Map.groupBy(found, (row) => row.detector)].map(([detector, rows]) =>
    agreementOf(detector, null, rows),
  );
  return [...perDetector, ...found.map((row) => agreementOf(row.detector, [row.first, row.second], [row]))];
}

function agreementOf(
  detector: string,
  pair: Agreement["pair"],
  rows: readonly z.infer<typeof pairRowSchema>[],
): Agreement {
  const sum = (key: "yesYes" | "yesNo" | "noYes" | "noNo") =>
    rows.reduce((total, row) => total + row[key], 0);
  const table = [
    [sum("yesYes"), sum("yesNo")],
    [sum("noYes"), sum("noNo")],
  ];
  const n = sum("yesYes") + sum("yesNo") + sum("noYes") + sum("noNo");
  const told = (value: number) => (n > 0 && Number.isFinite(value) ? value : null);
  return {
    detector,
    pair,
    n,
    agreed: sum("yesYes") + sum("noNo"),
    kappa: told(cohenKappa(table)),
    error: told(kappaError(table)),
  };
}

export interface Switches extends Rate {
  readonly detector: string;
}

/**
 * How often a first, blind judgement was changed once the machine's evidence was seen: a measure of
 * over-reliance.
 */
export async function switches(scope: FindingScope, read: ReadRows = onPool): Promise<Switches[]> {
  const found = await read(
    z.object({ detector: z.string(), n: z.number(), k: z.number() }),
    sql`
      SELECT
        f.detector,
        count(*)::int AS n,
        count(*) FILTER (
          WHERE
            b.outcome <> j.outcome
        )::int AS k
      FROM
        finding f
        JOIN judgement j ON j.finding_id = f.id
        AND j.kind = 'decision'
        JOIN judgement b ON b.finding_id = f.id
        AND b.kind = 'blind'
        AND b.actor_id = j.actor_id
        AND b.round = j.round
      WHERE
        ${realFindingsOf(scope)}${NOT_UNDONE}
      GROUP BY
        f.detector
      ORDER BY
        f.detector
    `,
  );
  return found.map((row) => ({ detector: row.detector, ...rateOf(row.k, row.n) }));
}

export interface Pace {
  readonly detector: string;
  readonly n: number;
  readonly medianSeconds: number;
}

/** All that one person judged: of the own work a control finding (soal kendali) is a part like any other. */
const ownWork = (scope: PeriodScope, actorId: string): Sql => sql`
  f.snapshot_id = ${scope.snapshotId}
  AND j.actor_id = ${actorId}
`;

/** Median seconds from opening to judging, per detector; of one person where given. */
export async function pace(scope: PeriodScope, actorId?: string, read: ReadRows = onPool): Promise<Pace[]> {
  return read(
    z.object({ detector: z.string(), n: z.number(), medianSeconds: z.number() }),
    sql`
      SELECT
        f.detector,
        count(*)::int AS n,
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY
            j.seconds
        ) AS "medianSeconds"
      FROM
        finding f
        JOIN judgement j ON j.finding_id = f.id
        AND j.kind IN ('decision', 'second_blind')
        AND j.seconds IS NOT NULL
      WHERE
        ${actorId === undefined ? realFindingsOf(scope) : ownWork(scope, actorId)}${NOT_UNDONE}
      GROUP BY
        f.detector
      ORDER BY
        f.detector
    `,
  );
}
