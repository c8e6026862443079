import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { setPlenoSchema } from "@/lib/calendar/model/pleno";
import { audit } from "@/lib/db/audit";
import { parseInput } from "@/lib/parse-input";

/** Sets the day of the meeting of a period, with a reason. Appended: what held when stays readable. */
export async function setPlenoDate(ctx: Ctx, input: unknown): Promise<void> {
  const { regionCode, stage, period, heldOn, reason } = parseInput(setPlenoSchema, input);
  const event = { action: "pleno.set", entityType: "region", entityId: regionCode };
  await auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "pleno.set", regionCode);
    await tx.plenoDate.create({
      data: {
        regionCode,
        stage,
        period,
        heldOn: new Date(`${heldOn}T00:00:00Z`),
        reason,
        setBy: ctx.actor.id,
      },
    });
    await audit(tx, ctx, {
      action: "pleno.set",
      entityType: "region",
      entityId: regionCode,
      data: { stage, period, heldOn, reason },
    });
  });
}
