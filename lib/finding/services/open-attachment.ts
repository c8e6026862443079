import { readFile } from "node:fs/promises";
import { audit } from "@/lib/db/audit";
import { evidencePath } from "@/lib/db/files";
import type { Ctx } from "@/lib/access/actor";
import { evidenceRef } from "@/lib/finding/model/attachment-input";
import { inScope } from "@/lib/access/scope";
import { forbidden, notFound } from "@/lib/errors";
import { loadFinding } from "@/lib/finding/queries/load";
import { attempt } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/**
 * Opens a piece of evidence, for those who judge in its area. It shows identities, so every opening is on the
 * trail.
 */
export async function openEvidence(
  ctx: Ctx,
  input: unknown,
): Promise<{ name: string; mime: string; bytes: Uint8Array }> {
  const { evidenceId } = parseInput(evidenceRef, input);
  const { name, mime, sha256 } = await attempt(
    ctx,
    { action: "evidence.open", entityType: "evidence", entityId: evidenceId },
    async (tx) => {
      if (ctx.actor.role !== "verifikator" && ctx.actor.role !== "supervisor")
        throw forbidden("finding-role");
      const row = await tx.evidence.findUnique({
        where: { id: evidenceId },
        select: { findingId: true, name: true, mime: true, sha256: true },
      });
      if (!row) throw notFound("evidence-not-found");
      if (!inScope(ctx.actor, await loadFinding(tx, row.findingId))) throw forbidden("finding-area");
      await audit(tx, ctx, {
        action: "evidence.open",
        entityType: "evidence",
        entityId: evidenceId,
        data: { finding: row.findingId, sha256: row.sha256 },
      });
      return row;
    },
  );
  return { name, mime, bytes: await readFile(evidencePath(sha256)) };
}
