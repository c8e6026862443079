import type { Ctx } from "@/lib/access/actor";
import { unsureInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Ragu: somebody else is to judge it; it does not come back to this person. */
export async function unsureFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { note, seconds, ...target } = parseInput(unsureInput, input);
  return findingVerb(ctx, "unsure", target, () => ({ kind: "unsure" }), { note, seconds });
}
