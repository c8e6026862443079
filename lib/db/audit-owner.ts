import pg from "pg";

const OWNER = "cermat_audit";
const TABLES = ["audit_event", "audit_head"] as const;
const FUNCTIONS = ["audit_append()", "audit_refuse()", "audit_head_guard()"] as const;

async function asAdmin(adminUrl: string, fn: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("begin");
    await fn(client);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

async function hasTrail(client: pg.Client): Promise<boolean> {
  const found = await client.query("select to_regclass('audit_event') is not null as yes");
  return found.rows[0]?.yes === true;
}

async function give(client: pg.Client, owner: string): Promise<void> {
  const name = client.escapeIdentifier(owner);
  for (const table of TABLES) await client.query(`alter table ${table} owner to ${name}`);
  for (const fn of FUNCTIONS) await client.query(`alter function ${fn} owner to ${name}`);
}

/**
 * Hands the trail to a role that nobody logs in as. The product's role may then read and append; it can
 * neither change a row nor switch off the trigger that refuses changes. Idempotent.
 */
export function protectAuditTables(adminUrl: string, appUrl: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    if (!(await hasTrail(client))) return;
    const known = await client.query("select 1 from pg_roles where rolname = $1", [OWNER]);
    if (known.rowCount === 0) await client.query(`create role ${OWNER} nologin`);
    await give(client, OWNER);
    // The owner of a schema may drop what is in it, whoever owns that; PostgreSQL gives public to the owner
    // of the database.
    await client.query("alter schema public owner to current_user");
    const app = client.escapeIdentifier(userOf(appUrl));
    await client.query(`grant usage, create on schema public to ${app}`);
    await client.query(`revoke all on ${TABLES.join(", ")} from public, ${app}`);
    await client.query(`grant select, insert on audit_event to ${app}`);
    await client.query(`grant select on audit_head to ${app}`);
  });
}

/** Gives the trail back to the product's role while migrations run, for they run as that role. */
export function lendAuditTables(adminUrl: string, appUrl: string): Promise<void> {
  return asAdmin(adminUrl, async (client) => {
    if (await hasTrail(client)) await give(client, userOf(appUrl));
  });
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

/**
 * `owner`: the product's role cannot even switch the protection off; `trigger`: only the triggers stand in
 * the way.
 */
export type AuditProtection = "owner" | "trigger";

/** Which protection holds for the role of this connection, for the health page and the report. */
export async function auditProtection(client: pg.ClientBase | pg.Pool): Promise<AuditProtection> {
  const result = await client.query(
    `select bool_or(pg_has_role(current_user, relowner, 'member') or pg_has_role(current_user, nspowner,
      'member')) as may_alter
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where pg_class.oid in ('audit_event'::regclass, 'audit_head'::regclass)`,
  );
  return result.rows[0]?.may_alter === false ? "owner" : "trigger";
}
