import sql, { raw } from "sql-template-tag";
import { SYSTEM } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import type { QueryFn } from "@/lib/db/query-fn";
import { queryOn } from "@/lib/db/query-on";
import { withTransaction } from "@/lib/db/sql";

/** The secret goes, and everything that was made with it: neither side can ask anything with its files any more. */
export async function forgetExchange(
  query: QueryFn,
  id: number,
  status: "done" | "expired",
  matches: number | null = null,
): Promise<void> {
  await query(sql`
    UPDATE exchange
    SET
      status = ${status},
      matches = ${matches}::int,
      secret = NULL,
      file_key = NULL,
      finished_at = now()
    WHERE
      id = ${id}::int
  `);
  for (const table of ["exchange_entry", "exchange_tag"])
    await query(sql`
      DELETE FROM ${raw(table)}
      WHERE
        exchange_id = ${id}::int
    `);
}

/** Ends every exchange whose day has passed. @returns how many */
export async function expireExchanges(now = new Date()): Promise<number> {
  const late = await prisma().exchange.findMany({
    where: { status: { in: ["open", "answered"] }, expiresAt: { lt: now } },
    select: { id: true },
  });
  for (const { id } of late)
    await withTransaction(async (client) => {
      await forgetExchange(queryOn(client), id, "expired");
      const event = { action: "exchange.expire", entityType: "exchange", entityId: id };
      await auditOn(client, { actor: SYSTEM }, event);
    });
  return late.length;
}
