import { z } from "zod";
import { parseRole, type Ctx } from "@/lib/access/actor";
import { LONG_ACTION_KINDS, type LongActionKind } from "@/lib/long-action/model/long-action";
import { prisma } from "@/lib/db/prisma";
import { freshStatistics } from "@/lib/db/fresh-statistics";
import { storedJson } from "@/lib/db/stored-json";
import type { AtLength } from "@/lib/db/tx";
import { forbidden, UserError } from "@/lib/errors";

/** Who does each kind; the input is parsed again by the service. */
export type Performers = {
  readonly [Kind in LongActionKind]: (ctx: Ctx, input: unknown, long: AtLength) => Promise<unknown>;
};

/**
 * Does an action that was begun, as the person who began it and with the rights that this person has now. Started over
 * after a crash it begins anew: the action and the word that it is done are one transaction. Afterwards the database
 * counts anew what it plans its queries by.
 */
export async function performLongAction(actionId: number, performers: Performers): Promise<void> {
  const [action] = await prisma().longAction.updateManyAndReturn({
    where: { id: actionId, status: { in: ["queued", "running"] } },
    data: { status: "running", done: 0 },
  });
  if (action === undefined) return;
  const long: AtLength = {
    tell: async (done) =>
      void (await prisma().longAction.update({ where: { id: actionId }, data: { done } })),
    within: async (tx) =>
      void (await tx.longAction.update({
        where: { id: actionId },
        data: { status: "done", done: action.total, endedAt: new Date() },
      })),
  };
  try {
    await performers[z.enum(LONG_ACTION_KINDS).parse(action.kind)](
      await authorOf(action.createdBy),
      action.input,
      long,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return giveUp(actionId, { code: error.code, values: error.values });
  }
  await freshStatistics();
}

/** Every attempt crashed: its author is told, and nothing of it was done. */
export const abandonLongAction = (actionId: number): Promise<void> =>
  giveUp(actionId, { code: "long-action-failed", values: {} });

async function giveUp(id: number, problem: Pick<UserError, "code" | "values">): Promise<void> {
  await prisma().longAction.updateMany({
    where: { id, status: { in: ["queued", "running"] } },
    data: { status: "failed", problem: storedJson(problem), endedAt: new Date() },
  });
}

async function authorOf(id: string): Promise<Ctx> {
  const { username, role, areas, banned } = await prisma().user.findUniqueOrThrow({
    where: { id },
    select: { username: true, role: true, areas: true, banned: true },
  });
  if (banned) throw forbidden();
  return { actor: { id, username: username ?? "", role: parseRole(role), areas } };
}
