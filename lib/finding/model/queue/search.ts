import { z } from "zod";
import { isSearchable } from "./filter";

export const deskSearchSchema = z.strictObject({
  text: z.string().trim().min(2).max(60).refine(isSearchable),
});

/** What the palette finds of a few letters, each with where it leads. */
export interface DeskFound {
  /** findings with people of that name, within the area; numbers of identity are never looked for */
  readonly people: readonly {
    readonly id: number;
    readonly detector: string;
    readonly names: string;
    readonly place: string | null;
  }[];
  readonly desa: readonly { readonly code: string; readonly kecKey: string; readonly name: string }[];
}

export const NOTHING_FOUND: DeskFound = { people: [], desa: [] };
