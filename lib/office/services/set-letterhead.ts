import sharp from "sharp";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { badInput } from "@/lib/errors";
import { letterheadSchema } from "@/lib/office/model/letterhead";
import { parseInput } from "@/lib/parse-input";

/** Pixels of an emblem on paper at 300 to the inch: two centimetres. */
const EMBLEM = 240;

/**
 * Sets the letterhead of an office's papers. The picture is drawn anew, so that nothing but its pixels enters
 * a paper; PDF/A has no transparency, so it stands on white.
 */
export async function setLetterhead(ctx: Ctx, given: unknown): Promise<null> {
  const { regionCode, emblem, ...head } = parseInput(letterheadSchema, given);
  const picture = emblem === undefined || emblem === null ? emblem : await redrawn(emblem);
  return auditedTx(
    ctx,
    { action: "office.set-letterhead", entityType: "office", entityId: regionCode },
    async (tx) => {
      authorise(ctx.actor, "office.set", regionCode);
      const data = {
        ...head,
        updatedBy: ctx.actor.username,
        ...(picture === undefined ? {} : { emblem: picture }),
      };
      await tx.officeLetterhead.upsert({
        where: { regionCode },
        create: { regionCode, ...data },
        update: data,
      });
      await audit(tx, ctx, {
        action: "office.set-letterhead",
        entityType: "office",
        entityId: regionCode,
        data: { ...head, emblem: picture === undefined ? "kept" : picture === null ? "none" : "new" },
      });
      return null;
    },
  );
}

async function redrawn(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const png = await sharp(Buffer.from(base64, "base64"), { limitInputPixels: 40_000_000 })
      .resize(EMBLEM, EMBLEM, { fit: "contain", background: "#ffffff" })
      .flatten({ background: "#ffffff" })
      .png()
      .toBuffer();
    return new Uint8Array(png);
  } catch {
    throw badInput("emblem-type");
  }
}
