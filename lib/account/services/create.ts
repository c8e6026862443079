import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { createUserInputSchema } from "@/lib/account/model/input";
import { conflict } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { askSecond } from "./second-person";
import { assertAreas, assertManagesUsers, takesTwo } from "./access";
import { hashChecked } from "./password";

/**
 * Opens an account with a first password, which its owner must change at the first sign-in.
 * @throws `user-exists` and those of `assertAreas`
 */
export async function createUser(
  ctx: Ctx,
  input: z.input<typeof createUserInputSchema>,
): Promise<{ id: string; waits: boolean }> {
  const user = parseInput(createUserInputSchema, input);
  const id = crypto.randomUUID();
  return auditedTx(ctx, { action: "user.create", entityType: "user", entityId: "new" }, async (tx) => {
    assertManagesUsers(ctx, user.areas);
    await assertAreas(tx, user.role, user.areas);
    const hash = await hashChecked(user.password, user.username, user.name);
    const waits = takesTwo(ctx, user.role);
    await insertUser(tx, id, user, waits);
    if (waits) await askSecond(tx, ctx, { kind: "role", subject: id, reason: user.role });
    await tx.account.create({
      data: { id: crypto.randomUUID(), accountId: id, providerId: "credential", userId: id, password: hash },
    });
    await audit(tx, ctx, {
      action: "user.create",
      entityType: "user",
      entityId: id,
      data: { role: user.role, areas: user.areas, waits },
    });
    return { id, waits };
  });
}

/**
 * better-auth wants a unique address; nobody here is ever written to, so it is one that can never exist (RFC
 * 2606).
 */
async function insertUser(
  tx: Tx,
  id: string,
  user: z.output<typeof createUserInputSchema>,
  banned: boolean,
): Promise<void> {
  const { count } = await tx.user.createMany({
    data: {
      id,
      name: user.name,
      username: user.username,
      displayUsername: user.username,
      email: `${user.username}@cermat.invalid`,
      role: user.role,
      areas: user.areas,
      banned,
      mustChangePassword: user.mustChangePassword,
    },
    skipDuplicates: true,
  });
  if (count === 0) throw conflict("user-exists", { username: user.username });
}
