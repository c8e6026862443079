import type { Actor } from "@/lib/access/actor";
import type { Action } from "./machine/action";
import type { Claim, ReviewEvent, FindingFacts, ReducedState } from "./machine/facts";
import { refused, type Refused } from "./machine/refusals";
import { RULES, type ActionKind } from "./machine/rules";
import { openJudgements, reduceEvents, thisRound, undoable, waitsForPaper } from "./machine/reduced-state";
import { isJudgeable, type FindingState } from "./state";
import { needsSignOff, type ReviewPolicy } from "./policy";

export type NewReviewEvent = Omit<ReviewEvent, "id">;

export type Step =
  | Refused
  /** `event` is to be appended, then `reduced` and `claim` stored, in one transaction. */
  | {
      readonly ok: true;
      readonly event: NewReviewEvent | null;
      readonly reduced: ReducedState;
      readonly claim: Claim | null;
    };

/**
 * Everything that may happen to a finding (temuan), in one place and pure: the services store what it returns
 * and nothing else writes a state.
 */
export function step(
  finding: FindingFacts,
  action: Action,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): Step {
  const rule = RULES[action.kind];
  const refusal = refused(finding, action, actor, now, policy);
  if (refusal) return refusal;

  if (rule.appends === null)
    return {
      ok: true,
      event: null,
      reduced: finding,
      claim: claimAfter(finding, action.kind, actor, now, policy),
    };
  const event = eventOf(finding, action, actor, now, policy);
  const reduced = reduceEvents([...finding.events, { ...event, id: Number.POSITIVE_INFINITY }]);
  return { ok: true, event, reduced, claim: claimAfter(finding, action.kind, actor, now, policy) };
}

function targetState(
  finding: FindingFacts,
  action: Action,
  actor: Actor,
  policy: ReviewPolicy,
): FindingState {
  switch (action.kind) {
    case "judge":
      // The sample is about first judgements: a finding that came back is no longer judged fresh by anybody.
      if (
        action.sampled &&
        finding.round === 1 &&
        !thisRound(finding).some((event) => event.kind === "return")
      )
        return "second_review";
      return action.followUp?.paper?.kind === "MENYUSUL" ||
        needsSignOff(policy, finding.tier, action.outcome, action.followUp?.code ?? null)
        ? "awaiting_signoff"
        : "final";
    case "judge-second": {
      const first = openJudgements(finding).find((event) => event.kind === "decision");
      // Disagreements go to whoever signs off; an agreed pair still takes the usual second signature where
      // policy asks for it.
      if (
        !first?.outcome ||
        first.outcome !== action.outcome ||
        first.followUp?.code !== action.followUp?.code
      )
        return "awaiting_signoff";
      return waitsForPaper(finding, first) ||
        action.followUp?.paper?.kind === "MENYUSUL" ||
        needsSignOff(policy, finding.tier, first.outcome, first.followUp?.code ?? null)
        ? "awaiting_signoff"
        : "final";
    }
    case "unsure":
      return finding.state === "second_review" ? "second_review" : "unsure";
    case "field-check":
    case "field-result":
      return "field_check";
    case "split":
      return "split";
    case "sign-off":
    case "undetermined":
      return "final";
    case "return":
      return "returned";
    case "reopen":
      return "reopened";
    case "undo":
      return undoable(finding, actor.id)?.fromState ?? finding.state;
    case "claim":
    case "renew":
    case "release":
    case "blind":
    case "paper":
      return finding.state;
  }
}

function eventOf(
  finding: FindingFacts,
  action: Action,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): NewReviewEvent {
  const kind = RULES[action.kind].appends;
  if (kind === null) throw new Error(`${action.kind} appends nothing`);
  return {
    kind,
    round: action.kind === "reopen" ? finding.round + 1 : finding.round,
    actorId: actor.id,
    outcome: action.kind === "undetermined" ? "undetermined" : "outcome" in action ? action.outcome : null,
    reasonCode: "reasonCode" in action ? action.reasonCode : null,
    followUp: "followUp" in action ? action.followUp : null,
    dueDate: action.kind === "field-check" || action.kind === "field-result" ? action.dueDate : null,
    fromState: finding.state,
    toState: targetState(finding, action, actor, policy),
    refersTo:
      action.kind === "undo"
        ? (undoable(finding, actor.id)?.id ?? null)
        : action.kind === "sign-off"
          ? action.adopt
          : action.kind === "paper"
            ? action.judgement
            : null,
    at: now,
  };
}

/**
 * Claims and first judgements keep the lease running; whatever moves the finding on gives it back; an undo
 * hands it to its author.
 */
function claimAfter(
  finding: FindingFacts,
  kind: ActionKind,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): Claim | null {
  const lease = { by: actor.id, until: new Date(now.getTime() + policy.leaseMinutes * 60_000) };
  switch (kind) {
    case "claim":
    case "renew":
    case "blind":
    case "field-result":
      return lease;
    case "undo":
      return isJudgeable(undoable(finding, actor.id)?.fromState ?? finding.state) ? lease : null;
    default:
      return null;
  }
}
