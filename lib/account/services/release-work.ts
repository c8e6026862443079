import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { beginIfMany } from "@/lib/long-action/services/begin";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { conflict } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { rowsIn } from "@/lib/db/tx-rows";
import type { AtLength, Tx } from "@/lib/db/tx";
import { parseRole, type Ctx, type Role } from "@/lib/access/actor";
import { rolesThatMay } from "@/lib/access/permissions";
import { areaCovers } from "@/lib/access/scope-sql";

/** What an account leaves behind. */
export interface ReleasedWork {
  /** findings that were given to it */
  readonly tasks: number;
  /** findings that it had in hand */
  readonly leases: number;
  /** of the tasks: given to the person who was named */
  readonly given: number;
}

/** What an account may do from now on; null: nothing, it is closed or on leave. */
type Reach = { readonly role: Role; readonly areas: readonly string[] } | null;

const releaseSchema = z.object({ id: z.string(), heir: z.string().optional() });

/**
 * Gives back what hangs on an account, in the same step where it is little; where it is much, the worker does it.
 * @throws UserError conflict `heir-unfit`
 */
export async function release(
  tx: Tx,
  ctx: Ctx,
  { id, reach, heir }: { readonly id: string; readonly reach: Reach; readonly heir?: string | undefined },
): Promise<ReleasedWork | { readonly action: number }> {
  if (heir !== undefined) await heirOf(tx, id, heir);
  const total = await tx.finding.count({
    where: {
      OR: [{ assignedTo: id }, { claimedBy: id }],
      state: { notIn: ["awaiting_signoff", "final", "split"] },
    },
  });
  const begun = await beginIfMany(tx, ctx, { kind: "release", input: { id, heir }, total });
  return begun ?? releaseWork(tx, id, reach, heir);
}

/** The same by the worker, by what the account may do when its turn comes. */
export async function releaseLater(ctx: Ctx, input: unknown, long: AtLength): Promise<ReleasedWork> {
  const { id, heir } = parseInput(releaseSchema, input);
  const event = { action: "user.release", entityType: "user", entityId: id };
  return auditedTx(
    ctx,
    event,
    async (tx) => {
      const { banned, awayUntil, role, areas } = await tx.user.findUniqueOrThrow({
        where: { id },
        select: { banned: true, awayUntil: true, role: true, areas: true },
      });
      const released = await releaseWork(
        tx,
        id,
        banned || awayUntil !== null ? null : { role: parseRole(role), areas },
        heir,
      );
      await audit(tx, ctx, { ...event, data: { ...released } });
      return released;
    },
    long,
  );
}

/**
 * Gives back what hangs on an account that can no longer do it: its tasks go to the person who is named where
 * they lie in that person's area, else to everybody; what it has in hand is free at once. What it judged stays its
 * own. Findings that it may still judge stay with it.
 * @param reach what the account may do from now on; null for a closed one
 */
async function releaseWork(tx: Tx, id: string, reach: Reach, heirId?: string): Promise<ReleasedWork> {
  const heir = heirId === undefined ? null : await heirOf(tx, id, heirId);
  const place = sql`coalesce(f.desa_key, f.kec_key, f.region_code)`;
  const inherits =
    heir === null
      ? sql`FALSE`
      : sql`
          ${areaCovers(heir.areas, place)}
          AND ${notAsked(heir.id)}
        `;
  const outOfReach: Sql =
    reach === null || !rolesThatMay("finding.be-assigned").includes(reach.role)
      ? sql`TRUE`
      : sql` NOT ${areaCovers(reach.areas, place)} `;
  const [released] = await rowsIn(tx)(
    z.object({ tasks: z.number(), leases: z.number(), given: z.number() }),
    sql`
      WITH
        hanging AS (
          SELECT
            f.id,
            f.assigned_to IS NOT DISTINCT FROM ${id} AS task,
            f.claimed_by IS NOT DISTINCT FROM ${id} AS lease,
            ${inherits} AS inherits
          FROM
            finding f
          WHERE
            (
              f.assigned_to = ${id}
              OR f.claimed_by = ${id}
            )
            AND f.state NOT IN ('awaiting_signoff', 'final', 'split')
            AND ${outOfReach}
          FOR UPDATE
        ),
        freed AS (
          UPDATE finding f
          SET
            assigned_to = CASE
              WHEN h.task
              AND h.inherits THEN ${heir?.id ?? null}
              WHEN h.task THEN NULL
              ELSE f.assigned_to
            END,
            claimed_by = CASE
              WHEN h.lease THEN NULL
              ELSE f.claimed_by
            END,
            claimed_until = CASE
              WHEN h.lease THEN NULL
              ELSE f.claimed_until
            END
          FROM
            hanging h
          WHERE
            f.id = h.id
          RETURNING
            h.task,
            h.lease,
            h.inherits
        )
      SELECT
        (
          count(*) FILTER (
            WHERE
              task
          )
        )::int AS tasks,
        (
          count(*) FILTER (
            WHERE
              lease
          )
        )::int AS leases,
        (
          count(*) FILTER (
            WHERE
              task
              AND inherits
          )
        )::int AS given
      FROM
        freed
    `,
  );
  return released ?? { tasks: 0, leases: 0, given: 0 };
}

/**
 * Who takes over.
 * @throws UserError conflict `heir-unfit` for a closed account, one that is handed no work, or the account itself
 */
async function heirOf(
  tx: Tx,
  id: string,
  heirId: string,
): Promise<{ readonly id: string; readonly areas: readonly string[] }> {
  const heir = await tx.user.findFirst({
    where: {
      id: { equals: heirId, not: id },
      banned: false,
      awayUntil: null,
      role: { in: rolesThatMay("finding.be-assigned") },
    },
    select: { id: true, areas: true },
  });
  if (heir === null) throw conflict("heir-unfit");
  return heir;
}

/** Whoever was unsure of a finding, or gave the first of two judgements, is not handed it again. */
const notAsked = (heirId: string): Sql => sql`
  NOT EXISTS (
    SELECT
      1
    FROM
      judgement j
    WHERE
      j.finding_id = f.id
      AND j.round = f.round
      AND j.actor_id = ${heirId}
  )
`;
