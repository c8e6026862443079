import type { Tx } from "@/lib/db/tx";
import { conflict, notFound } from "@/lib/errors";
import { loadFinding, type LoadedFinding } from "@/lib/finding/queries/load";
import { audit } from "@/lib/db/audit";
import type { Actor, Ctx } from "@/lib/access/actor";
import { shownState } from "@/lib/finding/model/machine/visibility";
import { barred } from "@/lib/access/permissions";
import { unreachable } from "@/lib/access/scope";
import type { JudgementDetail } from "@/lib/finding/model/stored";
import type { Action } from "@/lib/finding/model/machine/action";
import { step, type NewReviewEvent, type Step } from "@/lib/finding/model/machine";
import type { ActionResult, ActionTarget } from "@/lib/finding/model/actions";
import type { FindingState } from "@/lib/finding/model/state";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import { earlierValues, refusalError, type Earlier } from "./refusal-error";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepText } from "@/lib/audit/services/keep-text";

/**
 * Reads a finding with its judgements and keeps the row locked until the transaction ends, so that what is
 * judged is what was read.
 */
async function lockFinding(tx: Tx, id: number, actor: Actor): Promise<LoadedFinding> {
  const locked = await tx.$queryRaw<
    { id: number }[]
  >`select id from finding where id = ${id} for no key update`;
  if (locked.length === 0) throw unreachable(actor, notFound("finding-not-found", { id }));
  return loadFinding(tx, id, actor);
}

/** What is written down beside the machine's own event. */
export interface ActionRecord {
  readonly note?: string | undefined;
  readonly seconds?: number | undefined;
  readonly detail?: JudgementDetail | undefined;
  /** Done once the machine has allowed the action; what it returns is kept with the judgement. */
  readonly alongside?: ((finding: LoadedFinding) => Promise<JudgementDetail>) | undefined;
}

/**
 * Locks a finding and asks the machine whether the action may be.
 * @returns the finding and the step; or the answer given before, of an attempt that was written already
 * @throws UserError forbidden, conflict (with who and when) or refused, as the machine says.
 */
export async function allowedStep(
  tx: Tx,
  ctx: Ctx,
  policy: ReviewPolicy,
  target: ActionTarget,
  makeAction: (finding: LoadedFinding) => Action | Promise<Action>,
) {
  const finding = await lockFinding(tx, target.findingId, ctx.actor);
  // Before the action is even read: people without the right learn nothing about what would be wrong with it.
  const barrier = barred(ctx.actor, "finding.change", finding);
  if (barrier) throw await refusalError(tx, barrier, earlierOf(ctx.actor, finding, undefined));
  const before = writtenBefore(ctx.actor, finding, target.attempt);
  if (before !== null) return { finding, before };
  const { status } = await tx.snapshot.findUniqueOrThrow({
    where: { id: finding.snapshotId },
    select: { status: true },
  });
  if (status === "removed") throw conflict("finding-removed");
  const action = await makeAction(finding);
  const done = step(finding, action, ctx.actor, new Date(), policy);
  if (!done.ok) throw await refusalError(tx, done.refusal, earlierOf(ctx.actor, finding, done.by));
  if (target.revision !== undefined && target.revision !== finding.revision) {
    throw conflict("finding-changed", await earlierValues(tx, earlierOf(ctx.actor, finding, undefined)));
  }
  return { finding, before, action, done };
}

/**
 * The one writer of findings: locks, asks the machine, appends the judgement, stores what is in force and the
 * audit row, all in the caller's transaction.
 * @throws UserError forbidden, conflict (with who and when) or refused, as the machine says.
 */
export async function applyAction(
  tx: Tx,
  ctx: Ctx,
  policy: ReviewPolicy,
  target: ActionTarget,
  makeAction: (finding: LoadedFinding) => Action | Promise<Action>,
  record: ActionRecord = {},
): Promise<ActionResult> {
  const allowed = await allowedStep(tx, ctx, policy, target, makeAction);
  if (allowed.before !== null) return allowed.before;
  const { finding, action, done } = allowed;
  const detail = {
    ...record.detail,
    ...(target.attempt === undefined ? {} : { attempt: target.attempt }),
    ...(await record.alongside?.(finding)),
  };
  const written = done.event ? await append(tx, finding, done.event, { ...record, detail }) : null;
  const judgementId = written?.id ?? null;
  const revision = await save(tx, finding, action, done);
  const events = done.event ? [...finding.events, { ...done.event, id: judgementId ?? 0 }] : finding.events;
  const after = { ...finding, ...done.reduced, events };
  await audit(tx, ctx, {
    action: `finding.${action.kind}`,
    entityType: "finding",
    entityId: finding.id,
    data: { detector: finding.detector, revision, ...(done.event ? trailOf(done.event, written) : {}) },
  });
  return {
    findingId: finding.id,
    revision,
    state: shownState(ctx.actor, after),
    claimedUntil: done.claim?.until ?? null,
    judgementId,
  };
}

