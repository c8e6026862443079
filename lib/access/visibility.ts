import type { Actor } from "./actor";
import { can } from "./permissions";

/** How far a question is decided, as the concern that holds it says it about one person. */
export interface DecisionFacts {
  /** Compares people: whoever judges it answers once before the evidence is shown. */
  readonly comparison: boolean;
  /** Waits for a judgement. */
  readonly judgeable: boolean;
  /** Has been judged by one person, and a second one is to judge it without knowing of the first. */
  readonly secondReview: boolean;
  readonly final: boolean;
  /** This person has judged it in the round that is open; of a second review: decided, not only answered blind. */
  readonly judgedByMe: boolean;
  /** This person has given at least a first, blind answer. */
  readonly answeredByMe: boolean;
}

/** What a person may see of the opinions about a question. */
export interface Visibility {
  /** The machine's evidence, score, earlier decisions: only after the first judgement of a comparison. */
  readonly evidence: boolean;
  /** The judgements and remarks of other people. */
  readonly judgements: boolean;
}

/**
 * Who sees whose judgement: the one rule for pages, lists, counts and the trail. While a comparison or a second
 * review waits for somebody's own answer, its judgements are nobody's but their authors', whatever the role:
 * whoever reads along could tell the one who is to judge unaware.
 */
export function visibilityOf(actor: Actor, facts: DecisionFacts): Visibility {
  const waiting = facts.judgeable && can(actor, "finding.judge") && !facts.answeredByMe;
  const blind = facts.secondReview || (facts.comparison && facts.judgeable);
  return {
    evidence: !(facts.comparison && waiting),
    judgements: facts.judgedByMe || facts.final || (can(actor, "finding.read-others") && !blind),
  };
}

/** A second review looks like any new question to everybody who could be the second to judge it. */
export const looksNew = (actor: Actor, facts: Pick<DecisionFacts, "secondReview" | "judgedByMe">): boolean =>
  facts.secondReview && can(actor, "finding.judge-second") && !facts.judgedByMe;

/** An event of a review: an `opinion` judges or takes a judgement back, a `fact` was found outside. */
export interface ReviewEventShape {
  readonly actorId: string;
  readonly about: "opinion" | "fact" | "step";
}

/** Is the event shown to this person: not at all, without its remarks, or whole? Facts are for everybody. */
export function eventShown(
  actor: Actor,
  visibility: Visibility,
  event: ReviewEventShape,
): "hidden" | "bare" | "whole" {
  if (event.actorId === actor.id || visibility.judgements || event.about === "fact") return "whole";
  return event.about === "opinion" ? "hidden" : "bare";
}
