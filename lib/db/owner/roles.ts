import pg from "pg";

/** The product signs in as this role; it owns nothing. */
export const APP_ROLE = "cermat";
/** Owns the database and everything in it; nobody signs in as it. */
export const OWNER_ROLE = "cermat_owner";
/** The owner of the trail in earlier versions. */
const FORMER_OWNER = "cermat_audit";
export const DATABASE = "cermat";

/** Any constant: processes that start together wait for one another. */
const LOCK = 72_262_026;

/** The address of a session that acts as the owner, made from that of a superuser. */
export function ownerUrl(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set("options", `-c role=${OWNER_ROLE}`);
  // A plus sign would be read as a plus sign.
  return url.href.replaceAll("+", "%20");
}

export const userOf = (url: string): string => decodeURIComponent(new URL(url).username);

async function asSuperuser(url: string, fn: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "cermat-owner" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await fn(client);
  } finally {
    await client.end();
  }
}

const hasRole = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [name])).rowCount === 1;

/** The roles of the embedded database, and the database itself. Idempotent. */
export function installRoles(adminUrl: string, password: string): Promise<void> {
  return asSuperuser(adminUrl, async (client) => {
    if (!(await hasRole(client, OWNER_ROLE))) await client.query(`CREATE ROLE ${OWNER_ROLE} NOLOGIN`);
    if (!(await hasRole(client, APP_ROLE)))
      await client.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    const known = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  });
}

/**
 * What the product's role owns, as in earlier versions, becomes the owner's. A superuser's session on the
 * database itself. Idempotent.
 * @throws Error where the role owns other databases too: theirs is not to be taken
 */
export function takeOver(adminUrl: string, app: string): Promise<void> {
  return asSuperuser(adminUrl, async (client) => {
    if (!(await hasRole(client, OWNER_ROLE))) await client.query(`CREATE ROLE ${OWNER_ROLE} NOLOGIN`);
    const others = await client.query<{ datname: string }>(
      `SELECT datname FROM pg_database JOIN pg_roles r ON r.oid = datdba WHERE rolname = $1 AND datname <>
        current_database()`,
      [app],
    );
    if (others.rows[0] !== undefined)
      throw new Error(
        `${app} also owns the database ${others.rows[0].datname}; give Cermat a role of its own`,
      );
    for (const role of [app, FORMER_OWNER]) {
      if (await hasRole(client, role))
        await client.query(`REASSIGN OWNED BY ${client.escapeIdentifier(role)} TO ${OWNER_ROLE}`);
    }
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    await client.query(
      `ALTER DATABASE ${client.escapeIdentifier(rows[0]?.name ?? DATABASE)} OWNER TO ${OWNER_ROLE}`,
    );
    await client.query(`ALTER SCHEMA public OWNER TO ${OWNER_ROLE}`);
  });
}
