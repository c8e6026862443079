import type { FollowUp } from "@/lib/roll/follow-ups";
import type { CorrectableColumn } from "@/lib/roll/columns";
import type { StoredPaper } from "@/lib/finding/model/paper";
import type { FindingState, JudgementKind, Outcome, Tier } from "@/lib/finding/model/state";

/** A follow-up with what it asks for. `rows` are data line numbers of the snapshot. */
export interface FollowUpDetail {
  readonly code: FollowUp;
  readonly rows?: readonly number[] | undefined;
  readonly element?: CorrectableColumn | undefined;
  readonly rollValue?: string | undefined;
  readonly proposedValue?: string | undefined;
  readonly paper?: StoredPaper | undefined;
  /** Of a strike: id of the table of codes that held when it was judged. */
  readonly table?: string | undefined;
  /** Of a strike: whom its author meant, having seen so many who could be taken for them. */
  readonly meant?: readonly number[] | undefined;
  readonly lookAlikes?: number | undefined;
}

/** One appended event of the review of a finding, as the machine sees it. */
export interface ReviewEvent {
  readonly id: number;
  readonly round: number;
  readonly kind: JudgementKind;
  readonly actorId: string;
  readonly outcome: Outcome | null;
  readonly reasonCode: string | null;
  readonly followUp: FollowUpDetail | null;
  /** YYYY-MM-DD, of a field check */
  readonly dueDate: string | null;
  readonly fromState: FindingState;
  readonly toState: FindingState;
  /** The event that an undo takes back, or that a sign-off adopts. */
  readonly refersTo: number | null;
  readonly at: Date;
}

/** What is in force: wholly a function of the events (see `reduceEvents`). */
export interface ReducedState {
  readonly state: FindingState;
  readonly round: number;
  readonly outcome: Outcome | null;
  readonly reasonCode: string | null;
  readonly followUp: FollowUp | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly signedBy: string | null;
  readonly signedAt: Date | null;
  readonly dueDate: string | null;
}

export interface Claim {
  readonly by: string;
  readonly until: Date;
}

/** All that the machine needs to know about a finding. */
export interface FindingFacts extends ReducedState {
  readonly tier: Tier;
  /** A detector that compares people: judged blind first. */
  readonly comparison: boolean;
  readonly isGroup: boolean;
  readonly regionCode: string;
  readonly kecKey: string | null;
  readonly desaKey: string | null;
  readonly claim: Claim | null;
  /** Oldest first, all rounds. */
  readonly events: readonly ReviewEvent[];
}
