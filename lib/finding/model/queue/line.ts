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
}
