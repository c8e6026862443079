import { beginIfMany } from "@/lib/long-action/services/begin";
import type { BegunAction } from "@/lib/long-action/model/long-action";
import type { Ctx } from "@/lib/access/actor";
import type { AtLength } from "@/lib/db/tx";
import { FINDING_ACTIONS, type ActionResult } from "@/lib/finding/model/actions";
import { refused } from "@/lib/errors";
import { detectorOf } from "@/lib/finding/queries/catalogue";
import { reviewPolicy } from "@/lib/finding/queries/policy";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { allowedStep, applyAction } from "./apply-action";
import { insertMembers } from "./split-members";

/**
 * Replaces a group finding by one finding per record (pecah kelompok), each to be judged by itself. The group
 * is closed for judging but not decided: its question lives on in the members. A large group goes to the worker.
 * @param long of the worker
 */
export async function splitFinding(
  ctx: Ctx,
  input: unknown,
  long?: AtLength,
): Promise<(ActionResult & { members: number }) | BegunAction> {
  const target = parseInput(FINDING_ACTIONS.split, input);
  const event = { action: "finding.split", entityType: "finding", entityId: target.findingId };
  return auditedTx(
    ctx,
    event,
    async (tx) => {
      const policy = await reviewPolicy(tx);
      const split = () => ({ kind: "split" }) as const;
      if (long === undefined) {
        const { finding } = await allowedStep(tx, ctx, policy, target, split);
        const total = await tx.findingRecord.count({ where: { findingId: finding.id } });
        const begun = await beginIfMany(tx, ctx, { kind: "split", input: target, total });
        if (begun !== null) return begun;
      }
      let members = 0;
      const result = await applyAction(tx, ctx, policy, target, split, {
        alongside: async (finding) => {
          const detector = detectorOf(finding.detector);
          if (!detector) throw refused("finding-not-group");
          members = await insertMembers(tx, finding, detector, long?.tell);
          return { singles: members };
        },
      });
      return { ...result, members };
    },
    long,
  );
}
