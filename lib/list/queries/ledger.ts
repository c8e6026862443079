import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { areaCovers } from "@/lib/access/scope-sql";
import { needsArea } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { type ListTally, listTallySchema } from "@/lib/list/model/ledger";
import { maskDeep } from "@/lib/mask-text";
import { talliesOfLists } from "./outcomes";

/** What came of the lines of each list within the actor's area. A list held again counts under its new period. */
export async function readTallies(ctx: Ctx): Promise<ListTally[]> {
  authorise(ctx.actor, "list.view");
  const { areas } = ctx.actor;
  if (areas.length === 0 && needsArea(ctx.actor.role)) return [];
  const within = sql`
    (
      ${areas.length === 0}::boolean
      OR ${areaCovers(areas, sql`s.region_code`)}
    )
  `;
  return maskDeep(await rows(listTallySchema, talliesOfLists(within)));
}
