import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { onPool } from "@/lib/db/tx-rows";
import { draftAskedSchema, draftMakeSchema } from "@/lib/draft/model/draft";
import type { Payload } from "@/lib/draft/model/payload";
import { modelSetting } from "@/lib/draft/queries/setting";
import { conflict, refused } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { askModel, MODEL_PATIENCE_MS, type ModelAnswer } from "./ask-model";
import { compose, sumOf, type Composed } from "./compose";

/** What would leave for the office's model, to be read before it is sent, and where it would go. */
export async function previewDraft(
  ctx: Ctx,
  given: unknown,
): Promise<{ address: string; payload: Payload; sha256: string }> {
  const asked = parseInput(draftAskedSchema, given);
  authorise(ctx.actor, "draft.write");
  const composed = await compose(asked, onPool);
  authorise(ctx.actor, "draft.write", composed.regionCode);
  const { address, model } = await modelInUse(composed.regionCode);
  const payload = composed.payloadFor(model);
  return { address, payload, sha256: sumOf(payload) };
}

/**
 * Makes a draft: by the template, or by the office's model from exactly the payload that was shown. Where the
 * model gives nothing, the template stands in and the draft says why. On the trail, with what left and where to.
 * @param patience milliseconds that a model may take
 */
export async function makeDraft(
  ctx: Ctx,
  given: unknown,
  patience: number = MODEL_PATIENCE_MS,
): Promise<{ draftId: number }> {
  const { shown, ...asked } = parseInput(draftMakeSchema, given);
  authorise(ctx.actor, "draft.write");
  const composed = await compose(asked, onPool);
  authorise(ctx.actor, "draft.write", composed.regionCode);
  const sent = shown === undefined ? null : await send(ctx, composed, shown, patience);
  const event = { action: "draft.make", entityType: "snapshot", entityId: asked.snapshotId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "draft.write", composed.regionCode);
    const source = sent?.answer.ok === true ? "model" : "template";
    const fallback = sent === null || sent.answer.ok ? null : sent.answer.why;
    const { id } = await tx.draft.create({
      data: {
        ...asked,
        source,
        fallback,
        text: sent?.answer.ok === true ? sent.answer.text : composed.text,
        figures: { ...composed.figures },
        createdBy: ctx.actor.username,
      },
      select: { id: true },
    });
    await audit(tx, ctx, { ...event, data: { draft: id, kind: asked.kind, source, fallback } });
    return { draftId: id };
  });
}

/** What leaves is written on the trail before it leaves. */
async function send(
  ctx: Ctx,
  { regionCode, payloadFor }: Composed,
  shown: string,
  patience: number,
): Promise<{ readonly answer: ModelAnswer }> {
  const { address, model } = await modelInUse(regionCode);
  const payload = payloadFor(model);
  if (sumOf(payload) !== shown) throw conflict("draft-payload-changed");
  const event = { action: "draft.send", entityType: "office", entityId: regionCode };
  await auditedTx(ctx, event, (tx) => audit(tx, ctx, { ...event, data: { address, model, payload: shown } }));
  return { answer: await askModel(address, payload, patience) };
}

async function modelInUse(regionCode: string): Promise<{ address: string; model: string }> {
  const setting = await modelSetting(regionCode);
  if (setting === null || !setting.enabled) throw refused("draft-model-off");
  return setting;
}
