import { timingSafeEqual } from "node:crypto";
import { type AuditProtection, auditProtection } from "@/lib/db/owner/rights";
import { pendingMigrations } from "@/lib/db/migrate";
import { pool } from "@/lib/db/pool";
import { env } from "@/lib/env";
import { workersAlive } from "@/lib/db/workers";

export interface Health {
  /** ok: everything works · degraded: pages work, jobs wait · down: nothing works */
  readonly status: "ok" | "degraded" | "down";
  readonly database: "ok" | "unreachable";
  /** Names of migrations that the database has not seen. */
  readonly pendingMigrations: readonly string[];
  readonly worker: { readonly status: "running" | "absent"; readonly count: number };
  /** owner: not even the product's role can switch the trail's protection off · trigger: its owner could */
  readonly auditProtection: AuditProtection | "unknown";
}

const DOWN: Health = {
  status: "down",
  database: "unreachable",
  pendingMigrations: [],
  worker: { status: "absent", count: 0 },
  auditProtection: "unknown",
};

/** State of the parts, without anything about the data: strangers see `status` of it alone. */
export async function readHealth(): Promise<Health> {
  try {
    const pending = await pendingMigrations(pool());
    const count = await workersAlive(pool());
    const worker = { status: count > 0 ? ("running" as const) : ("absent" as const), count };
    if (pending.length > 0) return { ...DOWN, database: "ok", pendingMigrations: pending, worker };
    return {
      status: count > 0 ? "ok" : "degraded",
      database: "ok",
      pendingMigrations: [],
      worker,
      auditProtection: await auditProtection(pool()),
    };
  } catch {
    return DOWN;
  }
}

/** Does the request carry the server's own secret? */
export function knowsSecret(headers: Headers): boolean {
  const { CERMAT_SECRET: secret } = env();
  if (secret === undefined) return false;
  const [wanted, given] = [`Bearer ${secret}`, headers.get("authorization") ?? ""].map((text) =>
    Buffer.from(text),
  );
  return (
    wanted !== undefined &&
    given !== undefined &&
    wanted.length === given.length &&
    timingSafeEqual(wanted, given)
  );
}
