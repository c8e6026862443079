import type { z } from "zod";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { preferencesInputSchema } from "@/lib/account/model/input";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

/** The language that the next sign-in starts with, on any device. */
export async function setOwnLocale(ctx: Ctx, input: z.input<typeof preferencesInputSchema>): Promise<void> {
  const { locale } = parseInput(preferencesInputSchema, input);
  await auditedTx(
    ctx,
    { action: "user.set-locale", entityType: "user", entityId: ctx.actor.id },
    async (tx) => {
      authorise(ctx.actor, "account.own");
      await tx.user.update({ where: { id: ctx.actor.id }, data: { locale } });
      await audit(tx, ctx, {
        action: "user.set-locale",
        entityType: "user",
        entityId: ctx.actor.id,
        data: { locale },
      });
    },
  );
}
