import { verifyBounded } from "@/lib/account/auth/bounded-hash";
import { clearAttempts, MAX_WAIT_SECONDS, reserveAttempt } from "@/lib/account/auth/lockout";
import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { changeOwnPasswordInputSchema } from "@/lib/account/model/input";
import { badInput, notFound, UserError } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { hashChecked } from "./password";

/**
 * Needs the current password; every other session of this person ends.
 * @throws `password-wrong`, `sign-in-locked` after many wrong ones, `password-same`, `password-too-plain`
 */
export async function changeOwnPassword(
  ctx: Ctx,
  input: z.input<typeof changeOwnPasswordInputSchema>,
): Promise<void> {
  const { current, password, keepSessionId } = parseInput(changeOwnPasswordInputSchema, input);
  // Outside the transaction: a wrong guess counts although nothing else of it stays.
  const own = `own ${ctx.actor.id}`;
  if (!(await reserveAttempt(own)))
    throw new UserError("too-many", "sign-in-locked", { seconds: MAX_WAIT_SECONDS });
  await auditedTx(
    ctx,
    { action: "user.change-password", entityType: "user", entityId: ctx.actor.id },
    async (tx) => {
      authorise(ctx.actor, "account.own");
      const account = await tx.account.findFirst({
        where: { userId: ctx.actor.id, providerId: "credential" },
        select: { id: true, password: true },
      });
      if (account === null || account.password === null) throw notFound("user-not-found");
      if (!(await verifyBounded({ hash: account.password, password: current })))
        throw badInput("password-wrong");
      if (current === password) throw badInput("password-same");
      await tx.account.update({
        where: { id: account.id },
        data: { password: await hashChecked(password, ctx.actor.username) },
      });
      await tx.user.update({ where: { id: ctx.actor.id }, data: { mustChangePassword: false } });
      const others = await tx.session.deleteMany({
        where: {
          userId: ctx.actor.id,
          ...(keepSessionId === undefined ? {} : { id: { not: keepSessionId } }),
        },
      });
      await audit(tx, ctx, {
        action: "user.change-password",
        entityType: "user",
        entityId: ctx.actor.id,
        data: { sessionsEnded: others.count },
      });
    },
  );
  await clearAttempts(own);
}
