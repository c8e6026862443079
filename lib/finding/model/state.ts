/**
 * The states of a finding (temuan). A claim (diambil) is no state: it is a lease that stands beside one.
 *
 * `second_review` is the double-blind sample: one person has judged, a second one judges without knowing.
 * Reviewers are shown it as `new`. `split` is a group (temuan kelompok) that a person replaced by its single
 * findings: neither open nor decided, because the question lives on in the members.
 */
export const FINDING_STATES = [
  "new",
  "unsure",
  "field_check",
  "second_review",
  "awaiting_signoff",
  "returned",
  "reopened",
  "final",
  "split",
] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** A final report needs every finding outside these. */
export const OPEN_STATES = [
  "new",
  "unsure",
  "field_check",
  "second_review",
  "awaiting_signoff",
  "returned",
  "reopened",
] as const satisfies readonly FindingState[];

/** States in which somebody may take the finding and judge it. */
export const JUDGEABLE_STATES = [
  "new",
  "unsure",
  "field_check",
  "second_review",
  "returned",
  "reopened",
] as const satisfies readonly FindingState[];

/** What a question can be answered with. */
export const ANSWERS = ["accepted", "rejected"] as const;
export type Answered = (typeof ANSWERS)[number];

/** How a finding can end: `undetermined` where nobody could tell (tetap tidak dapat dipastikan). */
export const OUTCOMES = [...ANSWERS, "undetermined"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export { TIERS, type Tier } from "@/lib/detectors/kit/tier";

/** A record of a finding is what it is about, or the one of the earlier roll that it is compared with. */
export const RECORD_ROLES = ["subject", "baseline"] as const;
export type RecordRole = (typeof RECORD_ROLES)[number];

export const isJudgeable = (state: FindingState): boolean =>
  (JUDGEABLE_STATES as readonly FindingState[]).includes(state);

export const JUDGEMENT_KINDS = [
  "blind",
  "decision",
  "second_blind",
  "unsure",
  "field_check",
  "field_result",
  "signoff",
  "paper",
  "return",
  "reopen",
  "undo",
  "split",
] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];
