import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { prisma } from "@/lib/db/prisma";
import type { Tx } from "@/lib/db/tx";
import type { Actor, Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { inScope, unreachable } from "@/lib/access/scope";
import { detailSchema, followUpSchema, type JudgementDetail } from "@/lib/finding/model/stored";
import type { ReviewEvent, FindingFacts } from "@/lib/finding/model/machine/facts";
import { FINDING_STATES, JUDGEMENT_KINDS, OUTCOMES } from "@/lib/finding/model/state";
import { TIERS } from "@/lib/detectors/kit/tier";
import { FOLLOW_UPS, type FollowUp } from "@/lib/roll/follow-ups";
import { forbidden, notFound } from "@/lib/errors";
import { isComparison } from "./catalogue";
import { keptTexts, type KeptText } from "@/lib/audit/queries/kept-texts";

/** An event with what its author wrote beside it. */
export interface WrittenEvent extends ReviewEvent {
  readonly note: string | null;
  readonly detail: JudgementDetail;
  /** how long the author looked at it, as measured by the browser */
  readonly seconds: number | null;
}

/** A finding in hand: what the machine needs, and the columns that services use besides. */
export interface LoadedFinding extends FindingFacts {
  readonly id: number;
  readonly revision: number;
  readonly snapshotId: number;
  readonly detector: string;
  readonly fingerprint: string;
  readonly assignedTo: string | null;
  readonly subjectType: string;
  readonly events: readonly WrittenEvent[];
}

/** The columns that the machine and the services know a finding by. */
export const FINDING_COLUMNS = {
  id: true,
  revision: true,
  snapshotId: true,
  detector: true,
  fingerprint: true,
  assignedTo: true,
  subjectType: true,
  tier: true,
  isGroup: true,
  regionCode: true,
  kecKey: true,
  desaKey: true,
  state: true,
  round: true,
  outcome: true,
  reasonCode: true,
  followUp: true,
  decidedBy: true,
  decidedAt: true,
  signedBy: true,
  signedAt: true,
  dueDate: true,
  claimedBy: true,
  claimedUntil: true,
} as const satisfies Prisma.FindingSelect;

const stateSchema = z.enum(FINDING_STATES);
const outcomeSchema = z.enum(OUTCOMES).nullable();
const findingWordsSchema = z.object({ tier: z.enum(TIERS), state: stateSchema, outcome: outcomeSchema });
const eventWordsSchema = z.object({
  kind: z.enum(JUDGEMENT_KINDS),
  outcome: outcomeSchema,
  fromState: stateSchema,
  toState: stateSchema,
});

type FindingRow = Prisma.FindingGetPayload<{ select: typeof FINDING_COLUMNS }>;

/** A finding that lies in this person's area. @throws UserError not-found, or forbidden outside the area */
export async function reachableFinding(ctx: Ctx, id: number): Promise<LoadedFinding> {
  authorise(ctx.actor, "finding.view");
  const finding = await loadFinding(prisma(), id, ctx.actor);
  if (!inScope(ctx.actor, finding)) throw forbidden("finding-area");
  return finding;
}

/** Reads a finding with its judgements, in the given transaction or on the client, for whoever asks for it. */
export async function loadFinding(tx: Tx, id: number, actor: Actor): Promise<LoadedFinding> {
  const row = await tx.finding.findUnique({
    where: { id },
    select: FINDING_COLUMNS,
  });
  if (!row) throw unreachable(actor, notFound("finding-not-found", { id }));
  return withEvents(tx, row);
}

/** The row as the machine takes it, with its judgements, which are read here and nowhere else. */
export async function withEvents(tx: Tx, row: FindingRow): Promise<LoadedFinding> {
  const { claimedBy, claimedUntil, dueDate, ...rest } = row;
  return {
    ...rest,
    ...findingWordsSchema.parse(row),
    followUp: asFollowUp(row.followUp),
    dueDate: dueDate?.toISOString().slice(0, 10) ?? null,
    comparison: isComparison(row.detector),
    claim: claimedBy !== null && claimedUntil !== null ? { by: claimedBy, until: claimedUntil } : null,
    events: await loadEvents(tx, row.id),
  };
}

export const asFollowUp = (code: string | null): FollowUp | null =>
  FOLLOW_UPS.find((known) => known === code) ?? null;

async function loadEvents(tx: Tx, findingId: number): Promise<WrittenEvent[]> {
  const rows = await tx.judgement.findMany({
    where: { findingId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      round: true,
      kind: true,
      actorId: true,
      outcome: true,
      reasonCode: true,
      followUp: true,
      detail: true,
      textHash: true,
      seconds: true,
      fromState: true,
      toState: true,
      refersTo: true,
      createdAt: true,
    },
  });
  const written = await keptTexts(
    tx,
    rows.map(({ textHash }) => textHash),
  );
  return rows.map(({ createdAt, followUp, textHash, ...row }) => {
    const { note = null, addressee, foundValue, ...values } = written.get(textHash) ?? {};
    const detail = detailSchema.parse({ ...Object(row.detail), addressee, foundValue });
    return {
      ...row,
      ...eventWordsSchema.parse(row),
      note,
      detail,
      followUp: followUpWith(followUp, values),
      dueDate: detail.dueDate ?? null,
      at: createdAt,
    };
  });
}

/** A follow-up with what its author wrote, which is kept apart. */
function followUpWith(stored: unknown, { paperNumber, paperOverride, ...values }: KeptText) {
  if (stored === null) return null;
  const followUp = followUpSchema.parse({ ...Object(stored), ...values });
  return followUp?.paper === undefined
    ? followUp
    : { ...followUp, paper: { ...followUp.paper, number: paperNumber, override: paperOverride } };
}
