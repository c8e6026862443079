import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { parseRole, type Ctx } from "@/lib/access/actor";
import { userIdInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { forbidden } from "@/lib/errors";
import { askedBy, confirmSecond } from "./second-person";
import { assertManagesUsers, managedUser, takesTwo } from "./access";

/**
 * Opens a closed account again, with its old password; also one that was closed until a second person confirms
 * its role.
 * @throws `second-person-needed` for who gave that role
 */
export async function reactivateUser(ctx: Ctx, input: z.input<typeof userIdInputSchema>): Promise<void> {
  const { id } = parseInput(userIdInputSchema, input);
  await auditedTx(ctx, { action: "user.reactivate", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    const { role } = await managedUser(tx, ctx, id);
    if (takesTwo(ctx, parseRole(role)) && (await askedBy(tx, "role", id)) === ctx.actor.id)
      throw forbidden("second-person-needed");
    await confirmSecond(tx, ctx, "role", id);
    await tx.user.update({ where: { id }, data: { banned: false } });
    await audit(tx, ctx, { action: "user.reactivate", entityType: "user", entityId: id });
  });
}
