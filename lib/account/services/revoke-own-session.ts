import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { revokeSessionInputSchema } from "@/lib/account/model/input";
import { notFound } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Ends one of the actor's own sessions, e.g. on a device left at another office. */
export async function revokeOwnSession(
  ctx: Ctx,
  input: z.input<typeof revokeSessionInputSchema>,
): Promise<void> {
  const { sessionId } = parseInput(revokeSessionInputSchema, input);
  await auditedTx(
    ctx,
    { action: "user.revoke-sessions", entityType: "user", entityId: ctx.actor.id },
    async (tx) => {
      authorise(ctx.actor, "account.own");
      const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId: ctx.actor.id } });
      if (count === 0) throw notFound("session-not-found");
      await audit(tx, ctx, {
        action: "user.revoke-sessions",
        entityType: "user",
        entityId: ctx.actor.id,
        data: { ended: count },
      });
    },
  );
}
