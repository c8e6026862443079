import type { Actor } from "@/lib/access/actor";
import type { Act } from "./action";
import type { Claim, Entry, FindingFacts, Standing } from "./facts";
import { refused, type Refused } from "./refusals";
import { RULES, type ActKind } from "./rules";
import { openJudgements, project, thisRound, undoable } from "./reduced-state";
import { isJudgeable, type FindingState } from "./state";
import { needsSignoff, type ReviewPolicy } from "./policy";

export type NewEntry = Omit<Entry, "id">;

export type Step =
  | Refused
  /** `entry` is to be appended, then `standing` and `claim` stored, in one transaction. */
  | {
      readonly ok: true;
      readonly entry: NewEntry | null;
      readonly standing: Standing;
      readonly claim: Claim | null;
    };

/**
 * Everything that may happen to a finding (temuan), in one place and pure: the services store what it returns
 * and nothing else writes a state.
 */
export function step(finding: FindingFacts, act: Act, actor: Actor, now: Date, policy: ReviewPolicy): Step {
  const rule = RULES[act.kind];
  const refusal = refused(finding, act, actor, now, policy);
  if (refusal) return refusal;

  if (rule.appends === null)
    return {
      ok: true,
      entry: null,
      standing: finding,
      claim: claimAfter(finding, act.kind, actor, now, policy),
    };
  const entry = entryOf(finding, act, actor, now, policy);
  const standing = project([...finding.entries, { ...entry, id: Number.POSITIVE_INFINITY }]);
  return { ok: true, entry, standing, claim: claimAfter(finding, act.kind, actor, now, policy) };
}

function targetState(finding: FindingFacts, act: Act, actor: Actor, policy: ReviewPolicy): FindingState {
  switch (act.kind) {
    case "judge":
      // The sample is about first judgements: a finding that came back is no longer judged fresh by anybody.
      if (act.sampled && finding.round === 1 && !thisRound(finding).some((entry) => entry.kind === "return"))
        return "second_review";
      return needsSignoff(policy, finding.tier, act.outcome, act.followUp?.code ?? null)
        ? "awaiting_signoff"
        : "final";
    case "judge-second": {
      const first = openJudgements(finding).find((entry) => entry.kind === "decision");
      // Disagreements go to the supervisor; an agreed pair still takes the usual second signature where
      // policy asks for it.
      if (!first?.outcome || first.outcome !== act.outcome || first.followUp?.code !== act.followUp?.code)
        return "awaiting_signoff";
      return needsSignoff(policy, finding.tier, first.outcome, first.followUp?.code ?? null)
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
      return finding.state;
  }
}

function entryOf(finding: FindingFacts, act: Act, actor: Actor, now: Date, policy: ReviewPolicy): NewEntry {
  const kind = RULES[act.kind].appends;
  if (kind === null) throw new Error(`${act.kind} appends nothing`);
  return {
    kind,
    round: act.kind === "reopen" ? finding.round + 1 : finding.round,
    actorId: actor.id,
    outcome: "outcome" in act ? act.outcome : null,
    reasonCode: "reasonCode" in act ? act.reasonCode : null,
    followUp: "followUp" in act ? act.followUp : null,
    dueDate: act.kind === "field-check" ? act.dueDate : null,
    fromState: finding.state,
    toState: targetState(finding, act, actor, policy),
    refersTo:
      act.kind === "undo"
        ? (undoable(finding, actor.id)?.id ?? null)
        : act.kind === "sign-off"
          ? act.adopt
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
  kind: ActKind,
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
