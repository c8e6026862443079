import sql from "sql-template-tag";
import { z } from "zod";
import { SYSTEM, type Ctx } from "@/lib/access/actor";
import { areaCovers } from "@/lib/access/scope-sql";
import { startLeaveInputSchema, userIdInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { badInput, conflict } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { officeToday } from "@/lib/regions/time-zone";
import { assertManagesUsers, managedUser } from "./access";
import { release, type ReleasedWork } from "./release-work";

/**
 * Begins a leave (cuti): open tasks, field checks and second reviews go to whoever is named, or to everybody, and
 * what is in hand is free, in the same step; nothing more is given to the account until it is back.
 * @throws UserError conflict for a closed account or one on leave, bad-input for a last day in the past
 */
export async function startLeave(
  ctx: Ctx,
  input: z.input<typeof startLeaveInputSchema>,
): Promise<ReleasedWork | { readonly action: number }> {
  const { id, until, heir } = parseInput(startLeaveInputSchema, input);
  return auditedTx(ctx, { action: "user.start-leave", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    const { areas, banned, awayUntil } = await managedUser(tx, ctx, id);
    if (banned || awayUntil !== null) throw conflict("leave-not-now");
    if (until < officeToday(areas[0] ?? "")) throw badInput("leave-past");
    await tx.$executeRaw(sql`
      INSERT INTO
        away_task (user_id, finding_id)
      SELECT
        ${id},
        f.id
      FROM
        finding f
      WHERE
        f.assigned_to = ${id}
        AND f.state NOT IN ('awaiting_signoff', 'final', 'split')
    `);
    await tx.user.update({ where: { id }, data: { awayUntil: new Date(until) } });
    const released = await release(tx, ctx, { id, reach: null, heir });
    await audit(tx, ctx, {
      action: "user.start-leave",
      entityType: "user",
      entityId: id,
      data: { until, ...released },
    });
    return released;
  });
}

/** The person is back, on the last day or before it. @returns findings that are theirs again */
export async function endLeave(
  ctx: Ctx,
  input: z.input<typeof userIdInputSchema>,
): Promise<{ returned: number }> {
  const { id } = parseInput(userIdInputSchema, input);
  return auditedTx(ctx, { action: "user.end-leave", entityType: "user", entityId: id }, async (tx) => {
    assertManagesUsers(ctx, ctx.actor.areas);
    const { awayUntil } = await managedUser(tx, ctx, id);
    if (awayUntil === null) throw conflict("leave-not-now");
    return returnWork(tx, ctx, id);
  });
}

/** Ends the leaves whose last day has passed at the person's place. */
export async function endDueLeaves(): Promise<void> {
  const ctx = { actor: SYSTEM };
  const away = await prisma().user.findMany({
    where: { awayUntil: { not: null } },
    select: { id: true, areas: true, awayUntil: true },
    take: 500,
  });
  for (const { id, areas, awayUntil } of away) {
    if (awayUntil === null || awayUntil.toISOString().slice(0, 10) >= officeToday(areas[0] ?? "")) continue;
    await auditedTx(ctx, { action: "user.end-leave", entityType: "user", entityId: id }, (tx) =>
      returnWork(tx, ctx, id),
    );
  }
}

/**
 * What the person had and nobody has judged since comes back from whoever holds it, but for what somebody has in
 * hand, what lies outside of the person's area by now, and what they answered themselves.
 */
async function returnWork(tx: Tx, ctx: Ctx, id: string): Promise<{ returned: number }> {
  const { areas } = await tx.user.update({
    where: { id },
    data: { awayUntil: null },
    select: { areas: true },
  });
  const returned = await rowsIn(tx)(
    z.object({ id: z.number() }),
    sql`
      UPDATE finding f
      SET
        assigned_to = ${id}
      FROM
        away_task w
      WHERE
        w.user_id = ${id}
        AND w.finding_id = f.id
        AND f.state NOT IN ('awaiting_signoff', 'final', 'split')
        AND (
          f.claimed_by IS NULL
          OR f.claimed_until < now()
        )
        AND ${areaCovers(areas, sql`coalesce(f.desa_key, f.kec_key, f.region_code)`)}
        AND NOT EXISTS (
          SELECT
            1
          FROM
            judgement j
          WHERE
            j.finding_id = f.id
            AND j.round = f.round
            AND j.kind IN ('blind', 'decision', 'second_blind', 'unsure')
        )
      RETURNING
        f.id
    `,
  );
  await tx.awayTask.deleteMany({ where: { userId: id } });
  await audit(tx, ctx, {
    action: "user.end-leave",
    entityType: "user",
    entityId: id,
    data: { returned: returned.length },
  });
  return { returned: returned.length };
}
