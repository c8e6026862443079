import type { Actor } from "@/lib/access/actor";
import {
  eventShown,
  looksNew,
  visibilityOf,
  type DecisionFacts,
  type Visibility,
} from "@/lib/access/visibility";
import type { FindingFacts, ReviewEvent } from "./facts";
import { hasDecided, hasJudged } from "./reduced-state";
import { isJudgeable, type FindingState } from "@/lib/finding/model/state";

/** What the rule of visibility asks about a finding. */
export const decisionFacts = (
  state: FindingState,
  comparison: boolean,
  judgedByMe: boolean,
  answeredByMe: boolean = judgedByMe,
): DecisionFacts => ({
  comparison,
  judgeable: isJudgeable(state),
  secondReview: state === "second_review",
  final: state === "final",
  judgedByMe,
  answeredByMe,
});

function factsFor(actor: Actor, finding: FindingFacts): DecisionFacts {
  const answered = hasJudged(finding, actor.id);
  const judged = finding.state === "second_review" ? hasDecided(finding, actor.id) : answered;
  return decisionFacts(finding.state, finding.comparison, judged, answered);
}

/** The state as this person may know it. */
export const shownState = (actor: Actor, finding: FindingFacts): FindingState =>
  looksNew(actor, factsFor(actor, finding)) ? "new" : finding.state;

/** What this person may see of the opinions about the finding. */
export const findingVisibility = (actor: Actor, finding: FindingFacts): Visibility =>
  visibilityOf(actor, factsFor(actor, finding));

/**
 * Whose attachments this person sees: everybody's, but of a second review their own, for a new finding has none.
 */
export const attachmentsSeen = (actor: Actor, finding: FindingFacts): { readonly uploadedBy?: string } =>
  looksNew(actor, factsFor(actor, finding)) ? { uploadedBy: actor.id } : {};

const OPINIONS: ReadonlySet<ReviewEvent["kind"]> = new Set([
  "blind",
  "decision",
  "second_blind",
  "paper",
  "signoff",
  "undo",
]);
const FACTS: ReadonlySet<ReviewEvent["kind"]> = new Set(["field_check", "field_result"]);

/** The events that this person may read, and whether with their remarks. */
export function visibleEvents<E extends Pick<ReviewEvent, "kind" | "actorId">>(
  actor: Actor,
  visibility: Visibility,
  events: readonly E[],
): { event: E; remarks: boolean }[] {
  return events.flatMap((event) => {
    const about = OPINIONS.has(event.kind) ? "opinion" : FACTS.has(event.kind) ? "fact" : "step";
    const shown = eventShown(actor, visibility, { actorId: event.actorId, about });
    return shown === "hidden" ? [] : [{ event, remarks: shown === "whole" }];
  });
}
