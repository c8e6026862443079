import type { Ctx } from "@/lib/access/actor";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { parseInput } from "@/lib/parse-input";
import { noteResults } from "./field/note-results";
import { findingAction } from "./review/apply-action";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { officeToday } from "@/lib/regions/time-zone";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { badInput } from "@/lib/errors";
import { auditedTx } from "@/lib/audit/audited-transaction";

/** Asks for a field check (verifikasi faktual, coktas) by a day. Not a decision: the finding stays open. */
export async function fieldCheckFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { dueDate, addressee, note, ...target } = parseInput(FINDING_ACTIONS.fieldCheck, input);
  const action = ({ regionCode }: LoadedFinding) => {
    const today = officeToday(regionCode);
    if (dueDate < today) throw badInput("due-date-past", { day: dueDate, today });
    return { kind: "field-check", dueDate } as const;
  };
  return findingAction(ctx, "field-check", target, action, { note, detail: { addressee } });
}

/** Notes what the field check found, person by person: observations that the decision will name, not the decision. */
export async function fieldResultFinding(ctx: Ctx, input: unknown): Promise<ActionResult> {
  const { results, ...target } = parseInput(FINDING_ACTIONS.fieldResult, input);
  const event = { action: "finding.field-result", entityType: "finding", entityId: target.findingId };
  return auditedTx(ctx, event, async (tx) => noteResults(tx, ctx, await reviewPolicy(tx), target, results));
}
