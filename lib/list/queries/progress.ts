import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { type ListProgress, listProgressSchema } from "@/lib/list/model/view";
import { reachableList } from "./access";

/**
 * How far the matching of a list is; written twice a second by the job.
 * @throws notFound also outside the actor's scope
 */
export async function listProgress(ctx: Ctx, id: number): Promise<ListProgress> {
  await reachableList(ctx, id, "list.view");
  const [found] = await rows(
    listProgressSchema,
    sql`
      SELECT
        status,
        progress,
        cancel_requested AS "cancelRequested"
      FROM
        reference_list
      WHERE
        id = ${id}::int
    `,
  );
  if (found === undefined) throw notFound("list-not-found", { id });
  return found;
}
