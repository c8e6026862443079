import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { breakOf, GENESIS, type Break } from "@/lib/audit/model/chain";

export type AuditVerification =
  | { readonly ok: true; readonly events: number; readonly head: string; readonly reports: number }
  /** `seq`: the first row that is wrong; of missing rows the first number that is missing. */
  | { readonly ok: false; readonly seq: number; readonly problem: Break; readonly reportId?: number };

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

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

function canonical(text: string): string | null {
  try {
    return canonicalize(JSON.parse(text)) ?? null;
  } catch {
    return null;
  }
}

/**
 * Walks the whole trail from its first event, in constant memory, then checks it against the reports already
 * handed out.
 */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerification> {
  authorise(ctx.actor, "audit.view");
  let before = { seq: 0, hash: GENESIS };
  for (;;) {
    const batch = await rows(
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
          audit_event
        WHERE
          seq > ${before.seq}
        ORDER BY
          seq
        LIMIT
          ${BATCH}
      `,
    );
    for (const row of batch) {
      const problem = breakOf(row, before, sha256, canonical);
      if (problem !== null) return { ok: false, seq: problem === "gap" ? before.seq + 1 : row.seq, problem };
      before = { seq: row.seq, hash: row.hash };
    }
    if (batch.length < BATCH) break;
  }
  return (await headBreak(before)) ?? reportsFit(before);
}

/**
 * Rows cut off at the end leave a sound chain, but the head remembers. Events written meanwhile are no fault.
 */
async function headBreak(last: { seq: number; hash: string }): Promise<AuditVerification | null> {
  const [missing] = await rows(
    z.object({ seq: z.number() }),
    sql`
      SELECT
        h.seq
      FROM
        audit_head h
      WHERE
        h.seq < ${last.seq}
        OR (
          h.seq > ${last.seq}
          AND NOT EXISTS (
            SELECT
              1
            FROM
              audit_event e
            WHERE
              e.seq = ${last.seq + 1}
          )
        )
        OR (
          h.seq = ${last.seq}
          AND h.hash <> ${last.hash}
        )
    `,
  );
  return missing === undefined
    ? null
    : { ok: false, seq: Math.min(missing.seq, last.seq + 1), problem: "head" };
}

async function reportsFit(last: { seq: number; hash: string }): Promise<AuditVerification> {
  const [unfit] = await rows(
    z.object({ id: z.number(), seq: z.number() }),
    sql`
      SELECT
        r.id,
        r.chain_seq AS seq
      FROM
        report r
        LEFT JOIN audit_event e ON e.seq = r.chain_seq
      WHERE
        r.chain_seq IS NOT NULL
        AND r.chain_seq > 0
        AND e.hash IS DISTINCT FROM r.chain_head
      ORDER BY
        r.chain_seq
      LIMIT
        1
    `,
  );
  if (unfit) return { ok: false, seq: unfit.seq, problem: "report", reportId: unfit.id };
  const [count] = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        count(*) AS n
      FROM
        report
      WHERE
        chain_seq IS NOT NULL
    `,
  );
  return { ok: true, events: last.seq, head: last.hash, reports: count?.n ?? 0 };
}
