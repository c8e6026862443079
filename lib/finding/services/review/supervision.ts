import type { Ctx } from "@/lib/access/actor";
import { reopenInput, returnInput, signoffInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import { findingVerb, type ActResult } from "./apply-action";

/** Supervisor sign-off (pengesahan) of what somebody else judged. */
export async function signoffFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { adopt, note, ...target } = parseInput(signoffInput, input);
  return findingVerb(ctx, "sign-off", target, () => ({ kind: "sign-off", adopt: adopt ?? null }), { note });
}

/** Sends a judgement back with a reason (dikembalikan). */
export async function returnFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { reason, note, ...target } = parseInput(returnInput, input);
  return findingVerb(ctx, "return", target, () => ({ kind: "return", reasonCode: reason }), { note });
}

/** Opens a final decision again with a reason (dibuka kembali): a new round, the old one stays. */
export async function reopenFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { reason, note, ...target } = parseInput(reopenInput, input);
  return findingVerb(ctx, "reopen", target, () => ({ kind: "reopen", reasonCode: reason }), { note });
}
