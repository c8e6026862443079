import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import { sampleResultsSchema } from "@/lib/list/model/sample";
import { reachableList } from "@/lib/list/queries/access";
import { parseInput } from "@/lib/parse-input";

/**
 * Enters what the visits of a sample found, many at once. It changes no finding: whoever reviews one decides it.
 *
 * @throws not-found for a sample out of reach
 */
export async function enterSampleResults(
  ctx: Ctx,
  input: z.input<typeof sampleResultsSchema>,
): Promise<null> {
  const { sampleId, results } = parseInput(sampleResultsSchema, input);
  const event = { action: "list.sample-results", entityType: "list", entityId: sampleId };
  return auditedTx(ctx, event, async (tx) => {
    const sample = await tx.listSample.findUnique({ where: { id: sampleId }, select: { listId: true } });
    if (sample === null) throw notFound("list-sample-not-found");
    await reachableList(ctx, sample.listId, "list.sample", rowsIn(tx));
    for (const [result, some] of Map.groupBy(results, (one) => one.result))
      await tx.listSampleLine.updateMany({
        where: { sampleId, ord: { in: some.map(({ ord }) => ord) } },
        data: { result },
      });
    await audit(tx, ctx, {
      ...event,
      entityId: sample.listId,
      data: { sample: sampleId, results: results.map(({ ord, result }) => `${ord}:${result ?? "-"}`) },
    });
    return null;
  });
}
