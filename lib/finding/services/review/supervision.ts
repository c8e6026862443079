import type { Ctx } from "@/lib/access/actor";
import { reopenInput, returnInput, signOffInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import { findingAction, type ActionResult } from "./apply-action";

/** Supervisor sign-off (pengesahan) of what somebody else judged. */
export async function signOffFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { adopt, note, ...target } = parseInput(signOffInput, input);
  return findingAction(ctx, "sign-off", target, () => ({ kind: "sign-off", adopt: adopt ?? null }), { note });
}

/** Sends a judgement back with a reason (dikembalikan). */
export async function returnFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { reason, note, ...target } = parseInput(returnInput, input);
  return findingAction(ctx, "return", target, () => ({ kind: "return", reasonCode: reason }), { note });
}

/** Opens a final decision again with a reason (dibuka kembali): a new round, the old one stays. */
export async function reopenFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { reason, note, ...target } = parseInput(reopenInput, input);
  return findingAction(ctx, "reopen", target, () => ({ kind: "reopen", reasonCode: reason }), { note });
}
