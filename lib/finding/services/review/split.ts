import type { Ctx } from "@/lib/access/actor";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { refused } from "@/lib/errors";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { applyAction } from "./apply-action";
import { insertMembers } from "./split-members";

/**
 * Replaces a group finding by one finding per record (pecah kelompok), each to be judged by itself. The group
 * is closed for judging but not decided: its question lives on in the members.
 */
export async function splitFinding(ctx: Ctx, input: unknown): Promise<ActionResult & { members: number }> {
  const target = parseInput(FINDING_ACTIONS.split, input);
  return auditedTx(
    ctx,
    { action: "finding.split", entityType: "finding", entityId: target.findingId },
    async (tx) => {
      let members = 0;
      const result = await applyAction(tx, ctx, await reviewPolicy(tx), target, () => ({ kind: "split" }), {
        alongside: async (finding) => {
          const detector = detectorOf(finding.detector);
          if (!detector) throw refused("finding-not-group");
          members = await insertMembers(tx, finding, detector);
          return { singles: members };
        },
      });
      return { ...result, members };
    },
  );
}
