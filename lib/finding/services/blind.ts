import type { Ctx } from "@/lib/access/actor";
import { blindInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/**
 * The first judgement of a comparison, before any evidence is shown. Stored for good; the decision comes
 * after it.
 */
export async function blindFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { outcome, seconds, ...target } = parseInput(blindInput, input);
  return findingVerb(ctx, "blind", target, () => ({ kind: "blind", outcome }), { seconds });
}
