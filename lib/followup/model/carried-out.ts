/**
 * What became of an accepted decision on a later roll (tindak lanjut terbukti). `other-value`: the element was
 * changed, to something else than was decided; `gone`: the voter is not on that roll; `not-measurable`: a
 * follow-up that leaves no trace on a roll.
 */
export const CARRIED_OUT_STATES = ["done", "not-done", "other-value", "gone", "not-measurable"] as const;

/** States as the pages show them: what was done once and is not done any more is told apart. */
export const PROOF_STATES = [...CARRIED_OUT_STATES, "undone"] as const;
export type ProofState = (typeof PROOF_STATES)[number];

export type ProofCounts = Readonly<Record<ProofState, number>>;

export const NO_PROOF: ProofCounts = {
  done: 0,
  "not-done": 0,
  "other-value": 0,
  gone: 0,
  "not-measurable": 0,
  undone: 0,
};

/** Decisions of which a roll can tell whether they were carried out. */
export const measurable = (counts: ProofCounts): number =>
  counts.done + counts["not-done"] + counts["other-value"] + counts.undone;

/** How a voter differs from the roll before. */
export const CHANGE_KINDS = ["gone", "struck", "restored", "new", "moved", "changed"] as const;
