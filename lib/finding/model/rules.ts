import type { Role } from "@/lib/access/actor";
import { JUDGEABLE_STATES, type FindingState, type JudgementKind } from "./state";

export const ACTION_KINDS = [
  "claim",
  "renew",
  "release",
  "blind",
  "judge",
  "judge-second",
  "unsure",
  "field-check",
  "field-result",
  "split",
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
  readonly roles: readonly Role[];
  /** Only while holding the finding. */
  readonly lease: boolean;
  /** What it appends; null = a claim, which is no judgement. */
  readonly appends: JudgementKind | null;
}

// An admin runs the machine and an auditor watches: neither judges. The machine itself ("system") has no action
// at all.
const JUDGES: readonly Role[] = ["verifikator", "supervisor"];
const SUPERVISOR: readonly Role[] = ["supervisor"];
/** States in which a decision by one person can be given. */
const DECIDABLE = JUDGEABLE_STATES.filter((state) => state !== "second_review");

/**
 * Who may do what from where: the table behind the machine, and behind the diagram in docs/keadaan-temuan.md.
 */
export const RULES: Readonly<Record<ActionKind, Rule>> = {
  claim: { from: JUDGEABLE_STATES, to: ["same"], roles: JUDGES, lease: false, appends: null },
  renew: { from: JUDGEABLE_STATES, to: ["same"], roles: JUDGES, lease: true, appends: null },
  release: { from: JUDGEABLE_STATES, to: ["same"], roles: JUDGES, lease: true, appends: null },
  blind: { from: DECIDABLE, to: ["same"], roles: JUDGES, lease: true, appends: "blind" },
  judge: {
    from: DECIDABLE,
    to: ["final", "awaiting_signoff", "second_review"],
    roles: JUDGES,
    lease: true,
    appends: "decision",
  },
  "judge-second": {
    from: ["second_review"],
    to: ["final", "awaiting_signoff"],
    roles: JUDGES,
    lease: true,
    appends: "second_blind",
  },
  // A second person of a double-blind pair who is unsure steps aside; the finding goes on waiting for another
  // one.
  unsure: { from: JUDGEABLE_STATES, to: ["unsure", "same"], roles: JUDGES, lease: true, appends: "unsure" },
  "field-check": { from: DECIDABLE, to: ["field_check"], roles: JUDGES, lease: true, appends: "field_check" },
  "field-result": {
    from: ["field_check"],
    to: ["field_check"],
    roles: JUDGES,
    lease: true,
    appends: "field_result",
  },
  split: {
    from: ["new", "unsure", "returned", "reopened", "field_check"],
    to: ["split"],
    roles: JUDGES,
    lease: true,
    appends: "split",
  },
  "sign-off": {
    from: ["awaiting_signoff"],
    to: ["final"],
    roles: SUPERVISOR,
    lease: false,
    appends: "signoff",
  },
  return: {
    from: ["awaiting_signoff"],
    to: ["returned"],
    roles: SUPERVISOR,
    lease: false,
    appends: "return",
  },
  reopen: { from: ["final"], to: ["reopened"], roles: SUPERVISOR, lease: false, appends: "reopen" },
  undo: {
    from: ["unsure", "field_check", "second_review", "awaiting_signoff", "final"],
    to: ["before"],
    roles: JUDGES,
    lease: false,
    appends: "undo",
  },
};
