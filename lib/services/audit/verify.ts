import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import sql from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/domain/actor";
import { breakOf, GENESIS, type Break } from "@/lib/domain/audit-chain";
import { forbidden } from "@/lib/errors";

export type AuditVerification =
  | { readonly ok: true; readonly events: number; readonly head: string; readonly reports: number }
  /** `seq`: the first row that is wrong; of missing rows the first number that is missing. */
  | { readonly ok: false; readonly seq: number; readonly problem: Break; readonly reportId?: number };

const chainRow = z.object({
  seq: z.number(), prevHash: z.string(), hash: z.string(), body: z.string(), actorId: z.string(), actorRole: z.string(), action: z.string(),
  entityType: z.string(), entityId: z.string(),
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

/** Walks the whole trail from its first event, in constant memory, then checks it against the reports already handed out. */
export async function verifyAudit(ctx: Ctx): Promise<AuditVerification> {
  if (ctx.actor.role === "verifikator") throw forbidden();
  let before = { seq: 0, hash: GENESIS };
  for (;;) {
    const batch = await rows(chainRow, sql`
      select seq, prev_hash as "prevHash", hash, body, actor_id as "actorId", actor_role as "actorRole", action, entity_type as "entityType", entity_id as "entityId"
      from audit_event where seq > ${before.seq} order by seq limit ${BATCH}`);
    for (const row of batch) {
      const problem = breakOf(row, before, sha256, canonical);
      if (problem !== null) return { ok: false, seq: problem === "gap" ? before.seq + 1 : row.seq, problem };
      before = { seq: row.seq, hash: row.hash };
    }
    if (batch.length < BATCH) break;
  }
  return (await headBreak(before)) ?? reportsFit(before);
}

/** Rows cut off at the end leave a sound chain, but the head remembers. Events written meanwhile are no fault. */
async function headBreak(last: { seq: number; hash: string }): Promise<AuditVerification | null> {
  const [missing] = await rows(z.object({ seq: z.number() }), sql`
    select h.seq from audit_head h where h.seq < ${last.seq}
      or (h.seq > ${last.seq} and not exists (select 1 from audit_event e where e.seq = ${last.seq + 1}))
      or (h.seq = ${last.seq} and h.hash <> ${last.hash})`);
  return missing === undefined ? null : { ok: false, seq: Math.min(missing.seq, last.seq + 1), problem: "head" };
}

async function reportsFit(last: { seq: number; hash: string }): Promise<AuditVerification> {
  const [unfit] = await rows(z.object({ id: z.number(), seq: z.number() }), sql`
    select r.id, r.chain_seq as seq from report r left join audit_event e on e.seq = r.chain_seq
    where r.chain_seq is not null and r.chain_seq > 0 and e.hash is distinct from r.chain_head order by r.chain_seq limit 1`);
  if (unfit) return { ok: false, seq: unfit.seq, problem: "report", reportId: unfit.id };
  const [count] = await rows(z.object({ n: z.number() }), sql`select count(*) as n from report where chain_seq is not null`);
  return { ok: true, events: last.seq, head: last.hash, reports: count?.n ?? 0 };
}
