import type { Merge } from "../table/merges";

/** A number with its format code stays a number: it becomes text where all numbers do. */
export type ParsedCell = string | { readonly number: number; readonly format: string } | null;

export interface ParsedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: number;
  readonly merges: readonly Merge[];
}

export interface ParseTask {
  readonly path: string;
}

/** Rows of a sheet from one on (from 0), at most `count`. */
export interface RowsWanted {
  readonly sheet: number;
  readonly from: number;
  readonly count: number;
}

export type FromParser =
  | { readonly type: "book"; readonly sheets: readonly ParsedSheet[]; readonly date1904: boolean }
  | { readonly type: "rows"; readonly rows: readonly (readonly ParsedCell[])[] }
  | { readonly type: "failed"; readonly locked: boolean; readonly message: string };
