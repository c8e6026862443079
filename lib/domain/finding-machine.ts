import type { Actor } from "./actor";
import type { Claim, Entry, FindingFacts, FollowUpDetail, Standing } from "./finding-facts";
import { RULES, type ActKind } from "./finding-rules";
import { inScope } from "./finding-scope";
import { authors, effective, hasJudged, project, thisRound } from "./finding-standing";
import { isJudgeable, type FindingState, type Outcome } from "./finding-state";
import { needsSignoff, type ReviewPolicy } from "./review-policy";

/** A judgement as given: accepting names a follow-up, rejecting a reason. */
export interface Judged {
  readonly outcome: Outcome;
  readonly reasonCode: string | null;
  readonly followUp: FollowUpDetail | null;
}

export type Act =
  | { readonly kind: "claim" | "renew" | "release" | "unsure" | "field-result" | "split" | "undo" }
  | { readonly kind: "blind"; readonly outcome: Outcome }
  /** `sampled`: belongs to the double-blind sample and somebody else can judge it */
  | ({ readonly kind: "judge"; readonly sampled: boolean } & Judged)
  | ({ readonly kind: "judge-second" } & Judged)
  | { readonly kind: "field-check"; readonly dueDate: string }
  /** `adopt`: where two judgements disagree, the id of the one that the supervisor makes valid */
  | { readonly kind: "sign-off"; readonly adopt: number | null }
  | { readonly kind: "return" | "reopen"; readonly reasonCode: string };

export type Refusal =
  | "role" | "area" | "state" | "second-review" | "held" | "lease-lost" | "was-unsure" | "already-judged" | "blind-first" | "blind-given" | "not-group"
  | "own-judgement" | "adopt-unknown" | "adopt-required" | "nothing-to-undo" | "undo-late" | "undo-acted";

export type NewEntry = Omit<Entry, "id">;

export type Step =
  | { readonly ok: false; readonly refusal: Refusal; readonly by?: string }
  /** `entry` is to be appended, then `standing` and `claim` stored, in one transaction. */
  | { readonly ok: true; readonly entry: NewEntry | null; readonly standing: Standing; readonly claim: Claim | null };

/**
 * Everything that may happen to a finding (temuan), in one place and pure: the services store what it returns and nothing else writes a
 * state. Refuses by role, area, state, lease, authorship and policy, in this order.
 */
export function step(finding: FindingFacts, act: Act, actor: Actor, now: Date, policy: ReviewPolicy): Step {
  const rule = RULES[act.kind];
  const refusal = generalRefusal(finding, act.kind, actor, now) ?? refusalOf(finding, act, actor, now, policy);
  if (refusal) return refusal;

  if (rule.appends === null) return { ok: true, entry: null, standing: finding, claim: claimAfter(finding, act.kind, actor, now, policy) };
  const entry = entryOf(finding, act, actor, now, policy);
  const standing = project([...finding.entries, { ...entry, id: Number.POSITIVE_INFINITY }]);
  return { ok: true, entry, standing, claim: claimAfter(finding, act.kind, actor, now, policy) };
}

type Refused = Extract<Step, { ok: false }>;
const no = (refusal: Refusal, by?: string | null): Refused => ({ ok: false, refusal, ...(by ? { by } : {}) });

/** The person who holds the finding now, if the lease still runs. */
export function holder(finding: Pick<FindingFacts, "claim">, now: Date): string | null {
  return finding.claim && finding.claim.until > now ? finding.claim.by : null;
}

/** The refusal that needs no act to be named: whoever may do nothing at all here. */
export function roleOrArea(finding: FindingFacts, actor: Actor): "role" | "area" | null {
  if (actor.role !== "verifikator" && actor.role !== "supervisor") return "role";
  return inScope(actor, finding) ? null : "area";
}

/** What would take a finding out of the hands of the two people who judge it apart. */
const DECIDING_ALONE: ReadonlySet<ActKind> = new Set(["blind", "field-check", "split"]);

function generalRefusal(finding: FindingFacts, kind: ActKind, actor: Actor, now: Date): Refused | null {
  const rule = RULES[kind];
  const barred = roleOrArea(finding, actor);
  if (barred) return no(barred);
  if (!rule.roles.some((role) => role === actor.role)) return no("role");
  // Named before the general case, which would name the first of the two judges.
  if (finding.state === "second_review" && DECIDING_ALONE.has(kind)) return no("second-review");
  if (!rule.from.includes(finding.state)) return no("state", finding.signedBy ?? finding.decidedBy);
  if (rule.lease && holder(finding, now) !== actor.id) return no("lease-lost", holder(finding, now));
  return null;
}

