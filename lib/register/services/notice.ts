import type { Writable } from "node:stream";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { letterheadOf } from "@/lib/office/queries/letterhead";
import { parseInput } from "@/lib/parse-input";
import { noticeSchema, type NoticeAsked } from "@/lib/register/model/notice";
import { writeNotice } from "@/lib/register/output/notice-page";
import { noticeOf } from "@/lib/register/queries/notice";

const ENTITY = {
  notice: "judgement",
  decision: "judgement",
  invitation: "finding",
  receipt: "letter",
} as const satisfies Record<NoticeAsked["kind"], string>;

const idOf = (asked: NoticeAsked): number =>
  "decision" in asked ? asked.decision : "finding" in asked ? asked.finding : asked.letter;

/** One paper for one person, to be printed and handed over; nothing is sent by itself. On the trail. */
export async function printNotice(
  ctx: Ctx,
  given: unknown,
  locale: Locale,
): Promise<(out: Writable) => Promise<void>> {
  const asked = parseInput(noticeSchema, given);
  const event = { action: "notice.print", entityType: ENTITY[asked.kind], entityId: idOf(asked) };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "notice.print");
    const read = rowsIn(tx);
    const notice = await noticeOf(ctx, asked, read);
    // A letter has no desa; a person's line was asked for within the area already.
    if (notice === null || (asked.kind === "receipt" && !can(ctx.actor, "letter.view", notice.regionCode)))
      throw notFound("notice-not-found");
    const office = await letterheadOf(notice.regionCode, read);
    await audit(tx, ctx, { ...event, data: { kind: asked.kind, row: "row" in asked ? asked.row : null } });
    const made = new Date();
    return (out) => writeNotice(out, notice, office, locale, translator(locale), made);
  });
}
