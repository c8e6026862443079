import { auth } from "@/lib/account/auth/auth";
import { verifyBounded } from "@/lib/account/auth/bounded-hash";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import { badInput } from "@/lib/errors";
import { guessed } from "./second-factor";

/**
 * Whoever sits before an open session shows that it is its owner: by a code where the account has a second factor,
 * else by the password. Holds for what `assertFresh` allows.
 * @throws `password-wrong` · `second-factor-wrong` · `sign-in-locked`
 */
export async function confirmIdentity(ctx: Ctx, headers: Headers, proof: string): Promise<void> {
  authorise(ctx.actor, "account.own");
  const { session, actor } = ctx;
  if (session === undefined) return;
  const user = await prisma().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { twoFactorEnabled: true, accounts: { where: { providerId: "credential" }, take: 1 } },
  });
  if (user.twoFactorEnabled)
    await guessed(ctx, "second-factor-wrong", () =>
      auth().api.verifyTOTP({ body: { code: proof.replaceAll(" ", "") }, headers }),
    );
  else
    await guessed(ctx, "password-wrong", async () => {
      const hash = user.accounts[0]?.password ?? "";
      if (!(await verifyBounded({ hash, password: proof }))) throw badInput("password-wrong");
    });
  const event = { action: "user.confirm", entityType: "user", entityId: actor.id, data: {} };
  await auditedTx(ctx, event, async (tx) => {
    await tx.session.updateMany({
      where: { id: session.id, userId: actor.id },
      data: { confirmedAt: new Date() },
    });
    await audit(tx, ctx, event);
  });
}
