import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { enqueue } from "@/lib/db/queue";
import { notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { recapSchema } from "@/lib/recap/model/order";

/** Orders the papers of a meeting over a roll: recap, Berita Acara, who is behind a difference. A job makes them. */
export async function createRecap(ctx: Ctx, given: unknown): Promise<{ reportId: number }> {
  const { snapshotId, locale, ...meeting } = parseInput(recapSchema, given);
  const event = { action: "report.create", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "recap.make");
    const snapshot = await tx.snapshot.findFirst({
      where: { id: snapshotId, status: "ready" },
      select: { regionCode: true },
    });
    if (snapshot === null) throw notFound("snapshot-not-found", { id: snapshotId });
    authorise(ctx.actor, "recap.make", snapshot.regionCode);
    const report = await tx.report.create({
      data: {
        paper: "recap",
        snapshotId,
        kind: "interim",
        options: { locale, meeting },
        createdBy: ctx.actor.username,
      },
      select: { id: true },
    });
    await enqueue(tx, "report", { reportId: report.id });
    await audit(tx, ctx, {
      action: "report.create",
      entityType: "report",
      entityId: report.id,
      data: { paper: "recap", snapshot: snapshotId, number: meeting.number },
    });
    return { reportId: report.id };
  });
}
