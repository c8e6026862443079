import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import type { Act } from "@/lib/finding/model/action";
import type { LoadedFinding } from "@/lib/finding/queries/load";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { attempt } from "@/lib/audit/audited-transaction";
import { applyAct, type ActRecord, type ActResult, type ActTarget } from "./apply-act";

/**
 * What all verbs on one finding have in common: one transaction, the policy in force, one act, refusals on
 * the trail.
 */
export function findingVerb(
  ctx: Ctx,
  kind: Act["kind"],
  target: ActTarget,
  makeAct: (finding: LoadedFinding, tx: Tx) => Act | Promise<Act>,
  record: ActRecord = {},
): Promise<ActResult> {
  return attempt(
    ctx,
    { action: `finding.${kind}`, entityType: "finding", entityId: target.findingId },
    async (tx) =>
      applyAct(tx, ctx, await reviewPolicy(tx), target, (finding) => makeAct(finding, tx), record),
  );
}
