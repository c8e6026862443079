import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import { parseRole, type Ctx } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { updateUserInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { releaseWork } from "./release-work";
import { assertManagerRemains, assertAreas, assertManagesUsers, managedUser } from "./access";

/**
 * Changes name, role and area. Takes effect at the person's next click: sessions hold no copy of the role. What
 * the person may no longer judge goes back to everybody in the same step.
 */
export async function updateUser(ctx: Ctx, input: z.input<typeof updateUserInputSchema>): Promise<void> {
  const { id, name, role, areas } = parseInput(updateUserInputSchema, input);
  await auditedTx(ctx, { action: "user.update", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, areas);
    const before = await managedUser(tx, ctx, id);
    if (can({ role: parseRole(before.role) }, "account.manage") && !can({ role }, "account.manage"))
      await assertManagerRemains(tx, id);
    await assertAreas(tx, role, areas);
    await tx.user.update({ where: { id }, data: { name, role, areas } });
    const released = await releaseWork(tx, id, { role, areas });
    const data = { role, areas, roleBefore: before.role, areasBefore: before.areas, ...released };
    await audit(tx, ctx, { action: "user.update", entityType: "user", entityId: id, data });
  });
}
