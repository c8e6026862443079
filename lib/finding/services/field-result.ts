import type { Ctx } from "@/lib/access/actor";
import { fieldResultInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Notes what the field check found: an observation that the decision will name, not the decision. */
export async function fieldResultFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { result, note, ...target } = parseInput(fieldResultInput, input);
  return findingVerb(ctx, "field-result", target, () => ({ kind: "field-result" }), {
    note,
    detail: { result },
  });
}
