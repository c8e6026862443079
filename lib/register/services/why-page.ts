import type { Writable } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { proofOfDecision } from "@/lib/audit/services/prove-decision";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { parseInput } from "@/lib/parse-input";
import { whySchema } from "@/lib/register/model/struck";
import { writeWhyPage } from "@/lib/register/output/why-page";
import { struckVoter } from "@/lib/register/queries/struck";

/** One page that answers *mengapa nama saya tidak ada?*, for a voter who stands at the counter. On the trail. */
export async function whyPage(
  ctx: Ctx,
  given: unknown,
  locale: Locale,
): Promise<(out: Writable) => Promise<void>> {
  const asked = parseInput(whySchema, given);
  const event = { action: "register.print", entityType: "judgement", entityId: asked.decision };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "register.view");
    const read = rowsIn(tx);
    const struck = await struckVoter(ctx, asked, read);
    if (struck === null) throw notFound("register-not-found");
    const office = await letterheadOf(struck.regionCode, read);
    await audit(tx, ctx, { ...event, data: { row: asked.row } });
    const paper = { office, locale, made: new Date(), proof: await proofOfDecision(asked.decision) };
    return (out) => writeWhyPage(out, struck, paper, translator(locale));
  });
}
