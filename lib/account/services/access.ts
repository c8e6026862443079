import type { Tx } from "@/lib/db/tx";
import type { Ctx, Role } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import { authorise, can, rolesThatMay } from "@/lib/access/permissions";
import { covers, needsArea } from "@/lib/access/scope";
import { badInput, conflict, forbidden, notFound } from "@/lib/errors";

/** Whoever manages accounts in one area cannot hand out another, and has just shown who it is. */
export function assertManagesUsers(ctx: Ctx, areas: readonly string[] = []): void {
  authorise(ctx.actor, "account.manage");
  const limited = ctx.actor.areas.length > 0;
  assertFresh(ctx);
  if (limited && (areas.length === 0 || areas.some((area) => !covers(ctx.actor, area)))) throw forbidden();
}

/**
 * @throws `user-area-required` for a role that works in an area and has none, and would see nothing;
 * `user-area-unknown` for a code that no list has
 */
export async function assertAreas(tx: Tx, role: Role, areas: readonly string[]): Promise<void> {
  if (needsArea(role) && areas.length === 0) throw badInput("user-area-required");
  const known = await tx.regionCode.findMany({ where: { code: { in: [...areas] } }, select: { code: true } });
  const unknown = areas.find((area) => !known.some(({ code }) => code === area));
  if (unknown !== undefined) throw badInput("user-area-unknown", { code: unknown });
}

/**
 * An office must not lock itself out. Locks the rows of those who manage accounts, so that two of them cannot
 * close each other at once.
 */
export async function assertManagerRemains(tx: Tx, leavingId: string): Promise<void> {
  const roles = rolesThatMay("account.manage");
  const managers = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM "user" WHERE role = ANY (${roles}) AND NOT banned ORDER BY id FOR UPDATE`;
  if (managers.some(({ id }) => id === leavingId) && managers.length === 1)
    throw conflict("user-last-manager");
}

/**
 * Roles that make the second pair of eyes, or the accounts of it: whoever gives one to somebody does not alone make
 * it hold. At the server's own command line nobody else may be there yet.
 */
export const takesTwo = (ctx: Ctx, role: Role): boolean =>
  ctx.actor.role !== "system" && (can({ role }, "finding.sign-off") || can({ role }, "account.manage"));

/** The account to be changed, if this person's scope holds it. */
export async function managedUser(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{
  id: string;
  username: string;
  role: string;
  areas: string[];
  banned: boolean;
  awayUntil: Date | null;
}> {
  const user = await tx.user.findUnique({
    where: { id },
    select: { id: true, username: true, role: true, areas: true, banned: true, awayUntil: true },
  });
  if (user === null) throw notFound("user-not-found");
  assertManagesUsers(ctx, user.areas);
  return user;
}
