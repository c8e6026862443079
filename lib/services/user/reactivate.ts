import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/domain/actor";
import { UserIdInput } from "@/lib/domain/user-input";
import { assertManagesUsers, managedUser } from "./access";

/** Opens a closed account again, with its old password. */
export async function reactivateUser(ctx: Ctx, input: z.input<typeof UserIdInput>): Promise<void> {
  const { id } = UserIdInput.parse(input);
  assertManagesUsers(ctx, ctx.actor.areas);
  await inTx(async (tx) => {
    await managedUser(tx, ctx, id);
    await tx.user.update({ where: { id }, data: { banned: false } });
    await audit(tx, ctx, { action: "user.reactivate", entityType: "user", entityId: id });
  });
}
