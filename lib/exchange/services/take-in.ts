import sql from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { auditOn } from "@/lib/db/audit";
import type { QueryFn } from "@/lib/db/query-fn";
import { queryOn } from "@/lib/db/query-on";
import { withTransaction } from "@/lib/db/sql";
import { conflict, refused } from "@/lib/errors";
import type { ExchangeHead } from "@/lib/exchange/model/exchange-file";
import { type OpenedExchange, reachableExchange } from "@/lib/exchange/queries/access";
import { forgetExchange } from "./forget";
import { readFile } from "./file";
import { blindAll, openSecret } from "./points";
import { writeTags } from "./write-points";

/**
 * Takes in a file of the other office: its first one, whose points get our secret besides, for our second file;
 * or its second one, which says which of our voters stand on its roll. Each is taken once.
 *
 * @returns how many voters of ours were found; null after the first file
 * @throws not-found out of reach · conflict for a file that was taken in already, or out of turn · refused for one
 * of another exchange, or past its day · bad-input for one made with another key, or broken
 */
export async function takeInFile(ctx: Ctx, id: number, content: Buffer): Promise<{ matches: number | null }> {
  const open = await reachableExchange(ctx, id, "exchange.make");
  if (open.secret === null || open.fileKey === null) throw conflict("exchange-over", { id });
  const { head, points } = readFile(open.fileKey, content);
  const event = {
    action: head.step === 1 ? "exchange.answer" : "exchange.finish",
    entityType: "exchange",
    entityId: id,
  };
  await auditedTx(ctx, event, () => {
    assertMeant(open, head);
    if (open.status !== turnOf(head.step)) throw conflict("exchange-out-of-turn", { id });
    return Promise.resolve();
  });
  const tags = head.step === 1 ? await blindAll(openSecret(open.secret), points) : points;
  return withTransaction(async (client) => {
    const query = queryOn(client);
    await assertInTurn(query, id, head.step);
    const matches = head.step === 1 ? await answer(query, id, head, tags) : await finish(query, id, tags);
    const found = matches === null ? {} : { matches };
    await auditOn(client, ctx, {
      ...event,
      data: { otherRegion: open.otherRegion, entries: head.entries, ...found },
    });
    return { matches };
  });
}

/** @throws refused for a file that is not for this exchange */
function assertMeant(open: OpenedExchange, head: ExchangeHead): void {
  const fits =
    head.from === open.otherRegion &&
    head.to === open.regionCode &&
    head.basis === open.basis &&
    head.token !== open.token &&
    (head.step === 1
      ? head.answers === null
      : head.answers === open.token && head.token === open.otherToken && head.entries === open.entries);
  if (!fits) throw refused("exchange-file-other");
  if (new Date(head.expires) < new Date() || open.expiresAt < new Date()) throw refused("exchange-expired");
}

/** Locked, so that two browsers cannot take one file in twice. */
async function assertInTurn(query: QueryFn, id: number, step: 1 | 2): Promise<void> {
  const [now] = await query<{ status: string }>(sql`
    SELECT
      status
    FROM
      exchange
    WHERE
      id = ${id}::int
    FOR UPDATE
  `);
  if (now?.status !== turnOf(step)) throw conflict("exchange-out-of-turn", { id });
}

const turnOf = (step: 1 | 2) => (step === 1 ? "open" : "answered");

async function answer(
  query: QueryFn,
  id: number,
  head: ExchangeHead,
  tags: readonly Buffer[],
): Promise<null> {
  await writeTags(query, id, tags);
  await query(sql`
    UPDATE exchange
    SET
      status = 'answered',
      other_token = ${head.token}::uuid,
      other_entries = ${head.entries}::int
    WHERE
      id = ${id}::int
  `);
  return null;
}

/** @param ours our voters under both secrets, in the order of our first file */
async function finish(query: QueryFn, id: number, ours: readonly Buffer[]): Promise<number> {
  const found = await query(sql`
    INSERT INTO
      exchange_match (exchange_id, row_no)
    SELECT DISTINCT
      ${id}::int,
      r.row_no
    FROM
      unnest(${ours.map((tag) => tag.toString("hex"))}::TEXT[]) WITH ORDINALITY AS t (tag, n)
      JOIN exchange_tag o ON o.exchange_id = ${id}::int
      AND o.tag = decode(t.tag, 'hex')
      JOIN exchange_entry e ON e.exchange_id = ${id}::int
      AND e.ord = t.n
      CROSS JOIN unnest(e."rows") AS r (row_no)
    RETURNING
      row_no
  `);
  await forgetExchange(query, id, "done", found.length);
  return found.length;
}
