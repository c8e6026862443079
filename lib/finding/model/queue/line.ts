import type { Paper } from "@/lib/finding/model/paper";
import type { FindingState, Outcome, Tier } from "@/lib/finding/model/state";

/** Two questions of one rule about one file or area: the word of the subject's key that tells them apart. */
export const ABOUT = [
  "rows",
  "male",
  "female",
  "kecamatan",
  "desa",
  "tps",
  "nik",
  "nkk",
  "name",
  "birth",
  "sex",
  "address",
  "unreadable",
  "swapped",
] as const;

/** A judgement that waits for its sign-off, in a line: on which record, by which paper, by whom. */
export interface SignOffLine {
  readonly followUp: string | null;
  readonly paper: Paper | null;
  /** how many voters it names, and the first of them by line and name */
  readonly rows: number;
  readonly row: number | null;
  readonly name: string | null;
  readonly by: string;
}

/**
 * A finding as a line of the queue, as the browser has it. No score, no order value, nobody else's open
 * judgement.
 */
export interface QueueLine {
  readonly id: number;
  readonly revision: number;
  readonly snapshotId: number;
  readonly detector: string;
  readonly tier: Tier;
  readonly subjectType: string;
  readonly kecKey: string | null;
  readonly desaKey: string | null;
  readonly kecName: string | null;
  readonly desaName: string | null;
  readonly tpsNo: number | null;
  readonly rowCount: number;
  readonly isGroup: boolean;
  /** names of the people concerned, shortened */
  readonly names: string;
  /** which of several questions about the same file or area this is */
  readonly about: (typeof ABOUT)[number] | null;
  readonly state: FindingState;
  readonly outcome: Outcome | null;
  readonly dueDate: string | null;
  readonly createdAt: Date;
  readonly held: "me" | "other" | null;
  readonly holderName: string | null;
  readonly assigneeName: string | null;
  readonly assigned: "me" | "other" | null;
  /** the period that its roll is of, e.g. TW IV 2025 */
  readonly period: string;
  /** the work on it was ended formally */
  readonly periodClosed: boolean;
  /** what was decided, of a finding that waits for a sign-off; null where this person may not know */
  readonly decision: SignOffLine | null;
  /** Lines with an equal one may be judged together; null where each is judged by itself. */
  readonly bulkKind: string | null;
}

/** What an action in the workbench did to a line, until the page is read again. */
export interface LineChange {
  readonly revision: number;
  readonly state: FindingState;
  readonly outcome: Outcome | null;
  readonly held: "me" | null;
  /** the line leaves the tab it stands in: crossed off, not removed */
  readonly done: boolean;
  /** it is on its way to the server, which says the state that follows */
  readonly pending?: boolean;
  /** this person judged it */
  readonly judged?: boolean;
  /** this person was unsure and handed it on */
  readonly passedOn?: boolean;
}
