import Cursor from "pg-cursor";
import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { pool } from "@/lib/db/pool";

/**
 * Reads a long answer a piece at a time. One statement, so one moment of the database; given a client, the
 * moment of its transaction, and nothing else may use that client meanwhile.
 */
export async function* cursorRows(
  statement: Sql,
  batch: number,
  client?: pg.ClientBase,
): AsyncGenerator<Record<string, unknown>> {
  if (client !== undefined) return yield* read(client, statement, batch);
  const borrowed = await pool().connect();
  try {
    yield* read(borrowed, statement, batch);
  } finally {
    borrowed.release();
  }
}

async function* read(
  client: pg.ClientBase,
  statement: Sql,
  batch: number,
): AsyncGenerator<Record<string, unknown>> {
  const cursor = client.query(new Cursor<Record<string, unknown>>(statement.text, statement.values));
  try {
    for (;;) {
      const rows = await cursor.read(batch);
      yield* rows;
      if (rows.length < batch) return;
    }
  } finally {
    await cursor.close();
  }
}
