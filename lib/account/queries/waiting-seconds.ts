import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { SECOND_ELSEWHERE, SECOND_KINDS } from "@/lib/account/model/second-person";
import { rows } from "@/lib/db/sql";

const waitingSchema = z.object({
  id: z.number(),
  kind: z.enum(SECOND_KINDS),
  /** the user name of whom it is about */
  about: z.string(),
  role: z.string(),
  areas: z.array(z.string()),
  /** records that an export would carry out */
  records: z.number().nullable(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: z.date(),
  /** of this person itself: shown, for somebody else to settle */
  own: z.boolean(),
});
export type WaitingSecond = z.infer<typeof waitingSchema>;

/** What waits for a second person in this person's area, oldest first. */
export async function waitingSeconds(ctx: Ctx): Promise<WaitingSecond[]> {
  authorise(ctx.actor, "second.confirm");
  const found = await rows(
    waitingSchema,
    sql`
      SELECT
        q.id,
        q.kind,
        u.username AS about,
        u.role,
        u.areas,
        (q.payload ->> 'records')::int AS records,
        q.reason,
        coalesce(a.username, q.asked_by) AS "askedBy",
        q.asked_at AS "askedAt",
        (
          q.asked_by = ${ctx.actor.id}
          OR u.id = ${ctx.actor.id}
        ) AS own
      FROM
        second_request q
        LEFT JOIN "user" a ON a.id = q.asked_by
        JOIN "user" u ON u.id = CASE
          WHEN q.kind = 'export' THEN q.asked_by
          ELSE q.subject
        END
      WHERE
        q.outcome IS NULL
        AND q.kind <> ${SECOND_ELSEWHERE}
      ORDER BY
        q.id
      LIMIT
        200
    `,
  );
  return found.filter(
    ({ areas }) =>
      ctx.actor.areas.length === 0 || (areas.length > 0 && areas.every((area) => covers(ctx.actor, area))),
  );
}
