import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { OPEN_STATES } from "@/lib/finding/model/state";
import { inScopeSql } from "@/lib/access/scope-sql";
import { IS_CONTROL } from "@/lib/finding/queries/controls";

export interface Tally {
  readonly total: number;
  readonly open: number;
  readonly fieldCheck: number;
  readonly awaitingSignoff: number;
  readonly accepted: number;
  readonly rejected: number;
}

export interface Summary {
  readonly all: Tally;
  /**
   * How many of all are synthetic, with a known answer (soal kendali): the report leaves them out, this page
   * must not.
   */
  readonly controls: number;
  readonly byDetector: readonly (Tally & { readonly code: string })[];
  readonly byTier: readonly (Tally & { readonly tier: string })[];
  readonly byKec: readonly (Tally & { readonly key: string; readonly name: string })[];
  /** Open findings by days since they were found. */
  readonly byAge: readonly { readonly fromDays: number; readonly open: number }[];
  /** Decisions of the last fourteen days, oldest first: what the office does in a day. */
  readonly perDay: readonly { readonly day: string; readonly decided: number }[];
}

const AGES = [0, 3, 8, 15, 31] as const;

const openList = sql`ANY (${[...OPEN_STATES]})`;

/** Counts that a tally is made of, over finding `f`; accepted and rejected are final ones only. */
export const TALLY = sql`
  count(*)::int AS total,
  count(*) FILTER (
    WHERE
      f.state = ${openList}
  )::int AS open,
  count(*) FILTER (
    WHERE
      f.state = 'field_check'
  )::int AS "fieldCheck",
  count(*) FILTER (
    WHERE
      f.state = 'awaiting_signoff'
  )::int AS "awaitingSignoff",
  count(*) FILTER (
    WHERE
      f.state = 'final'
      AND f.outcome = 'accepted'
  )::int AS accepted,
  count(*) FILTER (
    WHERE
      f.state = 'final'
      AND f.outcome = 'rejected'
  )::int AS rejected
`;

export const tallyShape = {
  total: z.number(),
  open: z.number(),
  fieldCheck: z.number(),
  awaitingSignoff: z.number(),
  accepted: z.number(),
  rejected: z.number(),
};

const groupedSchema = z.object({
  ...tallyShape,
  code: z.string().nullable(),
  tier: z.string().nullable(),
  kec: z.string().nullable(),
  name: z.string().nullable(),
  level: z.number(),
});

/**
 * How much is left, where, and of what (ringkasan): within the person's scope, of one period. Groups that
 * were split count through their members. Synthetic findings are work like all others and count here as in
 * the queue: numbers that differ would say where they are.
 */
export async function findingSummary(
  ctx: Ctx,
  snapshotId: number,
  read: ReadRows = onPool,
): Promise<Summary> {
  authorise(ctx.actor, "summary.view");
  const where = sql`
    f.snapshot_id = ${snapshotId}
    AND f.state <> 'split' ${inScopeSql(ctx.actor)}
  `;
  const [tallies, ages, days, [controls]] = await Promise.all([
    read(
      groupedSchema,
      sql`
        SELECT
          ${TALLY},
          f.detector AS code,
          f.tier,
          f.kec_key AS kec,
          max(kec.name) AS name,
          grouping(f.detector, f.tier, f.kec_key) AS level
        FROM
          finding f
          LEFT JOIN region_code kec ON kec.code = f.kec_key
        WHERE
          ${where}
        GROUP BY
          grouping sets ((), (f.detector), (f.tier), (f.kec_key))
        ORDER BY
          7,
          8,
          9
      `,
    ),
    read(
      z.object({ bucket: z.number(), open: z.number() }),
      sql`
        SELECT
          width_bucket(
            extract(
              epoch
              FROM
                now() - f.created_at
            ) / 86400,
            ${raw(`array[${AGES.slice(1).join(",")}]::float8[]`)}
          )::int AS bucket,
          count(*)::int AS open
        FROM
          finding f
        WHERE
          ${where}
          AND f.state = ${openList}
        GROUP BY
          1
      `,
    ),
    read(
      z.object({ day: z.string(), decided: z.number() }),
      sql`
        SELECT
          to_char(f.decided_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD') AS DAY,
          count(*)::int AS decided
        FROM
          finding f
        WHERE
          ${where}
          AND f.decided_at > now() - interval '14 days'
        GROUP BY
          1
        ORDER BY
          1
      `,
    ),
    read(
      z.object({ n: z.number() }),
      sql`
        SELECT
          count(*)::int AS n
        FROM
          finding f
        WHERE
          ${where}${IS_CONTROL}
      `,
    ),
  ]);
  const none: Tally = { total: 0, open: 0, fieldCheck: 0, awaitingSignoff: 0, accepted: 0, rejected: 0 };
  return {
    all: tallies.find((row) => row.level === 7) ?? none,
    controls: controls?.n ?? 0,
    byDetector: tallies.filter((row) => row.level === 3).map((row) => ({ ...row, code: row.code ?? "" })),
    byTier: tallies.filter((row) => row.level === 5).map((row) => ({ ...row, tier: row.tier ?? "" })),
    byKec: tallies
      .filter((row) => row.level === 6)
      .map((row) => ({ ...row, key: row.kec ?? "", name: row.name ?? row.kec ?? "" })),
    byAge: AGES.map((fromDays, bucket) => ({
      fromDays,
      open: ages.find((row) => row.bucket === bucket)?.open ?? 0,
    })),
    perDay: days,
  };
}
