import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { createUserInputSchema } from "@/lib/account/model/input";
import { conflict, forbidden } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import type { PasswordLink } from "@/lib/account/model/password-link";
import { insertLink } from "./make-password-link";
import { askSecond } from "./second-person";
import { assertAreas, assertManagesUsers, takesTwo } from "./access";
import { hashChecked } from "./password";

/**
 * Makes an account, with a link by which its owner sets the password: whoever makes it does not get to know it. At
 * the server's own command line it may have a first password, to be changed at the first sign-in.
 * @throws `user-exists`, `password-by-link` and those of `assertAreas`
 */
export async function createUser(
  ctx: Ctx,
  input: z.input<typeof createUserInputSchema>,
): Promise<{ id: string; waits: boolean; link: PasswordLink | null }> {
  const user = parseInput(createUserInputSchema, input);
  const id = crypto.randomUUID();
  return auditedTx(ctx, { action: "user.create", entityType: "user", entityId: "new" }, async (tx) => {
    assertManagesUsers(ctx, user.areas);
    await assertAreas(tx, user.role, user.areas);
    const { password } = user;
    if (password !== undefined && ctx.actor.role !== "system") throw forbidden("password-by-link");
    const hash = password === undefined ? null : await hashChecked(password, user.username, user.name);
    const waits = takesTwo(ctx, user.role);
    await insertUser(tx, id, user, waits);
    if (waits) await askSecond(tx, ctx, { kind: "role", subject: id, reason: user.role });
    await tx.account.create({
      data: { id: crypto.randomUUID(), accountId: id, providerId: "credential", userId: id, password: hash },
    });
    const link = hash === null ? await insertLink(tx, ctx, id) : null;
    await audit(tx, ctx, {
      action: "user.create",
      entityType: "user",
      entityId: id,
      data: { role: user.role, areas: user.areas, waits },
    });
    return { id, waits, link };
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
