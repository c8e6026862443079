import { createHash, randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { audit } from "@/lib/db/audit";
import { attachmentPath } from "@/lib/db/files";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { unreachable } from "@/lib/access/scope";
import { MAX_ATTACHMENT_MB, attachmentSchema, attachmentRefSchema } from "@/lib/finding/model/attachment";
import { badInput, notFound } from "@/lib/errors";
import { loadFinding } from "@/lib/finding/queries/load";
import { attachmentsSeen } from "@/lib/finding/model/machine/visibility";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";
import { readAttachment, type AttachmentContent } from "./attachment-content";

/** Adds a photo or PDF (bukti dukung) to a finding. Stored under its SHA-256, never public. */
export async function uploadAttachment(
  ctx: Ctx,
  input: unknown,
): Promise<{ attachmentId: number; sha256: string; size: number }> {
  const { findingId, name, bytes } = parseInput(attachmentSchema, input);
  const event = { action: "evidence.upload", entityType: "finding", entityId: findingId };
  await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "finding.attach");
    authorise(ctx.actor, "finding.attach", await loadFinding(tx, findingId, ctx.actor));
  });
  if (bytes.byteLength > MAX_ATTACHMENT_MB * 1024 * 1024)
    throw badInput("evidence-too-large", { limit: MAX_ATTACHMENT_MB });
  const content = await readAttachment(bytes);
  const sha256 = createHash("sha256").update(content.bytes).digest("hex");
  // The file first: a row never points at nothing. A file without a row is only litter.
  await keep(sha256, content);
  return auditedTx(ctx, event, async (tx) => {
    const size = content.bytes.byteLength;
    const row = await tx.attachment.create({
      data: { findingId, name, mime: content.mime, size, sha256, uploadedBy: ctx.actor.id },
      select: { id: true },
    });
    await audit(tx, ctx, { ...event, data: { evidence: row.id, sha256, size, mime: content.mime } });
    return { attachmentId: row.id, sha256, size };
  });
}

async function keep(sha256: string, { bytes }: AttachmentContent): Promise<void> {
  const path = attachmentPath(sha256);
  const part = `${path}.${randomUUID()}`;
  await writeFile(part, bytes, { mode: 0o600 });
  await rename(part, path);
}

/**
 * Opens an attachment, for those who judge in its area. It shows identities, so every opening is on the
 * trail.
 */
export async function openAttachment(
  ctx: Ctx,
  input: unknown,
): Promise<{ name: string; mime: string; bytes: Uint8Array }> {
  const { attachmentId } = parseInput(attachmentRefSchema, input);
  const { name, mime, sha256 } = await auditedTx(
    ctx,
    { action: "evidence.open", entityType: "evidence", entityId: attachmentId },
    async (tx) => {
      authorise(ctx.actor, "finding.open-attachment");
      const row = await tx.attachment.findUnique({
        where: { id: attachmentId },
        select: { findingId: true, name: true, mime: true, sha256: true, uploadedBy: true },
      });
      if (!row) throw unreachable(ctx.actor, notFound("evidence-not-found"));
      const finding = await loadFinding(tx, row.findingId, ctx.actor);
      authorise(ctx.actor, "finding.open-attachment", finding);
      const { uploadedBy = row.uploadedBy } = attachmentsSeen(ctx.actor, finding);
      if (uploadedBy !== row.uploadedBy) throw notFound("evidence-not-found");
      await audit(tx, ctx, {
        action: "evidence.open",
        entityType: "evidence",
        entityId: attachmentId,
        data: { finding: row.findingId, sha256: row.sha256 },
      });
      return row;
    },
  );
  return { name, mime, bytes: await readFile(attachmentPath(sha256)) };
}
