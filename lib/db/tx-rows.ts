import type { Sql } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Tx } from "@/lib/db/tx";

/** Runs one statement and parses every row: `rows` on the pool, or `rowsIn(tx)` inside a transaction. */
export type ReadRows = <T>(schema: z.ZodType<T>, sql: Sql) => Promise<T[]>;

export const onPool: ReadRows = (schema, sql) => rows(schema, sql);

/**
 * Inside a transaction its own connection must be used: asking the pool for a second one while holding the
 * first is how a full pool locks itself up.
 */
export const rowsIn =
  (tx: Tx): ReadRows =>
  async (schema, sql) =>
    z.array(schema).parse(await tx.$queryRawUnsafe(sql.text, ...sql.values));

/** Runs one statement for its effect inside a transaction. @returns the number of rows it touched */
export const runIn = (tx: Tx, statement: Sql): Promise<number> =>
  tx.$executeRawUnsafe(statement.text, ...statement.values);
