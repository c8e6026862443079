import type { Ctx } from "@/lib/access/actor";
import { findingAct } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Takes back the own last act (batalkan), while it is fresh and nobody acted on it; the trail keeps both. */
export async function undoFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const target = parseInput(findingAct, input);
  return findingVerb(ctx, "undo", target, () => ({ kind: "undo" }));
}
