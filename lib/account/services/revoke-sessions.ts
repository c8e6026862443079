import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { userIdInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers, managedUser } from "./access";

/** Signs somebody out everywhere, at once. */
export async function revokeSessions(
  ctx: Ctx,
  input: z.input<typeof userIdInputSchema>,
): Promise<{ ended: number }> {
  const { id } = parseInput(userIdInputSchema, input);
  return auditedTx(ctx, { action: "user.revoke-sessions", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    await managedUser(tx, ctx, id);
    const { count } = await tx.session.deleteMany({ where: { userId: id } });
    await audit(tx, ctx, {
      action: "user.revoke-sessions",
      entityType: "user",
      entityId: id,
      data: { ended: count },
    });
    return { ended: count };
  });
}