/** An attempt that was written, but whose answer was lost on the way: answered again, not written again. */
function writtenBefore(
  actor: Actor,
  finding: LoadedFinding,
  attempt: string | undefined,
): ActionResult | null {
  const written =
    attempt !== undefined &&
    finding.events.find((event) => event.actorId === actor.id && event.detail.attempt === attempt);
  return written
    ? {
        findingId: finding.id,
        revision: finding.revision,
        state: shownState(actor, finding),
        claimedUntil: null,
        judgementId: written.id,
      }
    : null;
}

function earlierOf(actor: Actor, finding: LoadedFinding, by: string | undefined): Earlier {
  // The second person of a double-blind pair is not told that there was a first one.
  const events = shownState(actor, finding) === finding.state ? finding.events : [];
  const last = by === undefined ? events.at(-1) : events.findLast((event) => event.actorId === by);
  const holds =
    finding.claim && finding.claim.until > new Date() && (by === undefined || by === finding.claim.by)
      ? finding.claim
      : null;
  return { by: by ?? holds?.by ?? last?.actorId ?? null, at: holds?.until ?? last?.at ?? null };
}

interface Appended {
  readonly id: number;
  /** Of what the author wrote. */
  readonly textHash: string | null;
}

/** What people wrote is kept apart from the row that is never changed. */
async function append(
  tx: Tx,
  finding: LoadedFinding,
  event: NewReviewEvent,
  record: ActionRecord,
): Promise<Appended> {
  const { at, dueDate, followUp, ...columns } = event;
  const { addressee, foundValue, ...detail } = { ...record.detail, ...(dueDate ? { dueDate } : {}) };
  const { rollValue, proposedValue, paper, ...acted } = followUp ?? {};
  const { number: paperNumber, override: paperOverride, ...shown } = paper ?? {};
  const words = {
    note: record.note,
    addressee,
    foundValue,
    rollValue,
    proposedValue,
    paperNumber,
    paperOverride,
  };
  return tx.judgement.create({
    data: {
      ...columns,
      findingId: finding.id,
      createdAt: at,
      detail,
      textHash: await keepText(tx, words, finding.snapshotId),
      seconds: record.seconds ?? null,
      ...(followUp
        ? {
            followUp: {
              ...acted,
              rows: followUp.rows ? [...followUp.rows] : undefined,
              meant: followUp.meant ? [...followUp.meant] : undefined,
              ...(paper ? { paper: shown } : {}),
            },
          }
        : {}),
    },
    select: { id: true, textHash: true },
  });
}

async function save(
  tx: Tx,
  finding: LoadedFinding,
  action: Action,
  done: Extract<Step, { ok: true }>,
): Promise<number> {
  const { state, round, outcome, reasonCode, followUp, decidedBy, decidedAt, signedBy, signedAt, dueDate } =
    done.reduced;
  // Renewing a lease changes nothing that anybody reads: it leaves the revision, so that it never gets in the
  // way of its own holder.
  const revision = action.kind === "renew" ? finding.revision : nextRevision(finding, state);
  const saved = await tx.finding.updateMany({
    where: { id: finding.id, revision: finding.revision },
    data: {
      state,
      round,
      outcome,
      reasonCode,
      followUp,
      decidedBy,
      decidedAt,
      signedBy,
      signedAt,
      revision,
      touched: true,
      dueDate: dueDate === null ? null : new Date(`${dueDate}T00:00:00Z`),
      claimedBy: done.claim?.by ?? null,
      claimedUntil: done.claim?.until ?? null,
    },
  });
  if (saved.count !== 1) throw conflict("finding-changed", await earlierValues(tx, { by: null, at: null }));
  return revision;
}

/** Of a finding that nobody had. */
const FIRST_REVISION = 1;

/** A second review begins anew with the first one, or the number would tell it from a finding that nobody had. */
const nextRevision = (finding: LoadedFinding, state: FindingState): number =>
  state === "second_review" && finding.state !== state ? FIRST_REVISION : finding.revision + 1;

/** Codes only: notes may hold names; the trail names them by their hash. */
const trailOf = (event: NewReviewEvent, written: Appended | null) => ({
  judgement: written?.id ?? null,
  text: written?.textHash ?? null,
  round: event.round,
  from: event.fromState,
  to: event.toState,
  outcome: event.outcome,
  reason: event.reasonCode,
  followUp: event.followUp?.code ?? null,
  refersTo: event.refersTo,
});

/**
 * What all actions on one finding have in common: one transaction, the policy in force, one action, refusals on
 * the trail.
 */
export function findingAction(
  ctx: Ctx,
  kind: Action["kind"],
  target: ActionTarget,
  makeAction: (finding: LoadedFinding, tx: Tx) => Action | Promise<Action>,
  record: ActionRecord = {},
): Promise<ActionResult> {
  return auditedTx(
    ctx,
    { action: `finding.${kind}`, entityType: "finding", entityId: target.findingId },
    async (tx) =>
      applyAction(tx, ctx, await reviewPolicy(tx), target, (finding) => makeAction(finding, tx), record),
  );
}
