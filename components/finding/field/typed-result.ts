import type { PersonResult } from "@/lib/finding/model/field/result";
import type { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import type { CorrectableColumn } from "@/lib/roll/columns";

/** A result as it is being typed. */
export interface TypedResult {
  readonly result: (typeof FIELD_RESULTS)[number] | "";
  readonly element: CorrectableColumn | "";
  readonly value: string;
  readonly note: string;
  /** number of the attachment */
  readonly photo: string;
}

export const NOTHING_TYPED: TypedResult = { result: "", element: "", value: "", note: "", photo: "" };

/**
 * What was typed, without what was left empty.
 * @returns null for a person of whom nothing was typed; "unsaid" where something was, but not what was found
 */
export function givenResult(typed: TypedResult, ord: number | undefined): PersonResult | "unsaid" | null {
  const { result, element, value, note, photo } = typed;
  const said = value.trim() !== "" || note.trim() !== "" || photo !== "";
  if (result === "") return said ? "unsaid" : null;
  return {
    ...(ord === undefined ? {} : { ord }),
    result,
    ...(element === "" || value.trim() === "" ? {} : { found: { element, value: value.trim() } }),
    ...(note.trim() === "" ? {} : { note: note.trim() }),
    ...(photo === "" ? {} : { photo: Number(photo) }),
  };
}
