import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { userIdInputSchema } from "@/lib/account/model/input";
import { statedPurposeSchema } from "@/lib/account/model/unmasked";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepText } from "@/lib/audit/services/keep-text";
import { audit } from "@/lib/db/audit";
import { conflict } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers, managedUser } from "./access";
import { removeFactors } from "./remove-factors";
import { askSecond } from "./second-person";

/**
 * The telephone of somebody's second factor is lost, and the recovery codes with it: asks for it to be taken off,
 * which a second person does.
 * @throws `second-factor-none`
 */
export async function reportLostFactor(ctx: Ctx, input: z.input<typeof userIdInputSchema>): Promise<void> {
  const { id } = parseInput(userIdInputSchema, input);
  const event = { action: "user.lost-factor", entityType: "user", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    await managedUser(tx, ctx, id);
    const { twoFactorEnabled } = await tx.user.findUniqueOrThrow({ where: { id } });
    if (!twoFactorEnabled) throw conflict("second-factor-none");
    await askSecond(tx, ctx, { kind: "factor", subject: id, reason: "lost" });
    await audit(tx, ctx, { ...event, data: {} });
  });
}

/** The same at once, at the server's own command line, for a purpose that stands on the trail. */
export async function dropLostFactor(ctx: Ctx, id: string, purpose: string): Promise<void> {
  const stated = parseInput(statedPurposeSchema, purpose);
  const event = { action: "user.drop-factor", entityType: "user", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    assertManagesUsers(ctx);
    await removeFactors(tx, id);
    await audit(tx, ctx, { ...event, data: { text: await keepText(tx, { purpose: stated }, null) } });
  });
}
