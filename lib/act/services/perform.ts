import { z } from "zod";
import { parseRole, type Ctx } from "@/lib/access/actor";
import { ACT_KINDS, type ActKind } from "@/lib/act/model/act";
import { prisma } from "@/lib/db/prisma";
import { freshStatistics } from "@/lib/db/fresh-statistics";
import { storedJson } from "@/lib/db/stored-json";
import type { AtLength } from "@/lib/db/tx";
import { forbidden, UserError } from "@/lib/errors";

/** Who does each kind; the input is parsed again by the service. */
export type Performers = {
  readonly [Kind in ActKind]: (ctx: Ctx, input: unknown, long: AtLength) => Promise<unknown>;
};

/**
 * Does an act that was begun, as the person who began it and with the rights that this person has now. Started over
 * after a crash it begins anew: the act and the word that it is done are one transaction. Afterwards the database
 * counts anew what it plans its queries by.
 */
export async function performAct(actId: number, performers: Performers): Promise<void> {
  const [act] = await prisma().longAct.updateManyAndReturn({
    where: { id: actId, status: { in: ["queued", "running"] } },
    data: { status: "running", done: 0 },
  });
  if (act === undefined) return;
  const long: AtLength = {
    tell: async (done) => void (await prisma().longAct.update({ where: { id: actId }, data: { done } })),
    within: async (tx) =>
      void (await tx.longAct.update({
        where: { id: actId },
        data: { status: "done", done: act.total, endedAt: new Date() },
      })),
  };
  try {
    await performers[z.enum(ACT_KINDS).parse(act.kind)](await authorOf(act.createdBy), act.input, long);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return giveUp(actId, { code: error.code, values: error.values });
  }
  await freshStatistics();
}

/** Every attempt crashed: its author is told, and nothing of it was done. */
export const abandonAct = (actId: number): Promise<void> => giveUp(actId, { code: "act-failed", values: {} });

async function giveUp(id: number, problem: Pick<UserError, "code" | "values">): Promise<void> {
  await prisma().longAct.updateMany({
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
