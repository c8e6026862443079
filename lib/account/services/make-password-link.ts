import { createHash, randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { clearAttempts } from "@/lib/account/auth/lockout";
import { userIdInputSchema } from "@/lib/account/model/input";
import { LINK_HOURS, type PasswordLink } from "@/lib/account/model/password-link";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import { parseInput } from "@/lib/parse-input";
import { assertManagesUsers, managedUser } from "./access";

export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A new link in the place of an older one; of its secret only the hash is kept. */
export async function insertLink(tx: Tx, ctx: Ctx, userId: string): Promise<PasswordLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.now() + LINK_HOURS * 3_600_000);
  const link = { tokenHash: hashOfToken(token), madeBy: ctx.actor.id, expiresAt, usedAt: null };
  await tx.passwordLink.upsert({ where: { userId }, create: { ...link, userId }, update: link });
  return { token, expiresAt };
}

/**
 * For somebody who forgot the password: it opens nothing from now on, every session ends, and its owner sets
 * another one by the link, which nobody else sees.
 */
export async function makePasswordLink(
  ctx: Ctx,
  input: z.input<typeof userIdInputSchema>,
): Promise<PasswordLink> {
  const { id } = parseInput(userIdInputSchema, input);
  const event = { action: "user.make-link", entityType: "user", entityId: id };
  const { link, username } = await auditedTx(ctx, event, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    const user = await managedUser(tx, ctx, id);
    await tx.account.updateMany({
      where: { userId: id, providerId: "credential" },
      data: { password: null },
    });
    const ended = await tx.session.deleteMany({ where: { userId: id } });
    const link = await insertLink(tx, ctx, id);
    await audit(tx, ctx, { ...event, data: { sessionsEnded: ended.count } });
    return { link, username: user.username };
  });
  await clearAttempts(username);
  return link;
}
