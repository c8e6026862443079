import type { Entry, FindingFacts, Standing } from "./facts";

const FRESH: Standing = {
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
export function effective(entries: readonly Entry[]): Entry[] {
  const undone = new Set(entries.filter((entry) => entry.kind === "undo").map((entry) => entry.refersTo));
  return entries.filter((entry) => entry.kind !== "undo" && !undone.has(entry.id));
}

const decided = (entry: Entry) => ({
  outcome: entry.outcome,
  reasonCode: entry.reasonCode,
  followUp: entry.followUp?.code ?? null,
  decidedBy: entry.actorId,
  decidedAt: entry.at,
});

/** The judgement that is in force once it may be seen: hidden while a second person still judges blind. */
function afterJudgement(standing: Standing, entry: Entry, first: Entry | undefined): Standing {
  const next = { ...standing, ...NOTHING_DECIDED, state: entry.toState, dueDate: null };
  if (entry.toState === "second_review") return next;
  return { ...next, ...decided(first ?? entry) };
}

/** Folds the appended entries into what is in force. The stored columns of a finding are a copy of this. */
export function project(entries: readonly Entry[]): Standing {
  const valid = effective(entries);
  return valid.reduce<Standing>((standing, entry) => {
    switch (entry.kind) {
      case "blind":
        return standing;
      case "decision":
        return afterJudgement(standing, entry, undefined);
      case "second_blind":
        return afterJudgement(standing, entry, lastOf(valid, entry, "decision"));
      case "unsure":
      case "split":
        return { ...standing, ...NOTHING_DECIDED, state: entry.toState };
      case "field_check":
      case "field_result":
        return { ...standing, ...NOTHING_DECIDED, state: entry.toState, dueDate: entry.dueDate };
      case "signoff": {
        const adopted = valid.find((other) => other.id === entry.refersTo);
        return {
          ...standing,
          ...(adopted ? decided(adopted) : {}),
          state: entry.toState,
          signedBy: entry.actorId,
          signedAt: entry.at,
        };
      }
      case "return":
        return { ...standing, ...NOTHING_DECIDED, state: entry.toState };
      case "reopen":
        return { ...standing, ...NOTHING_DECIDED, state: entry.toState, round: entry.round, dueDate: null };
      case "undo":
        return standing;
    }
  }, FRESH);
}

/** The last entry of a kind before another one of the same round. */
function lastOf(entries: readonly Entry[], before: Entry, kind: Entry["kind"]): Entry | undefined {
  return entries
    .slice(0, entries.indexOf(before))
    .filter((entry) => entry.kind === kind && entry.round === before.round)
    .at(-1);
}

/** Effective entries of the round that is open. */
export const thisRound = (finding: FindingFacts): Entry[] =>
  effective(finding.entries).filter((entry) => entry.round === finding.round);

/** Everyone who gave a judgement in this round, and therefore may not sign it off. */
export function authors(finding: FindingFacts): Set<string> {
  const judging = new Set<Entry["kind"]>(["blind", "decision", "second_blind"]);
  return new Set(
    thisRound(finding)
      .filter((entry) => judging.has(entry.kind))
      .map((entry) => entry.actorId),
  );
}

/**
 * May this person already see the evidence and the judgements of others? After a first judgement of their own
 * in this round, or once it is final.
 */
export function hasJudged(finding: FindingFacts, actorId: string): boolean {
  return thisRound(finding).some(
    (entry) =>
      entry.actorId === actorId &&
      (entry.kind === "blind" || entry.kind === "decision" || entry.kind === "second_blind"),
  );
}

/**
 * The judgements since the last return that a sign-off can make valid: one, or the two of a double-blind
 * pair.
 */
export function openJudgements(finding: FindingFacts): Entry[] {
  const round = thisRound(finding);
  const since = round.findLastIndex((entry) => entry.kind === "return");
  return round.slice(since + 1).filter((entry) => entry.kind === "decision" || entry.kind === "second_blind");
}

/**
 * What `undo` would take back: the actor's own act, and nobody did anything since. A first blind judgement
 * stays: its author has seen more.
 */
export function undoable(finding: FindingFacts, actorId: string): Entry | null {
  const last = effective(finding.entries).at(-1);
  const kinds: readonly Entry["kind"][] = [
    "decision",
    "second_blind",
    "unsure",
    "field_check",
    "field_result",
  ];
  return last && last.actorId === actorId && kinds.includes(last.kind) ? last : null;
}
