import type { FollowUpDetail } from "./facts";
import type { Answered } from "@/lib/finding/model/state";

/** A judgement as given: accepting names a follow-up, rejecting a reason. */
export interface Judged {
  readonly outcome: Answered;
  readonly reasonCode: string | null;
  readonly followUp: FollowUpDetail | null;
}

export type Action =
  | {
      readonly kind: "claim" | "renew" | "release" | "unsure" | "split" | "undo" | "undetermined";
    }
  | { readonly kind: "blind"; readonly outcome: Answered }
  /** `sampled`: belongs to the double-blind sample and somebody else can judge it */
  | ({ readonly kind: "judge"; readonly sampled: boolean } & Judged)
  | ({ readonly kind: "judge-second" } & Judged)
  | { readonly kind: "field-check"; readonly dueDate: string }
  /** the day until which others of the finding are still to be seen; null when nobody is */
  | { readonly kind: "field-result"; readonly dueDate: string | null }
  | { readonly kind: "paper"; readonly judgement: number; readonly followUp: FollowUpDetail }
  /** `adopt`: where two judgements disagree, the id of the one that the sign-off makes valid */
  | { readonly kind: "sign-off"; readonly adopt: number | null }
  | { readonly kind: "return" | "reopen"; readonly reasonCode: string };

export type Refusal =
  | "role"
  | "area"
  | "state"
  | "held"
  | "lease-lost"
  | "was-unsure"
  | "already-judged"
  | "blind-first"
  | "blind-given"
  | "not-group"
  | "own-judgement"
  | "adopt-unknown"
  | "adopt-required"
  | "paper-missing"
  | "paper-unasked"
  | "nothing-to-undo"
  | "undo-late"
  | "undo-acted";
