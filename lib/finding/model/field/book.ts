import { z } from "zod";
import { unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import type { ValueProblem } from "@/lib/finding/model/proposed-value";
import type { PersonResult } from "./result";

/** So many people stand on one sheet to be filled in: what is read back is stored in one piece. */
export const FIELD_BOOK_LINES = 200;

/** The columns of the sheet, in their order; texts in messages `field.column.*`. */
export const FIELD_COLUMNS = [
  "id",
  "desa",
  "road",
  "household",
  "name",
  "birthYear",
  "address",
  "tps",
  "question",
  "reads",
  "nik",
  "nkk",
  "result",
  "element",
  "value",
  "note",
] as const;
export type FieldColumn = (typeof FIELD_COLUMNS)[number];

/** What is written at the village; everything else is locked. */
export const OPEN_COLUMNS: ReadonlySet<FieldColumn> = new Set(["result", "element", "value", "note"]);

/** Why a line of a sheet that came back is refused; texts in messages `field.problem.*`. */
export type LineProblem =
  | "id-missing"
  | "id-unknown"
  | "id-altered"
  | "id-twice"
  | "other-period"
  | "foreign-area"
  | "not-open"
  | "held"
  | "other-name"
  | "no-result"
  | "result-unknown"
  | "element-unknown"
  | "element-missing"
  | "value-missing"
  | "what-differs"
  | "number-rounded"
  | "text-holds-identity"
  | "too-long"
  | ValueProblem;

/** A fault of a sheet that came back: where it stands, and what it is. */
export interface BookProblem {
  /** of the sheet, from 1 with its heading */
  readonly line: number;
  readonly column: FieldColumn;
  readonly code: LineProblem;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A line that was filled in. */
export interface FilledLine {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly result: Omit<PersonResult, "ord" | "photo">;
}

/** What is about to be stored about one person. */
export interface CheckedLine extends FilledLine {
  readonly findingId: number;
  readonly ord: number | null;
  readonly desa: string;
  /** the same was noted before: it is not noted again */
  readonly known: boolean;
}

/** A sheet that came back, looked at line by line; nothing of it is stored yet. */
export interface BookCheck {
  readonly lines: readonly CheckedLine[];
  readonly problems: readonly BookProblem[];
  /** lines that nobody filled in */
  readonly empty: number;
}

export const fieldBookSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  /** the workbook, base64; at most two megabytes of it */
  content: z.base64().max(2_800_000),
});
export type FieldBookInput = z.infer<typeof fieldBookSchema>;

/** Order for a worksheet: on paper, or as a sheet to be filled in. */
export const worksheetSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  desaKey: z.string().max(200).optional(),
  part: z.number().int().min(1).max(1000).default(1),
  format: z.enum(["pdf", "xlsx"]).default("pdf"),
  locale: z.enum(["id", "en"]).default("id"),
  /** NIK and NKK in full where the question is about them */
  purpose: unmaskedPurposeSchema.optional(),
});
