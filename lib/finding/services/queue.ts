import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { parseInput } from "@/lib/parse-input";
import { applyAction, findingAction } from "./review/apply-action";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import { UserError } from "@/lib/errors";
import { claimable } from "@/lib/finding/queries/queue/claimable";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";

/** Takes a finding (ambil): a lease that nobody else can have at the same time. */
export async function claimFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { findingId } = parseInput(FINDING_ACTIONS.claim, input);
  return findingAction(ctx, "claim", { findingId }, () => ({ kind: "claim" }));
}

/** Keeps the lease while the finding is open on the screen. A lost lease is told, not renewed. */
export async function renewFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { findingId } = parseInput(FINDING_ACTIONS.renew, input);
  return findingAction(ctx, "renew", { findingId }, () => ({ kind: "renew" }));
}

/** Gives a finding back to the queue (lepas). */
export async function releaseFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { findingId } = parseInput(FINDING_ACTIONS.release, input);
  return findingAction(ctx, "release", { findingId }, () => ({ kind: "release" }));
}

/** How many candidates are looked at before giving way; a whole office pressing `n` at once is fewer. */
const CANDIDATES = [60, 400] as const;

/**
 * Hands out the next unclaimed finding of the person's scope (ambil berikutnya), first what is assigned to
 * them: never the same one to two people, because the row is locked before it is taken and rows that others
 * have locked are stepped over.
 * @returns null when nothing is left
 */
export async function takeNextFinding(ctx: Ctx, input: unknown): Promise<ActionResult | null> {
  return auditedTx(ctx, { action: "finding.take-next", entityType: "finding", entityId: "-" }, async (tx) => {
    authorise(ctx.actor, "finding.take-next");
    const wanted = parseInput(FINDING_ACTIONS.takeNext, input);
    const policy = await reviewPolicy(tx);
    for (const assigned of ["me", "nobody"] as const) {
      for (const count of CANDIDATES) {
        const ids = await claimable(rowsIn(tx), ctx.actor, { ...wanted, assigned }, count);
        const taken = await takeFirst(tx, ctx, policy, ids);
        if (taken) return taken;
        if (ids.length < count) break;
      }
    }
    return null;
  });
}

async function takeFirst(
  tx: Tx,
  ctx: Ctx,
  policy: ReviewPolicy,
  ids: readonly number[],
): Promise<ActionResult | null> {
  const left = [...ids];
  while (left.length > 0) {
    const id = await lockOne(tx, left);
    if (id === null) return null;
    try {
      return await applyAction(tx, ctx, policy, { findingId: id }, () => ({ kind: "claim" }));
    } catch (error) {
      // Not for this person after all (they were unsure of it before): the next one.
      if (!(error instanceof UserError)) throw error;
      left.splice(left.indexOf(id), 1);
    }
  }
  return null;
}

/**
 * Locks the first of the candidates that is still free, in their order. The state is read again under the
 * lock.
 */
async function lockOne(tx: Tx, ids: readonly number[]): Promise<number | null> {
  const statement = sql`
    SELECT
      f.id
    FROM
      finding f
    WHERE
      f.id = ANY (${ids}::INT[])
      AND f.state NOT IN ('awaiting_signoff', 'final', 'split')
      AND (
        f.claimed_by IS NULL
        OR f.claimed_until <= now()
      )
    ORDER BY
      array_position(${ids}::INT[], f.id)
    LIMIT
      1
    FOR NO KEY UPDATE
      skip locked
  `;
  const found = await rowsIn(tx)(z.object({ id: z.number() }), statement);
  return found[0]?.id ?? null;
}
