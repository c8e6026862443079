import type { Ctx } from "@/lib/access/actor";
import { signoffInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Supervisor sign-off (pengesahan) of what somebody else judged. */
export async function signoffFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { adopt, note, ...target } = parseInput(signoffInput, input);
  return findingVerb(ctx, "sign-off", target, () => ({ kind: "sign-off", adopt: adopt ?? null }), { note });
}
