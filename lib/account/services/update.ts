import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { parseRole, type Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { updateUserInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { release } from "./release-work";
import { askSecond } from "./second-person";
import { assertManagerRemains, assertAreas, assertManagesUsers, managedUser, takesTwo } from "./access";

/**
 * Changes name, role and area. Takes effect at the person's next click: sessions hold no copy of the role. What
 * the person may no longer judge goes back to everybody in the same step. An account that gets a role which takes two
 * is closed until somebody else opens it.
 */
export async function updateUser(ctx: Ctx, input: z.input<typeof updateUserInputSchema>): Promise<void> {
  const { id, name, role, areas, heir } = parseInput(updateUserInputSchema, input);
  await auditedTx(ctx, { action: "user.update", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, areas);
    const before = await managedUser(tx, ctx, id);
    if (can({ role: parseRole(before.role) }, "account.manage") && !can({ role }, "account.manage"))
      await assertManagerRemains(tx, id);
    await assertAreas(tx, role, areas);
    const waits = role !== before.role && takesTwo(ctx, role);
    await tx.user.update({ where: { id }, data: { name, role, areas, ...(waits ? { banned: true } : {}) } });
    if (waits) {
      await askSecond(tx, ctx, { kind: "role", subject: id, reason: role });
      await tx.session.deleteMany({ where: { userId: id } });
    }
    const released = await release(tx, ctx, { id, reach: waits ? null : { role, areas }, heir });
    const data = { waits, role, areas, roleBefore: before.role, areasBefore: before.areas, ...released };
    await audit(tx, ctx, { action: "user.update", entityType: "user", entityId: id, data });
  });
}
