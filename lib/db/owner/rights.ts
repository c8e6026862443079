import type pg from "pg";
import { z } from "zod";

/** What of the trail's protection depends on. */
const KEPT = ["audit_event", "audit_head", "judgement", "reveal", "_prisma_migrations"] as const;

/**
 * superuser: may do anything · member: may act as the owner · database: owns it · schema: may make or drop what
 * is in it · table: owns it · change: may change or empty it · read, append: lacks what the product needs
 */
export const RIGHT_FAULTS = [
  "superuser",
  "member",
  "database",
  "schema",
  "table",
  "change",
  "read",
  "append",
] as const;
export type RightFault = (typeof RIGHT_FAULTS)[number];

export interface RightProblem {
  readonly fault: RightFault;
  /** A role, a schema or a table. */
  readonly on: string;
}

const problemsSchema = z.array(z.object({ fault: z.enum(RIGHT_FAULTS), on: z.string() }));

/** Every way in which the role of this connection may do more, or less, than the product should. */
const PROBLEMS = `
WITH kept AS (
  SELECT c.oid, c.relname::text AS name, c.relowner AS owner FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1::text[])
), powerful AS (
  SELECT rolname::text AS name FROM pg_roles
  WHERE rolname IN ('pg_write_all_data', 'pg_execute_server_program', 'pg_write_server_files', 'pg_maintain')
    AND pg_has_role(current_user, oid, 'USAGE')
)
SELECT 'superuser' AS fault, current_user::text AS "on" FROM pg_roles
WHERE rolname = current_user AND (rolsuper OR rolcreaterole OR rolreplication)
UNION ALL SELECT 'member', name FROM powerful
UNION ALL SELECT 'database', datname::text FROM pg_database
WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER')
UNION ALL SELECT 'schema', nspname::text FROM pg_namespace
WHERE nspname IN ('public', 'pgboss')
  AND (pg_has_role(current_user, nspowner, 'MEMBER') OR has_schema_privilege(oid, 'CREATE'))
UNION ALL SELECT 'table', c.relname::text FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition
  AND pg_has_role(current_user, c.relowner, 'MEMBER')
UNION ALL SELECT 'change', name FROM kept
WHERE has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') AND NOT pg_has_role(current_user, owner, 'MEMBER')
UNION ALL SELECT 'read', name FROM kept WHERE NOT has_table_privilege(oid, 'SELECT')
UNION ALL SELECT 'append', name FROM kept
WHERE name IN ('audit_event', 'judgement', 'reveal') AND NOT has_table_privilege(oid, 'INSERT')
ORDER BY 1, 2`;

/** Where the rights of this connection's role are not what `docs/operations.md` says; empty when they are. */
export async function rightProblems(client: pg.ClientBase | pg.Pool): Promise<RightProblem[]> {
  return problemsSchema.parse((await client.query(PROBLEMS, [KEPT])).rows);
}

/**
 * `owner`: the product's role cannot even switch the protection off; `trigger`: only the triggers stand in
 * the way.
 */
export type AuditProtection = "owner" | "trigger";

/** Which protection holds for the role of this connection, for the health page and the report. */
export async function auditProtection(client: pg.ClientBase | pg.Pool): Promise<AuditProtection> {
  const problems = await rightProblems(client);
  return problems.every(({ fault }) => fault === "read" || fault === "append") ? "owner" : "trigger";
}
