import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { pool } from "@/lib/db/pool";

/** Runs one statement, on the pool unless a client (a transaction) is given. */
export function query(sql: Sql, client?: pg.ClientBase): Promise<pg.QueryResult<Record<string, unknown>>> {
  return (client ?? pool()).query<Record<string, unknown>>(sql.text, sql.values);
}

/**
 * Runs one statement and parses every row.
 * @throws z.ZodError when the database gives another shape than the caller believes.
 */
export async function rows<T>(schema: z.ZodType<T>, sql: Sql, client?: pg.ClientBase): Promise<T[]> {
  const result = await query(sql, client);
  return z.array(schema).parse(result.rows);
}

/**
 * Lends a connection; a failed one is thrown away instead of going back to the pool with a transaction open.
 */
export async function withClient<T>(fn: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    const result = await fn(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** A transaction on a raw connection, for bulk work that Prisma is not made for. */
export function withTransaction<T>(fn: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withClient(async (client) => {
    await client.query("begin");
    const result = await fn(client);
    await client.query("commit");
    return result;
  });
}

/**
 * A consistent read: several things as they were at one moment, in one read-only transaction that sees no
 * later change.
 */
export function consistentRead<T>(fn: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withClient(async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const result = await fn(client);
    await client.query("commit");
    return result;
  });
}
