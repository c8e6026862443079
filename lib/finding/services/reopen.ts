import type { Ctx } from "@/lib/access/actor";
import { reopenInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Opens a final decision again with a reason (dibuka kembali): a new round, the old one stays. */
export async function reopenFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { reason, note, ...target } = parseInput(reopenInput, input);
  return findingVerb(ctx, "reopen", target, () => ({ kind: "reopen", reasonCode: reason }), { note });
}
