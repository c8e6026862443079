import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, type Permission } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { notFound } from "@/lib/errors";
import { EXCHANGE_BASES, EXCHANGE_STATUSES } from "@/lib/exchange/model/exchange";

const bytes = z.instanceof(Uint8Array).nullable();
const schema = z.object({
  id: z.number(),
  token: z.string(),
  snapshotId: z.number(),
  regionCode: z.string(),
  otherRegion: z.string(),
  otherToken: z.string().nullable(),
  basis: z.enum(EXCHANGE_BASES),
  status: z.enum(EXCHANGE_STATUSES),
  entries: z.number(),
  otherEntries: z.number().nullable(),
  expiresAt: z.date(),
  secret: bytes,
  fileKey: bytes,
});
/** An exchange with its secret: stays on the server. */
export type OpenedExchange = z.infer<typeof schema>;

/**
 * An exchange that this person may do the named thing with.
 * @param read in a transaction, or on the pool
 * @throws notFound also outside the actor's scope
 */
export async function reachableExchange(
  ctx: Ctx,
  id: number,
  permission: Permission,
  read: ReadRows = onPool,
): Promise<OpenedExchange> {
  authorise(ctx.actor, permission);
  const [found] = await read(
    schema,
    sql`
      SELECT
        x.id,
        x.token,
        x.snapshot_id AS "snapshotId",
        s.region_code AS "regionCode",
        x.other_region AS "otherRegion",
        x.other_token AS "otherToken",
        x.basis,
        x.status,
        x.entries,
        x.other_entries AS "otherEntries",
        x.expires_at AS "expiresAt",
        x.secret,
        x.file_key AS "fileKey"
      FROM
        exchange x
        JOIN snapshot s ON s.id = x.snapshot_id
      WHERE
        x.id = ${id}::int
    `,
  );
  if (found === undefined || !covers(ctx.actor, found.regionCode))
    throw notFound("exchange-not-found", { id });
  return found;
}
