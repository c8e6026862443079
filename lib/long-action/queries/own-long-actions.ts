import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { LONG_ACTION_KINDS, LONG_ACTION_STATUSES } from "@/lib/long-action/model/long-action";
import { prisma } from "@/lib/db/prisma";

/** How long an action that has ended is still told of, in milliseconds. */
const TOLD_MS = 10 * 60_000;
const LIMIT = 10;

const rowSchema = z.object({
  id: z.number(),
  kind: z.enum(LONG_ACTION_KINDS),
  status: z.enum(LONG_ACTION_STATUSES),
  done: z.number(),
  total: z.number(),
  problem: z
    .object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type OwnLongAction = z.infer<typeof rowSchema>;

/** What the worker does or has just done for this person, newest first. */
export async function ownLongActions(ctx: Ctx): Promise<OwnLongAction[]> {
  authorise(ctx.actor, "account.own");
  const found = await prisma().longAction.findMany({
    where: {
      createdBy: ctx.actor.id,
      OR: [{ endedAt: null }, { endedAt: { gt: new Date(Date.now() - TOLD_MS) } }],
    },
    select: { id: true, kind: true, status: true, done: true, total: true, problem: true },
    orderBy: { id: "desc" },
    take: LIMIT,
  });
  return z.array(rowSchema).parse(found);
}
