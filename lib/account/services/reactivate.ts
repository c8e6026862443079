import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { userIdInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers, managedUser } from "./access";

/** Opens a closed account again, with its old password. */
export async function reactivateUser(ctx: Ctx, input: z.input<typeof userIdInputSchema>): Promise<void> {
  const { id } = parseInput(userIdInputSchema, input);
  await auditedTx(ctx, { action: "user.reactivate", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    await managedUser(tx, ctx, id);
    await tx.user.update({ where: { id }, data: { banned: false } });
    await audit(tx, ctx, { action: "user.reactivate", entityType: "user", entityId: id });
  });
}
