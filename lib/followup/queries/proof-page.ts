import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { proofBy, unexplainedChanges, waitingDecisions } from "./carried-out";

/** What a roll shows of the decisions made before it, within the person's area. */
export async function proofOf(ctx: Ctx, snapshotId: number) {
  authorise(ctx.actor, "followup.view");
  const { actor } = ctx;
  const [byDesa, byPerson, waiting, unexplained] = await Promise.all([
    proofBy(actor, snapshotId, "desa"),
    proofBy(actor, snapshotId, "person"),
    waitingDecisions(actor, snapshotId),
    unexplainedChanges(actor, snapshotId),
  ]);
  return { byDesa, byPerson, waiting, unexplained };
}
