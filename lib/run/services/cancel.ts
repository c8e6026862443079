import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { conflict, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

const inputSchema = z.object({ runId: z.int().positive() });

/**
 * Asks a run to end. Its worker notices within a second and leaves no findings of this run; those of earlier
 * runs stay.
 * @throws conflict `run-over`
 */
export async function cancelRun(ctx: Ctx, input: z.input<typeof inputSchema>): Promise<void> {
  authorise(ctx.actor, "run.cancel");
  const { runId } = parseInput(inputSchema, input);
  await inTx(async (tx) => {
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { snapshot: { select: { regionCode: true } } },
    });
    if (run === null || !covers(ctx.actor, run.snapshot.regionCode))
      throw notFound("run-not-found", { id: runId });
    const { count } = await tx.run.updateMany({
      where: { id: runId, status: { in: ["queued", "running"] } },
      data: { cancelRequested: true },
    });
    if (count === 0) throw conflict("run-over");
    await audit(tx, ctx, { action: "run.cancel", entityType: "run", entityId: runId });
  });
}
