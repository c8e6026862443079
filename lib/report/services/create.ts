import { audit } from "@/lib/db/audit";
import { enqueue } from "@/lib/db/queue";
import type { Ctx } from "@/lib/access/actor";
import { authorise, judgesIn } from "@/lib/access/permissions";
import { leavingTx, takeUnmasked } from "@/lib/account/services/unmasked";
import { covers, unreachable } from "@/lib/access/scope";
import { reportSchema } from "@/lib/finding/model/work/export-schema";
import { forbidden, notFound, refused } from "@/lib/errors";
import { countFollowUps } from "@/lib/finding/queries/work/leaving";
import { countOpenWork } from "@/lib/report/queries/count-open";
import { rowsIn } from "@/lib/db/tx-rows";
import { parseInput } from "@/lib/parse-input";

/**
 * Orders a report of a run; a job makes it. A final one is refused while a finding of the run is open. One that
 * somebody who judges there orders holds what is final and nothing else (`judgesIn`).
 */
export async function createReport(ctx: Ctx, input: unknown): Promise<{ reportId: number }> {
  const { runId, final, locale, number, purpose } = parseInput(reportSchema, input);
  return leavingTx(ctx, { action: "report.create", entityType: "run", entityId: runId }, async (tx) => {
    authorise(ctx.actor, "report.create");
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { status: true, snapshotId: true, snapshot: { select: { regionCode: true } } },
    });
    if (!run) throw unreachable(ctx.actor, notFound("run-not-found", { id: runId }));
    if (!covers(ctx.actor, run.snapshot.regionCode)) throw forbidden("finding-area");
    if (run.status !== "done") throw refused("report-run-unfinished");
    if (final) {
      const open = await countOpenWork(runId, rowsIn(tx));
      if (open > 0) throw refused("final-open-findings", { open });
    }
    if (purpose !== undefined) authorise(ctx.actor, "export.create-unmasked");
    const kind = final ? "final" : "interim";
    const left = await takeUnmasked(tx, ctx, { purpose }, run.snapshotId, async () => ({
      subject: `report.create run ${runId}`,
      records: await countFollowUps(tx, runId),
    }));
    const decided = judgesIn(ctx.actor, run.snapshot.regionCode);
    const report = await tx.report.create({
      data: {
        runId,
        snapshotId: run.snapshotId,
        kind,
        options: { locale, unmasked: left.unmasked, decided, ...(number === undefined ? {} : { number }) },
        createdBy: ctx.actor.username,
      },
      select: { id: true },
    });
    await enqueue(tx, "report", { reportId: report.id });
    await audit(tx, ctx, {
      action: "report.create",
      entityType: "report",
      entityId: report.id,
      data: {
        run: runId,
        kind,
        decided,
        number: number ?? null,
        ...left,
      },
    });
    return { reportId: report.id };
  });
}
