import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { prisma } from "@/lib/db/prisma";
import type { PlenoPeriod } from "@/lib/calendar/model/pleno";

/** One setting of the date, newest first; `by` is the person's name. */
export interface PlenoChange extends PlenoPeriod {
  readonly id: number;
  /** YYYY-MM-DD */
  readonly heldOn: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

const MAX_CHANGES = 200;

/** The day of the meeting that is in force, YYYY-MM-DD; null while nobody has set one. */
export async function plenoDate(
  ctx: Ctx,
  { regionCode, stage, period }: PlenoPeriod,
): Promise<string | null> {
  authorise(ctx.actor, "summary.view");
  const found = await prisma().plenoDate.findFirst({
    where: { regionCode, stage, period },
    orderBy: { id: "desc" },
    select: { heldOn: true },
  });
  return found?.heldOn.toISOString().slice(0, 10) ?? null;
}

/** Every date ever set for the kabupaten within reach, with its reason. */
export async function plenoHistory(ctx: Ctx): Promise<PlenoChange[]> {
  authorise(ctx.actor, "calendar.view");
  const stored = await prisma().plenoDate.findMany({ orderBy: { id: "desc" }, take: MAX_CHANGES });
  const people = await prisma().user.findMany({
    where: { id: { in: [...new Set(stored.map(({ setBy }) => setBy))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return stored
    .filter(({ regionCode }) => touches(ctx.actor, regionCode))
    .map(({ id, regionCode, stage, period, heldOn, reason, setBy, setAt }) => ({
      id,
      regionCode,
      stage,
      period,
      heldOn: heldOn.toISOString().slice(0, 10),
      reason,
      by: nameOf.get(setBy) ?? setBy,
      at: setAt.toISOString(),
    }));
}
