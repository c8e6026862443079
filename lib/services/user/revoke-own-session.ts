import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/domain/actor";
import { RevokeSessionInput } from "@/lib/domain/user-input";
import { assertPerson } from "./own-account";
import { notFound } from "@/lib/errors";

/** Ends one of the actor's own sessions, e.g. on a device left at another office. */
export async function revokeOwnSession(ctx: Ctx, input: z.input<typeof RevokeSessionInput>): Promise<void> {
  assertPerson(ctx);
  const { sessionId } = RevokeSessionInput.parse(input);
  await inTx(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId: ctx.actor.id } });
    if (count === 0) throw notFound("session-not-found");
    await audit(tx, ctx, { action: "user.revoke-sessions", entityType: "user", entityId: ctx.actor.id, data: { ended: count } });
  });
}
