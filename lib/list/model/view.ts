import { z } from "zod";
import type { Note, Question } from "@/lib/ingest/notes";
import { LINE_STATES, LIST_STATUSES, type LineState, type ListKind, type ListStatus } from "./kinds";
import type { ShownPerson } from "./shown-person";

const count = z.number().default(0);

/** Lines of a list by what became of them. */
export const stateCountsSchema = z.object({
  one: count,
  several: count,
  none: count,
  struck: count,
  rejected: count,
});
export type StateCounts = z.infer<typeof stateCountsSchema>;

export const totalOf = (counts: StateCounts): number =>
  LINE_STATES.reduce((sum, state) => sum + counts[state], 0);

/** A list as the page of lists names it. */
export interface ListRow {
  readonly id: number;
  readonly snapshotId: number;
  readonly period: string;
  readonly regionCode: string;
  readonly kind: ListKind;
  readonly source: string;
  readonly letterNumber: string | null;
  readonly letterDate: string | null;
  readonly broughtBy: string | null;
  readonly referenceDate: string;
  readonly status: ListStatus;
  readonly createdAt: string;
  readonly fromListId: number | null;
  /** YYYY-MM-DD, the day on which its people are deleted */
  readonly keepUntil: string;
  readonly counts: StateCounts;
}

/** How far the matching of a list is. */
export const listProgressSchema = z.object({
  status: z.enum(LIST_STATUSES),
  /** 0 to 1 */
  progress: z.number(),
  cancelRequested: z.boolean(),
});
export type ListProgress = z.infer<typeof listProgressSchema>;

export interface ListView extends ListRow {
  readonly createdBy: string;
  readonly files: readonly {
    readonly name: string;
    readonly sheet: string | null;
    readonly sha256: string;
  }[];
  /** rejected lines by their reason */
  readonly reasons: Readonly<Record<string, number>>;
  /** share of entries in which a column is filled, by column */
  readonly filled: readonly { readonly column: string; readonly filled: number; readonly of: number }[];
}

/** A line of a list, masked. */
export interface LineView {
  readonly ord: number;
  readonly file: string;
  readonly line: number;
  readonly state: LineState;
  readonly people: readonly ShownPerson[];
  readonly reason: string | null;
  readonly masked: string | null;
  readonly candidates: number;
}

/** A file of a list as it would be read, before anything is stored. */
export interface ListCheck {
  readonly questions: readonly Question[];
  readonly warnings: readonly Note[];
  readonly entries: number;
  readonly rejected: number;
  readonly people: readonly ShownPerson[];
  readonly rejects: readonly { readonly line: number; readonly reason: string; readonly masked: string }[];
}
