import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { newClient } from "@/lib/db/pool";
import type { QueryFn } from "@/lib/db/query-fn";

/** A connection on which a run works: its temporary tables live and die with it. */
export interface RunConnection {
  readonly client: pg.ClientBase;
  /** To cancel what it is doing from elsewhere. */
  readonly backendPid: number;
  readonly query: QueryFn;
  close(): Promise<void>;
}

/**
 * No JIT: it costs more than it brings at these sizes. Parallel plans are welcome: no detector depends on the
 * order of rows. The server looks every two seconds whether we still live, so that a killed worker's query
 * does not hold the run's lock.
 */
const SETTINGS =
  `SET jit = off; SET work_mem = '96MB'; SET temp_buffers = '64MB'; SET statement_timeout = ` +
  `'30min'; SET lock_timeout = '0';
  SET timezone = 'UTC'; SET datestyle = 'ISO, YMD'; SET extra_float_digits = 1; SET ` +
  `client_connection_check_interval = '2s'`;

export async function openConnection(name = "cermat"): Promise<RunConnection> {
  const client = newClient();
  // A connection that breaks fails the statement at work; without a listener it would end the process.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(SETTINGS);
  await client.query("SELECT set_config('application_name', $1, FALSE)", [name]);
  const pid = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return {
    client,
    backendPid: pid.rows[0]?.pid ?? 0,
    query: queryOn(client),
    close: () => client.end().catch(() => undefined),
  };
}

/** So many connections, or none. @param name of all of them in the database */
export async function openConnections(count: number, name: string): Promise<RunConnection[]> {
  const opened = await Promise.allSettled(Array.from({ length: count }, () => openConnection(name)));
  const connections = opened.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failed = opened.find((result) => result.status === "rejected");
  if (failed === undefined) return connections;
  await Promise.all(connections.map((connection) => connection.close()));
  throw failed.reason;
}

export function queryOn(client: pg.ClientBase): QueryFn {
  return async <T>(statement: Sql) => (await client.query(statement.text, statement.values)).rows as T[];
}

/** One transaction on the connection: a detector's candidates and its state change together or not at all. */
export async function transaction<T>(
  connection: Pick<RunConnection, "client">,
  work: () => Promise<T>,
): Promise<T> {
  await connection.client.query("BEGIN");
  try {
    const result = await work();
    await connection.client.query("COMMIT");
    return result;
  } catch (error) {
    await connection.client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
