import type { Sql } from "sql-template-tag";

export type QueryFn = <T = Record<string, unknown>>(query: Sql) => Promise<T[]>;
