import type { Ctx } from "@/lib/access/actor";
import { returnInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Sends a judgement back with a reason (dikembalikan). */
export async function returnFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { reason, note, ...target } = parseInput(returnInput, input);
  return findingVerb(ctx, "return", target, () => ({ kind: "return", reasonCode: reason }), { note });
}
