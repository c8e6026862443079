import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScopeSql } from "@/lib/access/scope-sql";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { STRATA, VERDICTS, type Stratum } from "@/lib/oversight/model/recheck";
import { nextStep, runningBound, upperBound } from "@/lib/statistics/remaining-errors";

const recheckSchema = z.object({
  id: z.number(),
  runId: z.number(),
  seed: z.string(),
  tolerated: z.number(),
  strikes: z.number(),
  keeps: z.number(),
  createdAt: z.date(),
  createdBy: z.string(),
  drawn: z.record(z.string(), z.number()),
  checked: z.record(z.string(), z.number()),
  wrong: z.record(z.string(), z.number()),
});

/** What a sample says of one kind of decisions. */
export interface StratumStatement {
  readonly stratum: Stratum;
  readonly total: number;
  readonly drawn: number;
  readonly checked: number;
  readonly wrong: number;
  /** at most so many wrong ones, 95 %: exact, of one look at the finished sample */
  readonly bound: number;
  /** the same, good at any moment */
  readonly running: number;
  readonly next: "stop" | "widen" | "complete";
}

export interface RecheckStatement {
  readonly id: number;
  readonly runId: number;
  readonly seed: string;
  readonly tolerated: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly strata: readonly StratumStatement[];
}

/** The newest re-check of a run, or null where there is none. */
export async function recheckStatement(
  runId: number,
  read: ReadRows = onPool,
): Promise<RecheckStatement | null> {
  const count = (condition: Sql) => sql`
    coalesce(
      (
        SELECT
          jsonb_object_agg(stratum, n)
        FROM
          (
            SELECT
              i.stratum,
              count(*) AS n
            FROM
              recheck_item i
            WHERE
              i.recheck_id = r.id
              AND ${condition}
            GROUP BY
              1
          ) c
      ),
      '{}'::jsonb
    )
  `;
  const [row] = await read(
    recheckSchema,
    sql`
      SELECT
        r.id,
        r.run_id AS "runId",
        r.seed,
        r.tolerated,
        r.strikes,
        r.keeps,
        r.created_at AS "createdAt",
        r.created_by AS "createdBy",
        ${count(sql`TRUE`)} AS drawn,
        ${count(sql`i.verdict IS NOT NULL`)} AS checked,
        ${count(sql`i.verdict = 'wrong'`)} AS wrong
      FROM
        recheck r
      WHERE
        r.run_id = ${runId}
      ORDER BY
        r.id DESC
      LIMIT
        1
    `,
  );
  if (row === undefined) return null;
  const { id, seed, tolerated, createdAt, createdBy } = row;
  const strata = STRATA.map((stratum) => statementOf(row, stratum));
  return { id, runId, seed, tolerated, createdAt: createdAt.toISOString(), createdBy, strata };
}

function statementOf(row: z.infer<typeof recheckSchema>, stratum: Stratum): StratumStatement {
  const total = stratum === "strike" ? row.strikes : row.keeps;
  const [checked, wrong] = [row.checked[stratum] ?? 0, row.wrong[stratum] ?? 0];
  const recheck = { total, checked, wrong };
  return {
    stratum,
    ...recheck,
    drawn: row.drawn[stratum] ?? 0,
    bound: upperBound(recheck),
    running: runningBound(recheck),
    next: nextStep(recheck, row.tolerated),
  };
}

const itemSchema = z.object({
  findingId: z.number(),
  stratum: z.enum(STRATA),
  ord: z.number(),
  detector: z.string(),
  desa: z.string(),
  verdict: z.enum(VERDICTS).nullable(),
  answeredBy: z.string().nullable(),
  mine: z.boolean(),
});
export type RecheckItemView = z.infer<typeof itemSchema>;

/** The drawn decisions within the person's area, in the order of the draw. */
export async function recheckItems(ctx: Ctx, recheckId: number): Promise<RecheckItemView[]> {
  authorise(ctx.actor, "recheck.view");
  return onPool(
    itemSchema,
    sql`
      SELECT
        i.finding_id AS "findingId",
        i.stratum,
        i.ord,
        f.detector,
        coalesce(d.name, f.desa_key, '–') AS desa,
        i.verdict,
        i.answered_by AS "answeredBy",
        EXISTS (
          SELECT
            1
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.actor_id = ${ctx.actor.id}
        ) AS mine
      FROM
        recheck_item i
        JOIN finding f ON f.id = i.finding_id
        LEFT JOIN region_code d ON d.code = f.desa_key
      WHERE
        i.recheck_id = ${recheckId} ${inScopeSql(ctx.actor)}
      ORDER BY
        i.stratum DESC,
        i.ord
    `,
  );
}
