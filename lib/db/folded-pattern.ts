import sql, { type Sql } from "sql-template-tag";

/**
 * The pattern that a typed text is looked for by: folded like the names (fold_name in the migrations), `%`, `_`
 * and `\\` as letters.
 */
export const foldedPattern = (text: string): Sql => sql`
  '%' || regexp_replace(fold_name (${text}::text), '([\\\\%_])', '\\\\\\1', 'g') || '%'
`;
