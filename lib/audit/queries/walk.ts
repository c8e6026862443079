import sql from "sql-template-tag";
import { z } from "zod";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import type { ChainRow } from "@/lib/audit/model/chain";

const chainRowSchema = z.object({
  seq: z.number(),
  prevHash: z.string(),
  hash: z.string(),
  body: z.string(),
  actorId: z.string(),
  actorRole: z.string(),
  action: z.string(),
  entityType: z.string(),
  entityId: z.string(),
});

/** Rows held in memory at a time. */
const BATCH = 5_000;

/** The whole trail from its first event, in constant memory. */
export async function* walkTrail(read: ReadRows = onPool): AsyncGenerator<ChainRow> {
  for (let after = 0; ;) {
    const batch = await read(
      chainRowSchema,
      sql`
        SELECT
          seq,
          prev_hash AS "prevHash",
          hash,
          body,
          actor_id AS "actorId",
          actor_role AS "actorRole",
          action,
          entity_type AS "entityType",
          entity_id AS "entityId"
        FROM
          public.audit_event
        WHERE
          seq > ${after}
        ORDER BY
          seq
        LIMIT
          ${BATCH}
      `,
    );
    yield* batch;
    if (batch.length < BATCH) return;
    after = batch.at(-1)?.seq ?? after;
  }
}
