import { maskDeep } from "@/lib/mask-text";
import canonicalize from "canonicalize";
import type pg from "pg";
import type { Tx } from "@/lib/db/tx";

/** Who acts, as the trail names them. */
export interface Acting {
  readonly actor: { readonly id: string; readonly role: string };
}

export interface AuditInput {
  /** `entity.action`, e.g. `finding.decide`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string | number | bigint;
  /** What happened, in codes, ids and counts; never a name, NIK or NKK; texts are masked. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** RFC 8785 canonical JSON of the event: exactly the text that the database hashes. */
export function auditBody(ctx: Acting, event: AuditInput, at: Date = new Date()): string {
  const body = canonicalize({
    at: at.toISOString(),
    actorId: ctx.actor.id,
    actorRole: ctx.actor.role,
    action: event.action,
    entityType: event.entityType,
    entityId: maskDeep(String(event.entityId)),
    data: maskDeep(event.data ?? {}),
  });
  if (body === undefined) throw new TypeError("an audit event that JSON cannot hold");
  return body;
}

/**
 * Appends to the trail (rekam jejak) in the caller's transaction. The database numbers the event, fills its
 * columns from the body and links the hash; it holds the lock on the head of the chain until commit, so call
 * this last.
 */
export async function audit(tx: Tx, ctx: Acting, event: AuditInput): Promise<void> {
  await tx.$executeRaw`insert into audit_event (body) values (${auditBody(ctx, event)})`;
}

/** The same for jobs that work on a raw connection. */
export async function auditOn(client: pg.ClientBase, ctx: Acting, event: AuditInput): Promise<void> {
  await client.query("insert into audit_event (body) values ($1)", [auditBody(ctx, event)]);
}
