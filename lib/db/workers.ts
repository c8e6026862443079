import type pg from "pg";

/**
 * Held in shared mode by every worker's own session, so PostgreSQL itself knows whether one lives. Any
 * constant will do.
 */
const WORKER_LOCK = 7_226_2025;

/** Number of workers connected to this database. */
export async function workersAlive(client: pg.ClientBase | pg.Pool): Promise<number> {
  const result = await client.query(
    `select count(*)::int as n from pg_locks
     where locktype = 'advisory' and classid = 0 and objid = $1 and granted and database = (select oid
     from pg_database where datname = current_database())`,
    [WORKER_LOCK],
  );
  return Number(result.rows[0]?.n ?? 0);
}

/**
 * Takes the worker's lock for the life of this session. When no other worker lives, `alone` runs first:
 * whatever is marked active then belongs to a dead one.
 */
export async function joinWorkers(client: pg.ClientBase, alone: () => Promise<void>): Promise<void> {
  const tried = await client.query("select pg_try_advisory_lock($1) as got", [WORKER_LOCK]);
  const exclusive = tried.rows[0]?.got === true;
  if (exclusive) await alone();
  await client.query("select pg_advisory_lock_shared($1)", [WORKER_LOCK]);
  if (exclusive) await client.query("select pg_advisory_unlock($1)", [WORKER_LOCK]);
}
