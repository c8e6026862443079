import { maskDeep } from "@/lib/mask-text";
import { TIERS } from "@/lib/detectors/kit/tier";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { looksNew, visibilityOf } from "@/lib/access/visibility";
import { decisionFacts } from "@/lib/finding/model/machine/visibility";
import { ABOUT } from "@/lib/finding/model/queue/line";
import { PAPERS } from "@/lib/finding/model/paper";
import { FINDING_STATES, OUTCOMES } from "@/lib/finding/model/state";
import { bulkKind } from "@/lib/finding/queries/bulk-group";
import { isComparison } from "@/lib/finding/queries/catalogue";

/** A finding as the database has it for a line of the queue. */
export const queueRowSchema = z.object({
  id: z.number(),
  revision: z.number(),
  snapshotId: z.number(),
  detector: z.string(),
  tier: z.enum(TIERS),
  subjectType: z.string(),
  areaCode: z.string(),
  kecKey: z.string().nullable(),
  desaKey: z.string().nullable(),
  kecName: z.string().nullable(),
  desaName: z.string().nullable(),
  tpsNo: z.number().nullable(),
  rowCount: z.number(),
  isGroup: z.boolean(),
  names: z.string(),
  about: z.enum(ABOUT).nullable().catch(null),
  state: z.enum(FINDING_STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  reasonCode: z.string().nullable(),
  dueDate: z.string().nullable(),
  createdAt: z.date(),
  decidedBy: z.string().nullable(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  claimedUntil: z.date().nullable(),
  assigneeName: z.string().nullable(),
  assigneeId: z.string().nullable(),
  period: z.string(),
  periodClosed: z.boolean(),
  decision: z
    .object({
      followUp: z.string().nullable(),
      paper: z.enum(PAPERS).nullable(),
      rows: z.number(),
      row: z.number().nullable(),
      name: z.string().nullable(),
      by: z.string(),
    })
    .nullable(),
  judgedByMe: z.boolean(),
  /** of findings that several may be judged of at once; evidence stays on the server */
  evidence: z.record(z.string(), z.unknown()).nullable(),
});
type Stored = z.infer<typeof queueRowSchema>;

/** A finding as a line of the queue for one person. */
export interface QueueRow extends Omit<
  Stored,
  "holderId" | "assigneeId" | "decidedBy" | "claimedUntil" | "evidence"
> {
  readonly held: "me" | "other" | null;
  readonly assigned: "me" | "other" | null;
  readonly bulkKind: string | null;
  readonly claimedUntil: Date | null;
}

export function toQueueRow(actor: Actor, row: Stored): QueueRow {
  const { holderId, assigneeId, decidedBy, evidence, ...rest } = maskDeep(row);
  const facts = decisionFacts(
    row.state,
    isComparison(row.detector),
    row.judgedByMe || decidedBy === actor.id,
  );
  const seen = visibilityOf(actor, facts).judgements;
  return {
    ...rest,
    state: looksNew(actor, facts) ? "new" : row.state,
    outcome: seen ? row.outcome : null,
    reasonCode: seen ? row.reasonCode : null,
    decision: seen ? rest.decision : null,
    bulkKind:
      evidence === null || row.tier === "T" || isComparison(row.detector)
        ? null
        : bulkKind({ ...row, evidence }),
    assigned: assigneeId === null ? null : assigneeId === actor.id ? "me" : "other",
    held: holderId === null ? null : holderId === actor.id ? "me" : "other",
    claimedUntil: holderId === null ? null : row.claimedUntil,
  };
}
