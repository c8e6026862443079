import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Actor } from "@/lib/access/actor";
import type { QueueFilter } from "@/lib/finding/model/queue/filter";
import { fewMatches } from "./text-matches";

/** The last so many judgements of one person are looked through; years of an office's work. */
const JUDGED = 5_000;

/** The only findings that a filter can mean, where that is known beforehand; null where it is not. */
export async function amongOf(actor: Actor, filter: QueueFilter): Promise<readonly number[] | null> {
  const judged = filter.judged === undefined ? null : await judgedBy(actor.id);
  const named = filter.text === undefined ? null : await fewMatches(filter.text);
  if (judged === null || named === null) return judged ?? named;
  return judged.filter((id) => named.includes(id));
}

/** Numbers of the findings on which this person's judgement stands, the last ones first. */
async function judgedBy(me: string): Promise<number[]> {
  const found = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        j.finding_id AS id
      FROM
        judgement j
      WHERE
        j.actor_id = ${me}
        AND j.kind IN ('decision', 'second_blind')
        AND NOT EXISTS (
          SELECT
            1
          FROM
            judgement undo
          WHERE
            undo.finding_id = j.finding_id
            AND undo.kind = 'undo'
            AND undo.refers_to = j.id
        )
      ORDER BY
        j.created_at DESC
      LIMIT
        ${JUDGED}
    `,
  );
  return [...new Set(found.map((row) => row.id))];
}
