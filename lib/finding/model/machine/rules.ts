import { JUDGEABLE_STATES, type FindingState, type JudgementKind } from "@/lib/finding/model/state";

export const ACTION_KINDS = [
  "claim",
  "renew",
  "release",
  "blind",
  "judge",
  "judge-second",
  "unsure",
  "undetermined",
  "field-check",
  "field-result",
  "split",
  "paper",
  "sign-off",
  "return",
  "reopen",
  "undo",
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export interface Rule {
  readonly from: readonly FindingState[];
  /** States it can lead to; "same" keeps the state, "before" restores the one before the undone action. */
  readonly to: readonly (FindingState | "same" | "before")[];
  /** Only while holding the finding. */
  readonly lease: boolean;
  /** What it appends; null = a claim, which is no judgement. */
  readonly appends: JudgementKind | null;
}

/** States in which a decision by one person can be given. */
const DECIDABLE = JUDGEABLE_STATES.filter((state) => state !== "second_review");

/**
 * What may be done from where; who may do it is `finding.<action>` in `lib/access/permissions`. The table
 * behind the machine, and behind the diagram in docs/keadaan-temuan.md.
 */
export const RULES: Readonly<Record<ActionKind, Rule>> = {
  claim: { from: JUDGEABLE_STATES, to: ["same"], lease: false, appends: null },
  renew: { from: JUDGEABLE_STATES, to: ["same"], lease: true, appends: null },
  release: { from: JUDGEABLE_STATES, to: ["same"], lease: true, appends: null },
  blind: { from: JUDGEABLE_STATES, to: ["same"], lease: true, appends: "blind" },
  judge: {
    from: DECIDABLE,
    to: ["final", "awaiting_signoff", "second_review"],
    lease: true,
    appends: "decision",
  },
  "judge-second": {
    from: ["second_review"],
    to: ["final", "awaiting_signoff"],
    lease: true,
    appends: "second_blind",
  },
  // A second person of a double-blind pair who is unsure steps aside; the finding goes on waiting for another
  // one.
  unsure: { from: JUDGEABLE_STATES, to: ["unsure", "same"], lease: true, appends: "unsure" },
  // Everybody was unsure, and whoever signs off is as well: the end of it, and counted as such.
  undetermined: { from: ["unsure"], to: ["final"], lease: true, appends: "decision" },
  "field-check": { from: JUDGEABLE_STATES, to: ["field_check"], lease: true, appends: "field_check" },
  "field-result": {
    from: ["field_check"],
    to: ["field_check"],
    lease: true,
    appends: "field_result",
  },
  split: {
    from: JUDGEABLE_STATES,
    to: ["split"],
    lease: true,
    appends: "split",
  },
  // The paper that was to follow has come; it is named on the judgement that waited for it.
  paper: { from: ["awaiting_signoff"], to: ["same"], lease: false, appends: "paper" },
  "sign-off": {
    from: ["awaiting_signoff"],
    to: ["final"],
    lease: false,
    appends: "signoff",
  },
  return: {
    from: ["awaiting_signoff"],
    to: ["returned"],
    lease: false,
    appends: "return",
  },
  reopen: { from: ["final"], to: ["reopened"], lease: false, appends: "reopen" },
  undo: {
    from: ["unsure", "field_check", "second_review", "awaiting_signoff", "final"],
    to: ["before"],
    lease: false,
    appends: "undo",
  },
};
