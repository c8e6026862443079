import { AT_ONCE, type ActKind, type BegunAct } from "@/lib/act/model/act";
import type { Ctx } from "@/lib/access/actor";
import { enqueue } from "@/lib/db/queue";
import { storedJson } from "@/lib/db/stored-json";
import type { Tx } from "@/lib/db/tx";

interface Intended {
  readonly kind: ActKind;
  /** what the service is told, as it was told */
  readonly input: object;
  /** records that it would change */
  readonly total: number;
}

/**
 * Hands an act over many records to the worker, in the caller's transaction: it is done when, and only when, that
 * commits. The worker asks once more whether its author may do it.
 * @returns null for an act that is small enough to be done at once
 */
export async function beginIfMany(
  tx: Tx,
  ctx: Ctx,
  { kind, input, total }: Intended,
): Promise<BegunAct | null> {
  if (total <= AT_ONCE) return null;
  const { id } = await tx.longAct.create({
    data: { kind, input: storedJson(input), total, createdBy: ctx.actor.id },
    select: { id: true },
  });
  await enqueue(tx, "act", { actId: id });
  return { act: id };
}
