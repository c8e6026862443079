import Cursor from "pg-cursor";
import type pg from "pg";
import type { Sql } from "sql-template-tag";
import { pool } from "@/lib/db/pool";

/**
 * Reads a long answer a piece at a time. One statement, so one moment of the database; given a client, the moment of its transaction, and
 * nothing else may use that client meanwhile.
 */
export async function* cursorRows(statement: Sql, batch: number, client?: pg.ClientBase): AsyncGenerator<Record<string, unknown>> {
  const own = client === undefined ? await pool().connect() : null;
  const cursor = (client ?? own)!.query(new Cursor<Record<string, unknown>>(statement.text, statement.values));
  try {
    for (;;) {
      const rows = await cursor.read(batch);
      yield* rows;
      if (rows.length < batch) return;
    }
  } finally {
    await cursor.close();
    own?.release();
  }
}
