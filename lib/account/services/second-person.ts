import type { SecondKind } from "@/lib/account/model/second-person";
import type { Ctx } from "@/lib/access/actor";
import type { Tx } from "@/lib/db/tx";

interface Asked {
  readonly kind: SecondKind;
  /** what it is about, e.g. the id of an account */
  readonly subject: string;
  readonly reason: string;
  readonly payload?: { readonly records: number };
}

/** Notes that somebody wants this, for somebody else to confirm (empat mata). Asking again changes nothing. */
export async function askSecond(
  tx: Tx,
  ctx: Ctx,
  { kind, subject, reason, payload = { records: 0 } }: Asked,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO second_request (kind, subject, payload, reason, asked_by)
    VALUES (${kind}, ${subject}, ${JSON.stringify(payload)}::jsonb, ${reason}, ${ctx.actor.id})
    ON CONFLICT (kind, subject) WHERE outcome IS NULL DO NOTHING`;
}

/**
 * Who asked for it, if it still waits; the row stays locked, so that it is confirmed once.
 * @returns null where nobody did
 */
export async function askedBy(tx: Tx, kind: SecondKind, subject: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ asked_by: string }[]>`
    SELECT asked_by FROM second_request WHERE kind = ${kind} AND subject = ${subject} AND outcome IS NULL FOR UPDATE`;
  return rows[0]?.asked_by ?? null;
}

/** The second person has done it. The database refuses the one who asked. */
export async function confirmSecond(tx: Tx, ctx: Ctx, kind: SecondKind, subject: string): Promise<void> {
  await tx.secondRequest.updateMany({
    where: { kind, subject, outcome: null },
    data: { outcome: "confirmed", settledBy: ctx.actor.id, settledAt: new Date() },
  });
}
