import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { setKeysInputSchema } from "@/lib/account/model/keys";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** Which letter stands for which action, for this person on any device. */
export async function setOwnKeys(ctx: Ctx, input: z.input<typeof setKeysInputSchema>): Promise<void> {
  const { keys } = parseInput(setKeysInputSchema, input);
  const target = { action: "user.set-keys", entityType: "user", entityId: ctx.actor.id };
  await auditedTx(ctx, target, async (tx) => {
    authorise(ctx.actor, "account.own");
    await tx.user.update({ where: { id: ctx.actor.id }, data: { keys } });
    await audit(tx, ctx, { ...target, data: { keys } });
  });
}
