import Cursor from "pg-cursor";
import type { Sql } from "sql-template-tag";
import { pool } from "@/lib/db/pool";

/** Reads a long answer a piece at a time on a connection of its own: one statement, so one moment of the database. */
export async function* cursorRows(statement: Sql, batch: number): AsyncGenerator<Record<string, unknown>> {
  const client = await pool().connect();
  const cursor = client.query(new Cursor<Record<string, unknown>>(statement.text, statement.values));
  try {
    for (;;) {
      const rows = await cursor.read(batch);
      yield* rows;
      if (rows.length < batch) return;
    }
  } finally {
    await cursor.close();
    client.release();
  }
}
