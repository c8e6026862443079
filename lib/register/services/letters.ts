import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { letterAnswerSchema, letterSchema } from "@/lib/register/model/letter";

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** Enters a letter (saran perbaikan, tanggapan). @returns its number, which is that of the receipt */
export async function enterLetter(ctx: Ctx, given: unknown): Promise<{ letterId: number }> {
  const { snapshotId, dated, due, ...letter } = parseInput(letterSchema, given);
  const event = { action: "letter.enter", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "letter.write");
    const snapshot = await tx.snapshot.findUnique({
      where: { id: snapshotId },
      select: { regionCode: true },
    });
    if (snapshot === null) throw notFound("snapshot-not-found", { id: snapshotId });
    authorise(ctx.actor, "letter.write", snapshot.regionCode);
    const { id } = await tx.letter.create({
      data: {
        ...letter,
        snapshotId,
        dated: day(dated),
        due: due === undefined ? null : day(due),
        createdBy: ctx.actor.username,
      },
      select: { id: true },
    });
    const { kind, number, points } = letter;
    await audit(tx, ctx, { ...event, data: { letter: id, kind, number, points: points.length } });
    return { letterId: id };
  });
}

/** Answers a letter once, with reasons and proof. */
export async function answerLetter(ctx: Ctx, given: unknown): Promise<null> {
  const { letterId, answer, proof } = parseInput(letterAnswerSchema, given);
  const event = { action: "letter.answer", entityType: "letter", entityId: letterId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "letter.write");
    const letter = await tx.letter.findUnique({
      where: { id: letterId },
      select: { snapshot: { select: { regionCode: true } } },
    });
    if (letter === null) throw notFound("letter-not-found");
    authorise(ctx.actor, "letter.write", letter.snapshot.regionCode);
    const { count } = await tx.letter.updateMany({
      where: { id: letterId, answeredAt: null },
      data: { answer, proof: proof ?? null, answeredBy: ctx.actor.username, answeredAt: new Date() },
    });
    if (count === 0) throw conflict("letter-answered");
    await audit(tx, ctx, { ...event, data: { proof: proof ?? null } });
    return null;
  });
}