function refusalOf(finding: FindingFacts, act: Act, actor: Actor, now: Date, policy: ReviewPolicy): Refused | null {
  switch (act.kind) {
    case "claim":
      return claimRefusal(finding, actor, now);
    case "blind":
      return finding.comparison && !hasJudged(finding, actor.id) ? null : no("blind-given");
    case "judge":
      return finding.comparison && !hasJudged(finding, actor.id) ? no("blind-first") : null;
    case "judge-second":
      return authors(finding).has(actor.id) ? no("already-judged") : null;
    case "split":
      return finding.isGroup ? null : no("not-group");
    case "sign-off":
      return signoffRefusal(finding, act.adopt, actor);
    case "return":
      return authors(finding).has(actor.id) ? no("own-judgement") : null;
    case "undo":
      return undoRefusal(finding, actor, now, policy);
    case "renew":
    case "release":
    case "unsure":
    case "field-check":
    case "field-result":
    case "reopen":
      return null;
  }
}

function claimRefusal(finding: FindingFacts, actor: Actor, now: Date): Refused | null {
  const other = holder(finding, now);
  if (other !== null && other !== actor.id) return no("held", other);
  if (thisRound(finding).some((entry) => entry.kind === "unsure" && entry.actorId === actor.id)) return no("was-unsure");
  if (finding.state === "second_review" && authors(finding).has(actor.id)) return no("already-judged");
  return null;
}

function signoffRefusal(finding: FindingFacts, adopt: number | null, actor: Actor): Refused | null {
  if (authors(finding).has(actor.id)) return no("own-judgement");
  const open = openJudgements(finding);
  if (adopt === null) return open.length > 1 && disagree(open) ? no("adopt-required") : null;
  return open.some((entry) => entry.id === adopt) ? null : no("adopt-unknown");
}

/** The judgements since the last return that a sign-off can make valid: one, or the two of a double-blind pair. */
export function openJudgements(finding: FindingFacts): Entry[] {
  const round = thisRound(finding);
  const since = round.findLastIndex((entry) => entry.kind === "return");
  return round.slice(since + 1).filter((entry) => entry.kind === "decision" || entry.kind === "second_blind");
}

/** Two judgements agree when outcome and follow-up are the same. */
const disagree = (entries: readonly Entry[]): boolean =>
  new Set(entries.map((entry) => `${entry.outcome} ${entry.followUp?.code ?? ""}`)).size > 1;

/** What `undo` would take back: the actor's own act, and nobody did anything since. A first blind judgement stays: its author has seen more. */
export function undoable(finding: FindingFacts, actorId: string): Entry | null {
  const last = effective(finding.entries).at(-1);
  const kinds: readonly Entry["kind"][] = ["decision", "second_blind", "unsure", "field_check", "field_result"];
  return last && last.actorId === actorId && kinds.includes(last.kind) ? last : null;
}

function undoRefusal(finding: FindingFacts, actor: Actor, now: Date, policy: ReviewPolicy): Refused | null {
  const target = undoable(finding, actor.id);
  if (!target) return no("nothing-to-undo");
  const other = holder(finding, now);
  if (other !== null && other !== actor.id) return no("undo-acted", other);
  return now.getTime() - target.at.getTime() > policy.undoMinutes * 60_000 ? no("undo-late") : null;
}

function targetState(finding: FindingFacts, act: Act, actor: Actor, policy: ReviewPolicy): FindingState {
  switch (act.kind) {
    case "judge":
      // The sample is about first judgements: a finding that came back is no longer judged fresh by anybody.
      if (act.sampled && finding.round === 1 && !thisRound(finding).some((entry) => entry.kind === "return")) return "second_review";
      return needsSignoff(policy, finding.tier, act.outcome, act.followUp?.code ?? null) ? "awaiting_signoff" : "final";
    case "judge-second": {
      const first = openJudgements(finding).find((entry) => entry.kind === "decision");
      // Disagreements go to the supervisor; an agreed pair still takes the usual second signature where policy asks for it.
      if (!first?.outcome || first.outcome !== act.outcome || first.followUp?.code !== act.followUp?.code) return "awaiting_signoff";
      return needsSignoff(policy, finding.tier, first.outcome, first.followUp?.code ?? null) ? "awaiting_signoff" : "final";
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
    refersTo: act.kind === "undo" ? (undoable(finding, actor.id)?.id ?? null) : act.kind === "sign-off" ? act.adopt : null,
    at: now,
  };
}

/** Claims and first judgements keep the lease running; whatever moves the finding on gives it back; an undo hands it to its author. */
function claimAfter(finding: FindingFacts, kind: ActKind, actor: Actor, now: Date, policy: ReviewPolicy): Claim | null {
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
