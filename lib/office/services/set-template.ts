import { createHash } from "node:crypto";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { badInput } from "@/lib/errors";
import { fillTemplate, TemplateFault } from "@/lib/documents/word-template";
import { templateSchema } from "@/lib/office/model/template";
import { parseInput } from "@/lib/parse-input";

/**
 * Puts an office's own template (DOCX) in the place of ours, or ours back. One whose fields are not closed is
 * refused here, not on the evening of the meeting.
 */
export async function setTemplate(ctx: Ctx, given: unknown): Promise<null> {
  const { regionCode, kind, name, content } = parseInput(templateSchema, given);
  const bytes = content === null ? null : Buffer.from(content, "base64");
  if (bytes !== null) await assertReadable(bytes);
  const event = { action: "office.set-template", entityType: "office", entityId: regionCode };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "office.set", regionCode);
    const where = { regionCode_kind: { regionCode, kind } };
    const sha256 = bytes === null ? null : createHash("sha256").update(bytes).digest("hex");
    if (bytes === null || sha256 === null)
      await tx.officeTemplate.deleteMany({ where: { regionCode, kind } });
    else {
      const data = { name, content: new Uint8Array(bytes), sha256, updatedBy: ctx.actor.username };
      await tx.officeTemplate.upsert({ where, create: { regionCode, kind, ...data }, update: data });
    }
    await audit(tx, ctx, { ...event, data: { kind, name, sha256 } });
    return null;
  });
}

/** Fields that we have nothing for are named when the paper is made; here only the template itself is tried. */
async function assertReadable(bytes: Buffer): Promise<void> {
  try {
    await fillTemplate(bytes, {});
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const broken = error.faults.filter((fault) => !/^\{[a-z_]+\}$/.test(fault));
    if (broken.length > 0) throw badInput("template-fault", { faults: broken.join("; ") });
  }
}
