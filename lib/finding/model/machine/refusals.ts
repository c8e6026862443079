import type { Actor } from "@/lib/access/actor";
import { barred, can } from "@/lib/access/permissions";
import type { Action, Refusal } from "./action";
import type { ReviewEvent, FindingFacts } from "./facts";
import { RULES, type ActionKind } from "./rules";
import {
  authors,
  hasDecided,
  hasJudged,
  openJudgements,
  thisRound,
  undoable,
  waitsForPaper,
} from "./reduced-state";
import type { ReviewPolicy } from "@/lib/finding/model/policy";

/** Why an action is not allowed; `by` names the person who is in the way. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly by?: string;
}

/**
 * Refuses by role, area, state, lease, authorship and policy, in this order; null when the action may be done.
 */
export function refused(
  finding: FindingFacts,
  action: Action,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): Refused | null {
  return generalRefusal(finding, action.kind, actor, now) ?? refusalOf(finding, action, actor, now, policy);
}

const no = (refusal: Refusal, by?: string | null): Refused => ({ ok: false, refusal, ...(by ? { by } : {}) });

/** The person who holds the finding now, if the lease still runs. */
export function holder(finding: Pick<FindingFacts, "claim">, now: Date): string | null {
  return finding.claim && finding.claim.until > now ? finding.claim.by : null;
}

function generalRefusal(finding: FindingFacts, kind: ActionKind, actor: Actor, now: Date): Refused | null {
  const rule = RULES[kind];
  const barrier = barred(actor, `finding.${kind}`, finding);
  if (barrier) return no(barrier);
  if (!rule.from.includes(finding.state)) return no("state", finding.signedBy ?? finding.decidedBy);
  if (rule.lease && holder(finding, now) !== actor.id) return no("lease-lost", holder(finding, now));
  return null;
}

function refusalOf(
  finding: FindingFacts,
  action: Action,
  actor: Actor,
  now: Date,
  policy: ReviewPolicy,
): Refused | null {
  switch (action.kind) {
    case "claim":
      return claimRefusal(finding, actor, now);
    case "blind":
      return finding.comparison && !hasJudged(finding, actor.id) ? null : no("blind-given");
    case "judge":
    case "undetermined":
      return finding.comparison && !hasJudged(finding, actor.id) ? no("blind-first") : null;
    case "judge-second":
      if (hasDecided(finding, actor.id)) return no("already-judged");
      return finding.comparison && !hasJudged(finding, actor.id) ? no("blind-first") : null;
    case "split":
      return finding.isGroup ? null : no("not-group");
    case "sign-off":
      return signOffRefusal(finding, action.adopt, actor);
    case "paper":
      return openJudgements(finding).some(
        (event) => event.id === action.judgement && waitsForPaper(finding, event),
      )
        ? null
        : no("paper-unasked");
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
  const wasUnsure = thisRound(finding).some((event) => event.kind === "unsure" && event.actorId === actor.id);
  // Whoever may end a question that nobody can answer takes it again, or it would be nobody's.
  if (wasUnsure && !(finding.state === "unsure" && can(actor, "finding.undetermined")))
    return no("was-unsure");
  if (finding.state === "second_review" && hasDecided(finding, actor.id)) return no("already-judged");
  return null;
}

function signOffRefusal(finding: FindingFacts, adopt: number | null, actor: Actor): Refused | null {
  if (authors(finding).has(actor.id)) return no("own-judgement");
  const open = openJudgements(finding);
  if (adopt === null && open.length > 1 && disagree(open)) return no("adopt-required");
  const meant = adopt === null ? open : open.filter((event) => event.id === adopt);
  if (meant.length === 0 && adopt !== null) return no("adopt-unknown");
  return meant.some((event) => waitsForPaper(finding, event)) ? no("paper-missing") : null;
}

/** Two judgements agree when outcome and follow-up are the same. */
const disagree = (events: readonly ReviewEvent[]): boolean =>
  new Set(events.map((event) => `${event.outcome} ${event.followUp?.code ?? ""}`)).size > 1;

function undoRefusal(finding: FindingFacts, actor: Actor, now: Date, policy: ReviewPolicy): Refused | null {
  const target = undoable(finding, actor.id);
  // To whoever could be the second to judge it, a second review is a new finding, of which nothing can be undone.
  if (!target)
    return no(
      finding.state === "second_review" && !hasDecided(finding, actor.id) ? "state" : "nothing-to-undo",
    );
  const other = holder(finding, now);
  if (other !== null && other !== actor.id) return no("undo-acted", other);
  return now.getTime() - target.at.getTime() > policy.undoMinutes * 60_000 ? no("undo-late") : null;
}
