import pg from "pg";

/** Read and appended to. */
const APPENDED = [
  "audit_event",
  "judgement",
  "reveal",
  "detector_param",
  "code_table",
  "unmasked_export",
] as const;
/** Read only. */
const READ = ["audit_head", "_prisma_migrations"] as const;

/**
 * Gives the product's role what it works with and takes everything else away: rows, never tables. In one
 * transaction, so that at no time more is allowed than before and after.
 * @param url of the owner
 */
export async function grantToApp(url: string, app: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "cermat-grants" });
  await client.connect();
  try {
    const role = client.escapeIdentifier(app);
    await client.query("BEGIN");
    for (const schema of ["public", "pgboss"]) {
      await client.query(`REVOKE CREATE ON SCHEMA ${schema} FROM PUBLIC, ${role}`);
      await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
      await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM PUBLIC, ${role}`);
      await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
      await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
      await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`);
    }
    await client.query(`GRANT USAGE, CREATE ON SCHEMA scratch TO ${role}`);
    await client.query(`REVOKE ALL ON ${[...APPENDED, ...READ].join(", ")} FROM ${role}`);
    await client.query(`GRANT SELECT, INSERT ON ${APPENDED.join(", ")} TO ${role}`);
    await client.query(`GRANT SELECT ON ${READ.join(", ")} TO ${role}`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
