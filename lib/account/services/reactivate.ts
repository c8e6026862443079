import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { userIdInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { forbidden } from "@/lib/errors";
import { askedBy, confirmSecond } from "./second-person";
import { assertManagesUsers, managedUser } from "./access";

/**
 * Opens a closed account again, with its old password; also one that was closed until a second person confirms
 * its role or its password.
 * @throws `second-person-needed` for who asked for that
 */
export async function reactivateUser(ctx: Ctx, input: z.input<typeof userIdInputSchema>): Promise<void> {
  const { id } = parseInput(userIdInputSchema, input);
  await auditedTx(ctx, { action: "user.reactivate", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    await managedUser(tx, ctx, id);
    for (const kind of ["role", "password"] as const) {
      if ((await askedBy(tx, kind, id)) === ctx.actor.id) throw forbidden("second-person-needed");
      await confirmSecond(tx, ctx, kind, id);
    }
    await tx.user.update({ where: { id }, data: { banned: false } });
    await audit(tx, ctx, { action: "user.reactivate", entityType: "user", entityId: id });
  });
}
