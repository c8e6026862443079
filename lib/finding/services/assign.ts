import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { inScope } from "@/lib/access/scope";
import { assignInput } from "@/lib/finding/model/input";
import { badInput, forbidden } from "@/lib/errors";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { OPEN_STATES } from "@/lib/finding/model/state";

/**
 * Gives findings to a reviewer whose area covers them, or takes them back (null). Says how many it changed.
 */
export async function assignFindings(ctx: Ctx, input: unknown): Promise<{ assigned: number }> {
  return attempt(ctx, { action: "finding.assign", entityType: "finding", entityId: "-" }, async (tx) => {
    if (ctx.actor.role !== "supervisor") throw forbidden("finding-role");
    const { findingIds, assignee } = parseInput(assignInput, input);
    const findings = await tx.finding.findMany({
      where: { id: { in: findingIds } },
      select: { id: true, regionCode: true, kecKey: true, desaKey: true },
      take: findingIds.length,
    });
    if (findings.some((finding) => !inScope(ctx.actor, finding))) throw forbidden("finding-area");
    if (assignee !== null) {
      const user = await tx.user.findFirst({
        where: { id: assignee, role: "verifikator", banned: false },
        select: { id: true, username: true, areas: true },
      });
      if (!user) throw badInput("assignee-unknown");
      if (findings.some((finding) => !inScope({ ...user, role: "verifikator" }, finding)))
        throw badInput("assignee-area");
    }
    const changed = await tx.finding.updateMany({
      where: { id: { in: findings.map((finding) => finding.id) }, state: { in: [...OPEN_STATES] } },
      data: { assignedTo: assignee },
    });
    await audit(tx, ctx, {
      action: "finding.assign",
      entityType: "finding",
      entityId: "-",
      data: { findings: findings.map((finding) => finding.id), assignee },
    });
    return { assigned: changed.count };
  });
}
