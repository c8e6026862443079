import { audit, type AuditInput } from "@/lib/db/audit";
import { inTx, type AtLength, type Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { UserError, type UserErrorKind } from "@/lib/errors";

/** Kinds that mean: somebody tried something that they may not or could not do. */
const ON_THE_TRAIL: readonly UserErrorKind[] = ["forbidden", "conflict", "refused", "too-many"];

/**
 * An audited transaction: one action of a service. When it is refused, the refusal goes on the trail in a
 * transaction of its own, because the action's own one is rolled back; then the error goes on to the caller.
 */
export async function auditedTx<T>(
  ctx: Ctx,
  event: Omit<AuditInput, "data">,
  fn: (tx: Tx) => Promise<T>,
  long?: AtLength,
): Promise<T> {
  try {
    return await inTx(fn, long);
  } catch (error) {
    if (error instanceof UserError && ON_THE_TRAIL.includes(error.kind)) {
      await inTx((tx) =>
        audit(tx, ctx, { ...event, action: `${event.action}.refused`, data: { code: error.code } }),
      );
    }
    throw error;
  }
}
