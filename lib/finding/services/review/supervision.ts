import type { Ctx } from "@/lib/access/actor";
import { followUpRule } from "@/lib/finding/model/reasons";
import { assertFresh } from "@/lib/access/fresh";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { parseInput } from "@/lib/parse-input";
import { findingAction } from "./apply-action";

/** Sign-off (pengesahan) of what somebody else judged; of a strike only by who has just shown who it is. */
export async function signOffFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { adopt, note, ...target } = parseInput(FINDING_ACTIONS.signOff, input);
  return findingAction(
    ctx,
    "sign-off",
    target,
    ({ followUp, events }) => {
      const signed = events.find(({ id }) => id === adopt)?.followUp?.code ?? followUp;
      if (signed !== null && followUpRule(signed).strikes) assertFresh(ctx);
      return { kind: "sign-off", adopt: adopt ?? null };
    },
    { note },
  );
}

/** Sends a judgement back with a reason (dikembalikan). */
export async function returnFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { reason, note, ...target } = parseInput(FINDING_ACTIONS.return, input);
  return findingAction(ctx, "return", target, () => ({ kind: "return", reasonCode: reason }), { note });
}

/** Opens a final decision again with a reason (dibuka kembali): a new round, the old one stays. */
export async function reopenFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { reason, note, ...target } = parseInput(FINDING_ACTIONS.reopen, input);
  return findingAction(ctx, "reopen", target, () => ({ kind: "reopen", reasonCode: reason }), { note });
}
