import type { StoredPaper } from "@/lib/finding/model/paper";
import type { ReviewEvent, FindingFacts, ReducedState } from "./facts";

const FRESH: ReducedState = {
  state: "new",
  round: 1,
  outcome: null,
  reasonCode: null,
  followUp: null,
  decidedBy: null,
  decidedAt: null,
  signedBy: null,
  signedAt: null,
  dueDate: null,
};

const NOTHING_DECIDED = {
  outcome: null,
  reasonCode: null,
  followUp: null,
  decidedBy: null,
  decidedAt: null,
  signedBy: null,
  signedAt: null,
} as const;

/** Entries that no undo took back, undos themselves left out. */
export function effective(events: readonly ReviewEvent[]): ReviewEvent[] {
  const undone = new Set(events.filter((event) => event.kind === "undo").map((event) => event.refersTo));
  return events.filter((event) => event.kind !== "undo" && !undone.has(event.id));
}

const decided = (event: ReviewEvent) => ({
  outcome: event.outcome,
  reasonCode: event.reasonCode,
  followUp: event.followUp?.code ?? null,
  decidedBy: event.actorId,
  decidedAt: event.at,
});

/** The judgement that is in force once it may be seen: hidden while a second person still judges blind. */
function afterJudgement(
  reduced: ReducedState,
  event: ReviewEvent,
  first: ReviewEvent | undefined,
): ReducedState {
  const next = { ...reduced, ...NOTHING_DECIDED, state: event.toState, dueDate: null };
  if (event.toState === "second_review") return next;
  return { ...next, ...decided(first ?? event) };
}

/** Folds the appended events into what is in force. The stored columns of a finding are a copy of this. */
export function reduceEvents(events: readonly ReviewEvent[]): ReducedState {
  const valid = effective(events);
  return valid.reduce<ReducedState>((reduced, event) => {
    switch (event.kind) {
      case "blind":
      case "paper":
        return reduced;
      case "decision":
        return afterJudgement(reduced, event, undefined);
      case "second_blind":
        return afterJudgement(reduced, event, lastOf(valid, event, "decision"));
      case "unsure":
      case "split":
        return { ...reduced, ...NOTHING_DECIDED, state: event.toState };
      case "field_check":
      case "field_result":
        return { ...reduced, ...NOTHING_DECIDED, state: event.toState, dueDate: event.dueDate };
      case "signoff": {
        const adopted = valid.find((other) => other.id === event.refersTo);
        return {
          ...reduced,
          ...(adopted ? decided(adopted) : {}),
          state: event.toState,
          signedBy: event.actorId,
          signedAt: event.at,
        };
      }
      case "return":
        return { ...reduced, ...NOTHING_DECIDED, state: event.toState };
      case "reopen":
        return { ...reduced, ...NOTHING_DECIDED, state: event.toState, round: event.round, dueDate: null };
      case "undo":
        return reduced;
    }
  }, FRESH);
}

/** The last event of a kind before another one of the same round. */
function lastOf(
  events: readonly ReviewEvent[],
  before: ReviewEvent,
  kind: ReviewEvent["kind"],
): ReviewEvent | undefined {
  return events
    .slice(0, events.indexOf(before))
    .filter((event) => event.kind === kind && event.round === before.round)
    .at(-1);
}

/** Effective events of the round that is open. */
export const thisRound = (finding: FindingFacts): ReviewEvent[] =>
  effective(finding.events).filter((event) => event.round === finding.round);

/** Everyone who gave a judgement in this round, and therefore may not sign it off. */
export function authors(finding: FindingFacts): Set<string> {
  const judging = new Set<ReviewEvent["kind"]>(["blind", "decision", "second_blind", "paper"]);
  return new Set(
    thisRound(finding)
      .filter((event) => judging.has(event.kind))
      .map((event) => event.actorId),
  );
}

/** Has this person decided in this round, beyond a first blind answer? */
export function hasDecided(finding: FindingFacts, actorId: string): boolean {
  return thisRound(finding).some(
    (event) => event.actorId === actorId && (event.kind === "decision" || event.kind === "second_blind"),
  );
}

/**
 * May this person already see the evidence and the judgements of others? After a first judgement of their own
 * in this round, or once it is final.
 */
export function hasJudged(finding: FindingFacts, actorId: string): boolean {
  return thisRound(finding).some(
    (event) =>
      event.actorId === actorId &&
      (event.kind === "blind" || event.kind === "decision" || event.kind === "second_blind"),
  );
}

/**
 * The judgements since the last return that a sign-off can make valid: one, or the two of a double-blind
 * pair. Who judged again, after a visit, means the last one.
 */
export function openJudgements(finding: FindingFacts): ReviewEvent[] {
  const round = thisRound(finding);
  const since = round.findLastIndex((event) => event.kind === "return");
  return round
    .slice(since + 1)
    .filter((event) => event.kind === "decision" || event.kind === "second_blind")
    .filter((event, at, all) => !all.slice(at + 1).some((later) => later.actorId === event.actorId));
}

/** The paper on which a judgement strikes off: as named then, or as it came later. */
export const paperOf = (finding: Pick<FindingFacts, "events">, judgement: ReviewEvent): StoredPaper | null =>
  effective(finding.events).findLast((event) => event.kind === "paper" && event.refersTo === judgement.id)
    ?.followUp?.paper ??
  judgement.followUp?.paper ??
  null;

/** Does it strike somebody off on a paper that is still to come (menyusul)? */
export const waitsForPaper = (finding: Pick<FindingFacts, "events">, judgement: ReviewEvent): boolean =>
  paperOf(finding, judgement)?.kind === "MENYUSUL";

/**
 * What `undo` would take back: the actor's own action, and nobody did anything since. A first blind judgement
 * stays: its author has seen more.
 */
export function undoable(finding: FindingFacts, actorId: string): ReviewEvent | null {
  const last = effective(finding.events).at(-1);
  const kinds: readonly ReviewEvent["kind"][] = [
    "decision",
    "second_blind",
    "unsure",
    "field_check",
    "field_result",
  ];
  return last && last.actorId === actorId && kinds.includes(last.kind) ? last : null;
}
