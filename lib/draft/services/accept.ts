import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rowsIn } from "@/lib/db/tx-rows";
import { draftAcceptSchema, holdsBlanks } from "@/lib/draft/model/draft";
import { draftOf } from "@/lib/draft/queries/drafts";
import { conflict, notFound, refused } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";

/**
 * Accepts a draft as the person's own text: edited, without blanks, and with every number that is none of the
 * figures looked at. The draft itself stays as it was made.
 */
export async function acceptDraft(ctx: Ctx, given: unknown): Promise<null> {
  const { draftId, text, numbersChecked } = parseInput(draftAcceptSchema, given);
  const event = { action: "draft.accept", entityType: "draft", entityId: draftId };
  return auditedTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "draft.write");
    const draft = await draftOf(draftId, text, rowsIn(tx));
    if (draft === null) throw notFound("draft-not-found");
    authorise(ctx.actor, "draft.write", draft.regionCode);
    if (text === draft.text.trim()) throw refused("draft-unread");
    if (holdsBlanks(text)) throw refused("draft-blanks");
    if (draft.unmatched.length > 0 && !numbersChecked)
      throw refused("draft-numbers", { numbers: draft.unmatched.map((one) => one.text).join(", ") });
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, acceptedAt: null },
      data: { acceptedText: text, acceptedBy: ctx.actor.username, acceptedAt: new Date() },
    });
    if (count === 0) throw conflict("draft-accepted");
    await audit(tx, ctx, { ...event, data: { unmatched: draft.unmatched.length } });
    return null;
  });
}
