import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { modelSettingSchema } from "@/lib/draft/model/setting";
import { parseInput } from "@/lib/parse-input";
import { ownAddress } from "./private-address";

/** Enters the office's own model, and switches it on or off. On the trail with its address. */
export async function setDraftingModel(ctx: Ctx, given: unknown): Promise<null> {
  const { regionCode, ...setting } = parseInput(modelSettingSchema, given);
  const event = { action: "draft.set-model", entityType: "office", entityId: regionCode };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "draft.set-model", regionCode);
    ownAddress(setting.address);
    const data = { ...setting, updatedBy: ctx.actor.username };
    await tx.draftingModel.upsert({ where: { regionCode }, create: { regionCode, ...data }, update: data });
    await audit(tx, ctx, { ...event, data: setting });
    return null;
  });
}
