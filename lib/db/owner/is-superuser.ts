import pg from "pg";

/** Is whoever signs in with this address a superuser? */
export async function isSuperuser(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ yes: boolean }>(
      "SELECT rolsuper AS yes FROM pg_roles WHERE rolname = current_user",
    );
    return rows[0]?.yes === true;
  } finally {
    await client.end();
  }
}
