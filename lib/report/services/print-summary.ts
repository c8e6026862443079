import type { Writable } from "node:stream";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can, judgesIn } from "@/lib/access/permissions";
import { unreachable } from "@/lib/access/scope";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { parseInput } from "@/lib/parse-input";
import { writeSummary } from "@/lib/report/output/pdf/report";
import { summaryModel } from "@/lib/report/queries/model";

const askedSchema = z.strictObject({ snapshotId: z.int32().positive() });

/**
 * The dashboard on paper: page 1 of the report, drawn by the same code from the same figures of this moment.
 * For whoever may see reports of the whole region; on the trail.
 */
export async function printSummary(
  ctx: Ctx,
  given: unknown,
  locale: Locale,
): Promise<(out: Writable) => Promise<void>> {
  const { snapshotId } = parseInput(askedSchema, given);
  const event = { action: "summary.print", entityType: "snapshot", entityId: snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "report.view");
    const run = await tx.run.findFirst({
      where: { snapshotId, status: "done" },
      orderBy: { id: "desc" },
      select: { id: true, snapshot: { select: { regionCode: true } } },
    });
    if (run === null || !can(ctx.actor, "report.view", run.snapshot.regionCode))
      throw unreachable(ctx.actor, notFound("run-not-found"));
    await audit(tx, ctx, event);
    const scope = { runId: run.id, decided: judgesIn(ctx.actor, run.snapshot.regionCode) };
    const model = await summaryModel(scope, new Date().toISOString(), rowsIn(tx));
    return (out) => writeSummary(out, model, locale, translator(locale));
  });
}
