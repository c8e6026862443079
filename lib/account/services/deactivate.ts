import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { deactivateInputSchema } from "@/lib/account/model/input";
import { conflict } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { release } from "./release-work";
import { assertManagerRemains, assertManagesUsers, managedUser } from "./access";

/**
 * Closes an account: no sign-in, every session ended, its open work with whoever is named, or back with everybody.
 * It is never deleted, for its decisions and its trail stay.
 */
export async function deactivateUser(ctx: Ctx, input: z.input<typeof deactivateInputSchema>): Promise<void> {
  const { id, heir } = parseInput(deactivateInputSchema, input);
  await auditedTx(ctx, { action: "user.deactivate", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    if (id === ctx.actor.id) throw conflict("user-not-self");
    await managedUser(tx, ctx, id);
    await assertManagerRemains(tx, id);
    await tx.user.update({ where: { id }, data: { banned: true, awayUntil: null } });
    await tx.awayTask.deleteMany({ where: { userId: id } });
    await tx.session.deleteMany({ where: { userId: id } });
    await tx.passwordLink.deleteMany({ where: { userId: id } });
    const released = await release(tx, ctx, { id, reach: null, heir });
    await audit(tx, ctx, {
      action: "user.deactivate",
      entityType: "user",
      entityId: id,
      data: { ...released },
    });
  });
}
