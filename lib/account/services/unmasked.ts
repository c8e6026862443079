import { inTurn } from "@/lib/db/in-turn";
import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { assertFresh } from "@/lib/access/fresh";
import type { statedPurposeSchema, UnmaskedPurpose } from "@/lib/account/model/unmasked";
import { unmaskedPerDay } from "@/lib/account/queries/unmasked-limit";
import { keepText } from "@/lib/audit/services/keep-text";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit, type AuditInput } from "@/lib/db/audit";
import { inTx, type Tx } from "@/lib/db/tx";
import { forbidden, UserError } from "@/lib/errors";
import { startOfDay } from "@/lib/regions/time-zone";
import { askSecond } from "./second-person";

/** What full identities are for: a kind and a letter, or at the command line a sentence. */
interface Purposes {
  readonly purpose?: UnmaskedPurpose | undefined;
  readonly statedPurpose?: z.output<typeof statedPurposeSchema> | undefined;
}

/** Does somebody want identities in full? */
export const wantsUnmasked = ({ purpose, statedPurpose }: Purposes): boolean =>
  purpose !== undefined || statedPurpose !== undefined;

interface Leaving {
  /** what leaves, e.g. `finding.export run 3`: what a second person says yes to */
  readonly subject: string;
  readonly records: number;
}

/** More than the day's share: the wish is kept for a second person, once nothing else of the action stays. */
class OverLimit extends UserError {
  constructor(
    readonly leaving: Leaving,
    limit: number,
  ) {
    super("refused", "export-over-limit", { records: leaving.records, limit });
  }
}

/**
 * Full identities leave (data terbuka keluar): whoever sits here has just shown who it is, names a letter, and
 * stays within the day's number of records; over it a second person has said yes, once and for this.
 * @param snapshotId the roll with which the letter's number will go
 * @returns what the trail says of it
 * @throws `confirm-first` · `export-purpose-kind` · `export-over-limit`
 */
export async function takeUnmasked(
  tx: Tx,
  ctx: Ctx,
  { purpose, statedPurpose }: Purposes,
  snapshotId: number | null,
  leaving: () => Promise<Leaving>,
): Promise<{ unmasked: boolean; records?: number; purposeKind?: string; text: string | null }> {
  if (purpose === undefined && statedPurpose === undefined) return { unmasked: false, text: null };
  if (ctx.actor.role === "system")
    return {
      unmasked: true,
      text: await keepText(tx, { purpose: statedPurpose ?? purpose?.number }, snapshotId),
    };
  if (purpose === undefined) throw forbidden("export-purpose-kind");
  assertFresh(ctx);
  const taken = await leaving();
  await withinLimit(tx, ctx, taken);
  return {
    unmasked: true,
    records: taken.records,
    purposeKind: purpose.kind,
    text: await keepText(tx, { purpose: purpose.number }, snapshotId),
  };
}

/** Takes the records from the day's share; one person's are counted one after the other. */
async function withinLimit(tx: Tx, ctx: Ctx, leaving: Leaving): Promise<void> {
  const actorId = ctx.actor.id;
  await inTurn(tx, `unmasked ${actorId}`);
  const { _sum } = await tx.unmaskedExport.aggregate({
    _sum: { records: true },
    where: { actorId, requestId: null, at: { gte: startOfDay(new Date(), ctx.actor.areas[0]) } },
  });
  const limit = await unmaskedPerDay(tx);
  const fits = (_sum.records ?? 0) + leaving.records <= limit;
  const requestId = fits ? null : await yesOf(tx, ctx, leaving);
  if (!fits && requestId === null) throw new OverLimit(leaving, limit);
  await tx.unmaskedExport.create({ data: { actorId, records: leaving.records, requestId } });
}

/** Today's yes of a second person to just this, and to no fewer records, not used yet. */
async function yesOf(tx: Tx, ctx: Ctx, leaving: Leaving): Promise<number | null> {
  const said = await tx.secondRequest.findFirst({
    where: {
      kind: "export",
      subject: subjectOf(ctx, leaving),
      outcome: "confirmed",
      settledAt: { gte: startOfDay(new Date(), ctx.actor.areas[0]) },
      used: null,
    },
    select: { id: true, payload: true },
  });
  const payload = said?.payload;
  const allowed =
    typeof payload === "object" && payload !== null && "records" in payload ? payload["records"] : 0;
  return said !== null && typeof allowed === "number" && allowed >= leaving.records ? said.id : null;
}

const subjectOf = (ctx: Ctx, { subject }: Leaving): string => `${ctx.actor.id} ${subject}`;

/**
 * The audited transaction of an action that may carry identities out; where it is over the limit, a second person is
 * asked for once it is undone.
 */
export async function leavingTx<T>(
  ctx: Ctx,
  event: Omit<AuditInput, "data">,
  action: (tx: Tx) => Promise<T>,
): Promise<T> {
  try {
    return await auditedTx(ctx, event, action);
  } catch (error) {
    if (error instanceof OverLimit)
      await inTx(async (tx) => {
        const { records, subject } = error.leaving;
        await askSecond(tx, ctx, {
          kind: "export",
          subject: subjectOf(ctx, error.leaving),
          reason: subject,
          payload: { records },
        });
        await audit(tx, ctx, {
          action: "second.ask",
          entityType: "user",
          entityId: ctx.actor.id,
          data: { kind: "export", subject, records },
        });
      });
    throw error;
  }
}
