import { audit } from "@/lib/db/audit";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";

/** A page or action that the role may not use was tried; `path` is the address, which holds ids only. */
export async function recordRefusal(ctx: Ctx, path: string): Promise<void> {
  await inTx((tx) =>
    audit(tx, ctx, { action: "page.refused", entityType: "page", entityId: path.slice(0, 200) }),
  );
}
