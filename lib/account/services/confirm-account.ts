import type { Ctx } from "@/lib/access/actor";
import { statedPurposeSchema } from "@/lib/account/model/unmasked";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepText } from "@/lib/audit/services/keep-text";
import { audit } from "@/lib/db/audit";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers } from "./access";
import { confirmSecond } from "./second-person";

/**
 * Opens an account that waits for a second person, at the server's own command line: for an office in which
 * one person only manages accounts yet.
 */
export async function confirmAccount(ctx: Ctx, id: string, purpose: string): Promise<void> {
  const stated = parseInput(statedPurposeSchema, purpose);
  const event = { action: "user.reactivate", entityType: "user", entityId: id };
  await auditedTx(ctx, event, async (tx) => {
    assertManagesUsers(ctx);
    await confirmSecond(tx, ctx, "role", id);
    await confirmSecond(tx, ctx, "password", id);
    await tx.user.update({ where: { id }, data: { banned: false } });
    await audit(tx, ctx, { ...event, data: { text: await keepText(tx, { purpose: stated }, null) } });
  });
}
