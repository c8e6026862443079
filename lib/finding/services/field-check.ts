import type { Ctx } from "@/lib/access/actor";
import { fieldCheckInput } from "@/lib/finding/model/input";
import { parseInput } from "@/lib/parse-input";
import type { ActResult } from "./apply-act";
import { findingVerb } from "./verb";

/** Asks for a field check (verifikasi faktual, coktas) by a day. Not a decision: the finding stays open. */
export async function fieldCheckFinding(ctx: Ctx, input: unknown): Promise<ActResult> {
  const { dueDate, addressee, note, ...target } = parseInput(fieldCheckInput, input);
  return findingVerb(ctx, "field-check", target, () => ({ kind: "field-check", dueDate }), {
    note,
    detail: { addressee },
  });
}
