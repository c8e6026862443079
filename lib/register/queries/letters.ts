import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { LETTER_KINDS } from "@/lib/register/model/letter";

const letterSchema = z.object({
  id: z.number(),
  kind: z.enum(LETTER_KINDS),
  sender: z.string(),
  number: z.string(),
  dated: z.string(),
  due: z.string().nullable(),
  responsible: z.string(),
  points: z.array(z.string()),
  answer: z.string().nullable(),
  proof: z.string().nullable(),
  answeredBy: z.string().nullable(),
});
export type LetterView = z.infer<typeof letterSchema>;

/** Letters about a roll, in the order in which they came; their number is the receipt's. */
export const lettersOf = (snapshotId: number, read: ReadRows = onPool): Promise<LetterView[]> =>
  read(
    letterSchema,
    sql`
      SELECT
        l.id,
        l.kind,
        l.sender,
        l.number,
        l.dated::text,
        l.due::text,
        l.responsible,
        l.points,
        l.answer,
        l.proof,
        l.answered_by AS "answeredBy"
      FROM
        letter l
      WHERE
        l.snapshot_id = ${snapshotId}
      ORDER BY
        l.id
    `,
  );

/** The same for whoever may read them. */
export async function letters(ctx: Ctx, snapshotId: number, regionCode: string): Promise<LetterView[]> {
  authorise(ctx.actor, "letter.view", regionCode);
  return lettersOf(snapshotId);
}
