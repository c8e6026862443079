import type { Ctx } from "@/lib/access/actor";
import { findingAct } from "@/lib/finding/model/input";
import { refused } from "@/lib/errors";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { applyAct, type ActResult } from "./apply-action";
import { insertSingles } from "./split-members";

/**
 * Replaces a group finding by one finding per record (pecah kelompok), each to be judged by itself. The group
 * is closed for judging but not decided: its question lives on in the singles.
 */
export async function splitFinding(ctx: Ctx, input: unknown): Promise<ActResult & { singles: number }> {
  const target = parseInput(findingAct, input);
  return auditedTx(
    ctx,
    { action: "finding.split", entityType: "finding", entityId: target.findingId },
    async (tx) => {
      let singles = 0;
      const result = await applyAct(tx, ctx, await reviewPolicy(tx), target, () => ({ kind: "split" }), {
        alongside: async (finding) => {
          const detector = detectorOf(finding.detector);
          if (!detector) throw refused("finding-not-group");
          singles = await insertSingles(tx, finding, detector);
          return { singles };
        },
      });
      return { ...result, singles };
    },
  );
}
