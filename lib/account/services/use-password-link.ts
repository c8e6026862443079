import type { z } from "zod";
import { SYSTEM } from "@/lib/access/actor";
import { actorOf } from "@/lib/account/auth/trail";
import { useLinkInputSchema } from "@/lib/account/model/password-link";
import { audit } from "@/lib/db/audit";
import { inTx, type Tx } from "@/lib/db/tx";
import { UserError } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { hashOfToken } from "./make-password-link";
import { hashChecked } from "./password";
import { askSecond } from "./second-person";

/**
 * Its owner sets the password by a link, once. Whoever made the link could open it too: where a second factor will be
 * asked for at sign-in, it would not help; where there is none, the account stays closed until a second person has
 * asked its owner. A link that the server's own command line made waits for nobody.
 * @returns whether a second person must confirm it first
 * @throws `link-gone` for one that is unknown, used or too old; a used one is seen on its owner's trail
 */
export async function usePasswordLink(
  input: z.input<typeof useLinkInputSchema>,
): Promise<{ waits: boolean }> {
  const { token, password } = parseInput(useLinkInputSchema, input);
  const settled = await inTx(async (tx) => {
    const link = await lockedLink(tx, hashOfToken(token));
    if (link === null) return null;
    const user = await tx.user.findUniqueOrThrow({ where: { id: link.user_id } });
    const ctx = { actor: actorOf({ ...user }) };
    const event = { entityType: "user", entityId: user.id };
    const asked = { subject: user.id, outcome: null, kind: { in: ["role", "password"] } };
    const closed = user.banned && (await tx.secondRequest.count({ where: asked })) === 0;
    if (closed || link.used_at !== null || link.expires_at <= new Date()) {
      const data = { reason: link.used_at !== null ? "used" : closed ? "closed" : "expired" };
      await audit(tx, { actor: SYSTEM }, { ...event, action: "user.use-link.refused", data });
      return null;
    }
    const hash = await hashChecked(password, user.username, user.name);
    const waits = !user.twoFactorEnabled && link.made_by !== SYSTEM.id;
    await tx.account.updateMany({
      where: { userId: user.id, providerId: "credential" },
      data: { password: hash },
    });
    await tx.user.update({
      where: { id: user.id },
      data: { mustChangePassword: false, ...(waits ? { banned: true } : {}) },
    });
    await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.passwordLink.update({ where: { userId: user.id }, data: { usedAt: new Date() } });
    // Of two links in a row the maker of the one that was used is the one who must not confirm it.
    await tx.secondRequest.updateMany({
      where: { ...asked, kind: "password" },
      data: { outcome: "declined", settledBy: SYSTEM.id, settledAt: new Date() },
    });
    if (waits)
      await askSecond(
        tx,
        { actor: { ...ctx.actor, id: link.made_by } },
        {
          kind: "password",
          subject: user.id,
          reason: "link",
        },
      );
    await audit(tx, ctx, { ...event, action: "user.use-link", data: { waits } });
    return { waits };
  });
  if (settled === null) throw new UserError("not-found", "link-gone");
  return settled;
}

interface StoredLink {
  readonly user_id: string;
  readonly made_by: string;
  readonly expires_at: Date;
  readonly used_at: Date | null;
}

async function lockedLink(tx: Tx, hash: string): Promise<StoredLink | null> {
  const [link] = await tx.$queryRaw<StoredLink[]>`
    SELECT user_id, made_by, expires_at, used_at FROM password_link WHERE token_hash = ${hash} FOR UPDATE`;
  return link ?? null;
}
