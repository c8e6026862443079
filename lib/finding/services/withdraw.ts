import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { scopeTerms } from "@/lib/access/scope";
import { withdrawInput } from "@/lib/finding/model/input";
import { JUDGEABLE_STATES } from "@/lib/finding/model/state";
import { forbidden } from "@/lib/errors";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/**
 * Takes back what a reviewer was given and has neither judged nor in hand (tugas ditarik), so that others can
 * have it.
 */
export async function withdrawFindings(ctx: Ctx, input: unknown): Promise<{ withdrawn: number }> {
  return attempt(ctx, { action: "finding.withdraw", entityType: "finding", entityId: "-" }, async (tx) => {
    if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
    const { snapshotId, assignee } = parseInput(withdrawInput, input);
    const terms = scopeTerms(ctx.actor);
    const free = { OR: [{ claimedBy: null }, { claimedUntil: { lte: new Date() } }] };
    const here = terms === null ? [] : [{ OR: terms.map(({ column, code }) => ({ [column]: code })) }];
    const { count } = await tx.finding.updateMany({
      where: { snapshotId, assignedTo: assignee, state: { in: [...JUDGEABLE_STATES] }, AND: [free, ...here] },
      data: { assignedTo: null },
    });
    await audit(tx, ctx, {
      action: "finding.withdraw",
      entityType: "snapshot",
      entityId: snapshotId,
      data: { assignee, findings: count },
    });
    return { withdrawn: count };
  });
}
