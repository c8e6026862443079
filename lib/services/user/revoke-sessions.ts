import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/domain/actor";
import { UserIdInput } from "@/lib/domain/user-input";
import { assertManagesUsers, managedUser } from "./access";

/** Signs somebody out everywhere, at once. */
export async function revokeSessions(ctx: Ctx, input: z.input<typeof UserIdInput>): Promise<{ ended: number }> {
  const { id } = UserIdInput.parse(input);
  assertManagesUsers(ctx, ctx.actor.areas);
  return inTx(async (tx) => {
    await managedUser(tx, ctx, id);
    const { count } = await tx.session.deleteMany({ where: { userId: id } });
    await audit(tx, ctx, { action: "user.revoke-sessions", entityType: "user", entityId: id, data: { ended: count } });
    return { ended: count };
  });
}
