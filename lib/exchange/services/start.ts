import { randomUUID } from "node:crypto";
import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { keepTextBy } from "@/lib/audit/services/keep-text";
import { auditOn } from "@/lib/db/audit";
import { queryOn } from "@/lib/db/query-on";
import { rows, withClient, withTransaction } from "@/lib/db/sql";
import { notFound, refused } from "@/lib/errors";
import { type StartExchange, startExchangeSchema } from "@/lib/exchange/model/exchange";
import { exchangedValues } from "@/lib/exchange/queries/voters";
import { rollOf } from "@/lib/list/queries/roll";
import { parseInput } from "@/lib/parse-input";
import { blindAll, exchangeKeys, newSecret, openSecret, pointOf } from "./points";
import { writePoints } from "./write-points";

/** Long enough for two letters between offices; then the secret goes. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Begins an exchange with another office: our voters as points under a fresh secret, for the first file. The
 * halves of the key are used here and kept nowhere.
 *
 * @throws not-found for a roll out of reach · refused while it is imported, for the own region, and for names and
 * dates before the numbers were exchanged
 */
export async function startExchange(ctx: Ctx, input: StartExchange): Promise<{ id: number }> {
  authorise(ctx.actor, "exchange.make");
  const data = parseInput(startExchangeSchema, input);
  const { snapshotId, otherRegion, basis, purpose } = data;
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  const event = { action: "exchange.start", entityType: "exchange", entityId: snapshotId };
  await auditedTx(ctx, event, () => {
    if (roll.status !== "ready") throw refused("snapshot-not-ready");
    if (otherRegion === roll.regionCode) throw refused("exchange-own-region");
    return Promise.resolve();
  });
  if (basis === "name-date" && !(await hasNumbersDone(snapshotId, otherRegion)))
    throw refused("exchange-numbers-first");
  const keys = exchangeKeys([data.ownHalf, data.otherHalf]);
  const secret = newSecret();
  const values = await withClient((client) =>
    exchangedValues(queryOn(client), snapshotId, otherRegion, basis),
  );
  const points = await blindAll(
    openSecret(secret),
    values.map(({ value }) => pointOf(keys.tag, basis, value)),
  );
  // In the order of the points, which says nothing of the order of the roll.
  const entries = values
    .map(({ rows: of }, i) => ({ rows: of, point: points[i] ?? Buffer.alloc(0) }))
    .toSorted((a, b) => a.point.compare(b.point));
  return withTransaction(async (client) => {
    const query = queryOn(client);
    const [made] = await query<{ id: number }>(sql`
      INSERT INTO
        exchange (
          token,
          snapshot_id,
          other_region,
          basis,
          secret,
          file_key,
          entries,
          created_by,
          expires_at
        )
      VALUES
        (
          ${randomUUID()}::uuid,
          ${snapshotId},
          ${otherRegion},
          ${basis},
          ${secret},
          ${keys.file},
          ${entries.length},
          ${ctx.actor.id},
          ${new Date(Date.now() + DAYS * DAY_MS)}
        )
      RETURNING
        id
    `);
    const id = made?.id ?? 0;
    await writePoints(query, id, entries);
    const text = await keepTextBy((schema, asked) => rows(schema, asked, client), { purpose }, snapshotId);
    await auditOn(client, ctx, {
      ...event,
      entityId: id,
      data: { snapshotId, otherRegion, basis, entries: entries.length, text },
    });
    return { id };
  });
}

async function hasNumbersDone(snapshotId: number, otherRegion: string): Promise<boolean> {
  const done = await rows(
    z.object({ id: z.number() }),
    sql`
      SELECT
        id
      FROM
        exchange
      WHERE
        snapshot_id = ${snapshotId}::int
        AND other_region = ${otherRegion}
        AND basis = 'nik'
        AND status = 'done'
      LIMIT
        1
    `,
  );
  return done.length > 0;
}
