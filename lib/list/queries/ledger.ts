import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { areaCovers } from "@/lib/access/scope-sql";
import { needsArea } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { type ListTally, listTallySchema } from "@/lib/list/model/ledger";
import { maskDeep } from "@/lib/mask-text";
import { listTallies } from "./outcomes";

/** What came of the lines of each list within the actor's area. A list held again counts under its new period. */
export async function readTallies(ctx: Ctx): Promise<ListTally[]> {
  authorise(ctx.actor, "list.view");
  const { areas } = ctx.actor;
  if (areas.length === 0 && needsArea(ctx.actor.role)) return [];
  const found = await rows(
    listTallySchema,
    sql`
      SELECT
        l.id AS "listId",
        l.kind,
        l.source,
        s.stage || ' ' || s.period AS period,
        l.reference_date::text AS "referenceDate",
        coalesce(l.tally, t.tally, '{}') AS tally
      FROM
        reference_list l
        JOIN snapshot s ON s.id = l.snapshot_id
        LEFT JOIN (${listTallies(sql` AND l.status = 'held'`)}) t ON t.list_id = l.id
      WHERE
        l.status IN ('held', 'removed')
        AND (
          ${areas.length === 0}::boolean
          OR ${areaCovers(areas, sql`s.region_code`)}
        )
      ORDER BY
        l.id
    `,
  );
  return maskDeep(found);
}
