import { Readable } from "node:stream";
import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { audit } from "@/lib/db/audit";
import { rows } from "@/lib/db/sql";
import { conflict } from "@/lib/errors";
import type { ExchangeHead } from "@/lib/exchange/model/exchange-file";
import { reachableExchange } from "@/lib/exchange/queries/access";
import { fileLines } from "./file";

const PORTION = 20_000;
const pointSchema = z.object({ point: z.instanceof(Uint8Array) });

/** The points of a step, some at a time, in their order. */
async function* pointsOf(id: number, step: 1 | 2, entries: number): AsyncGenerator<readonly Uint8Array[]> {
  const [table, column] = step === 1 ? ["exchange_entry", "point"] : ["exchange_tag", "tag"];
  for (let from = 0; from < entries; from += PORTION) {
    const found = await rows(
      pointSchema,
      sql`
        SELECT
          ${raw(column ?? "")} AS point
        FROM
          ${raw(table ?? "")}
        WHERE
          exchange_id = ${id}::int
          AND ord > ${from}::int
          AND ord <= ${from + PORTION}::int
        ORDER BY
          ord
      `,
    );
    yield found.map(({ point }) => point);
  }
}

/**
 * Our first or second file for the other office, on the trail before its first byte.
 * @throws not-found out of reach · conflict before the step is reached, or once the exchange is over
 */
export async function giveFile(
  ctx: Ctx,
  id: number,
  step: 1 | 2,
): Promise<{ readonly fileName: string; readonly stream: Readable }> {
  const event = { action: "exchange.file", entityType: "exchange", entityId: id };
  const open = await reachableExchange(ctx, id, "exchange.make");
  const entries = step === 1 ? open.entries : open.otherEntries;
  const { fileKey } = open;
  await auditedTx(ctx, event, async (tx) => {
    if (fileKey === null) throw conflict("exchange-over", { id });
    if (entries === null) throw conflict("exchange-out-of-turn", { id });
    await audit(tx, ctx, { ...event, data: { step, otherRegion: open.otherRegion, entries } });
  });
  const head: ExchangeHead = {
    format: "cermat-exchange",
    version: 1,
    step,
    token: open.token,
    answers: step === 1 ? null : open.otherToken,
    from: open.regionCode,
    to: open.otherRegion,
    basis: open.basis,
    entries: entries ?? 0,
    expires: open.expiresAt.toISOString(),
  };
  return {
    fileName: `pertukaran-${open.regionCode}-${open.otherRegion}-${open.basis}-${step}.txt`,
    stream: Readable.from(fileLines(fileKey ?? new Uint8Array(), head, pointsOf(id, step, entries ?? 0))),
  };
}
