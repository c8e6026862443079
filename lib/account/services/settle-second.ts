import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { SECOND_ELSEWHERE, settleSecondInputSchema } from "@/lib/account/model/second-person";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import type { Tx } from "@/lib/db/tx";
import { forbidden, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { removeFactors } from "./remove-factors";

/**
 * The second pair of eyes (empat mata): says yes or no to what another person asked for. Never the one who asked,
 * nor whom it is about, and within the own area.
 * @throws `second-gone` when it was settled in between · `second-person-needed` · `confirm-first`
 */
export async function settleSecond(ctx: Ctx, input: z.input<typeof settleSecondInputSchema>): Promise<void> {
  const { id, confirm } = parseInput(settleSecondInputSchema, input);
  const outcome = confirm ? "confirmed" : "declined";
  const event = { action: "second.settle", entityType: "user", entityId: "-" };
  await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "second.confirm");
    assertFresh(ctx);
    const asked = await waiting(tx, id);
    const about = asked.kind === "export" ? asked.asked_by : asked.subject;
    const person = await tx.user.findUnique({ where: { id: about }, select: { areas: true } });
    const reaches =
      ctx.actor.areas.length === 0 ||
      (person !== null && person.areas.length > 0 && person.areas.every((area) => covers(ctx.actor, area)));
    if (!reaches) throw forbidden();
    if (asked.asked_by === ctx.actor.id || about === ctx.actor.id) throw forbidden("second-person-needed");
    await tx.secondRequest.update({
      where: { id },
      data: { outcome, settledBy: ctx.actor.id, settledAt: new Date() },
    });
    if (confirm) await takeEffect(tx, asked.kind, asked.subject);
    const data = { kind: asked.kind, outcome, reason: asked.reason };
    await audit(tx, ctx, { ...event, entityId: about, data });
  });
}

interface Waiting {
  readonly kind: string;
  readonly subject: string;
  readonly reason: string;
  readonly asked_by: string;
}

/** Locked, so that two answers do not both hold. */
async function waiting(tx: Tx, id: number): Promise<Waiting> {
  const [asked] = await tx.$queryRaw<Waiting[]>`
    SELECT kind, subject, reason, asked_by FROM second_request
    WHERE id = ${id}::int AND outcome IS NULL AND kind <> ${SECOND_ELSEWHERE} FOR UPDATE`;
  if (asked === undefined) throw notFound("second-gone");
  return asked;
}

/** An account opens once nothing else about it waits; an export is only allowed, and made by who asked. */
async function takeEffect(tx: Tx, kind: string, subject: string): Promise<void> {
  if (kind === "factor") await removeFactors(tx, subject);
  if (kind !== "role" && kind !== "password") return;
  const others = await tx.secondRequest.count({
    where: { subject, outcome: null, kind: { in: ["role", "password"] } },
  });
  if (others === 0) await tx.user.update({ where: { id: subject }, data: { banned: false } });
}
