import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, type Permission } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import { LIST_KINDS, LIST_STATUSES } from "@/lib/list/model/kinds";

const heldSchema = z.object({
  id: z.number(),
  kind: z.enum(LIST_KINDS),
  status: z.enum(LIST_STATUSES),
  snapshotId: z.number(),
  regionCode: z.string(),
});
export type HeldList = z.infer<typeof heldSchema>;

/**
 * A list that this person may do the named thing with.
 * @param read in a transaction, or on the pool
 * @throws notFound also outside the actor's scope: its existence is no answer either
 */
export async function reachableList(
  ctx: Ctx,
  id: number,
  permission: Permission,
  read: ReadRows = onPool,
): Promise<HeldList> {
  authorise(ctx.actor, permission);
  const [list] = await read(
    heldSchema,
    sql`
      SELECT
        l.id,
        l.kind,
        l.status,
        l.snapshot_id AS "snapshotId",
        s.region_code AS "regionCode"
      FROM
        reference_list l
        JOIN snapshot s ON s.id = l.snapshot_id
      WHERE
        l.id = ${id}::int
    `,
  );
  if (list === undefined || !covers(ctx.actor, list.regionCode)) throw notFound("list-not-found", { id });
  return list;
}
