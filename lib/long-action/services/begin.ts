import { AT_ONCE, type LongActionKind, type BegunAction } from "@/lib/long-action/model/long-action";
import type { Ctx } from "@/lib/access/actor";
import { enqueue } from "@/lib/db/queue";
import { storedJson } from "@/lib/db/stored-json";
import type { Tx } from "@/lib/db/tx";

interface Intended {
  readonly kind: LongActionKind;
  /** what the service is told, as it was told */
  readonly input: object;
  /** records that it would change */
  readonly total: number;
}

/**
 * Hands an action over many records to the worker, in the caller's transaction: it is done when, and only when, that
 * commits. The worker asks once more whether its author may do it.
 * @returns null for an action that is small enough to be done at once
 */
export async function beginIfMany(
  tx: Tx,
  ctx: Ctx,
  { kind, input, total }: Intended,
): Promise<BegunAction | null> {
  if (total <= AT_ONCE) return null;
  const { id } = await tx.longAction.create({
    data: { kind, input: storedJson(input), total, createdBy: ctx.actor.id },
    select: { id: true },
  });
  await enqueue(tx, "long-action", { actionId: id });
  return { action: id };
}
