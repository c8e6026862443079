import type { Note } from "../notes";
import type { Corrections } from "./mapping";

/** A decision about a table that evidence suggests or leaves open, with what each answer changes. */
export interface Choice extends Note {
  readonly options: readonly { readonly value: string; readonly corrections: Corrections }[];
  /** what the evidence says; null when a person has to say it */
  readonly chosen: string | null;
}

/** The values of a column, as far as they were read; none when only the labels are known. */
export type ValuesOf = (at: number) => readonly string[];
