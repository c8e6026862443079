import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { type ExchangeRow, exchangeRowSchema } from "@/lib/exchange/model/exchange";

/** The exchanges with other offices within the actor's area, newest first. */
export async function listExchanges(ctx: Ctx): Promise<ExchangeRow[]> {
  authorise(ctx.actor, "exchange.view");
  const found = await rows(
    exchangeRowSchema,
    sql`
      SELECT
        x.id,
        x.snapshot_id AS "snapshotId",
        s.stage || ' ' || s.period AS period,
        s.region_code AS "regionCode",
        x.other_region AS "otherRegion",
        x.basis,
        x.status,
        x.entries,
        x.other_entries AS "otherEntries",
        x.matches,
        to_json(x.created_at) #>> '{}' AS "createdAt",
        to_json(x.expires_at) #>> '{}' AS "expiresAt"
      FROM
        exchange x
        JOIN snapshot s ON s.id = x.snapshot_id
      ORDER BY
        x.id DESC
    `,
  );
  return found.filter(({ regionCode }) => covers(ctx.actor, regionCode));
}
