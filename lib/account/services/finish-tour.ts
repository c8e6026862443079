import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";

/** The introduction was read or put away: it does not come up by itself again. */
export async function finishTour(ctx: Ctx): Promise<void> {
  await auditedTx(
    ctx,
    { action: "user.finish-tour", entityType: "user", entityId: ctx.actor.id },
    async (tx) => {
      authorise(ctx.actor, "tour.finish");
      const { count } = await tx.user.updateMany({
        where: { id: ctx.actor.id, tourDoneAt: null },
        data: { tourDoneAt: new Date() },
      });
      if (count > 0)
        await audit(tx, ctx, {
          action: "user.finish-tour",
          entityType: "user",
          entityId: ctx.actor.id,
          data: {},
        });
    },
  );
}
