import type { z } from "zod";
import { clearAttempts } from "@/lib/account/auth/lockout";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { setPasswordInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers, managedUser } from "./access";
import { hashChecked } from "./password";

/**
 * A new first password for somebody who forgot theirs: every session ends, the lock opens, and it must be
 * changed at sign-in.
 */
export async function setPassword(ctx: Ctx, input: z.input<typeof setPasswordInputSchema>): Promise<void> {
  const { id, password } = parseInput(setPasswordInputSchema, input);
  const username = await auditedTx(
    ctx,
    { action: "user.set-password", entityType: "user", entityId: id },
    async (tx) => {
      assertManagesUsers(ctx, ctx.actor.areas);
      const user = await managedUser(tx, ctx, id);
      const hash = await hashChecked(password, user.username);
      await tx.account.updateMany({
        where: { userId: id, providerId: "credential" },
        data: { password: hash },
      });
      await tx.user.update({ where: { id }, data: { mustChangePassword: true } });
      const ended = await tx.session.deleteMany({ where: { userId: id } });
      await audit(tx, ctx, {
        action: "user.set-password",
        entityType: "user",
        entityId: id,
        data: { sessionsEnded: ended.count },
      });
      return user.username;
    },
  );
  await clearAttempts(username);
}
