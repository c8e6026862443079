import type pg from "pg";
import type { Sql } from "sql-template-tag";
import type { QueryFn } from "./query-fn";

/** Asks on one connection, for all that belongs into one transaction. */
export const queryOn =
  (client: pg.ClientBase): QueryFn =>
  async <T>(statement: Sql) =>
    (await client.query(statement.text, statement.values)).rows as T[];
