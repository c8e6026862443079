import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { Actor } from "@/lib/access/actor";
import { scopeTerms, type AreaTerm } from "@/lib/access/scope";

const COLUMN: Readonly<Record<AreaTerm["column"], string>> = {
  regionCode: "f.region_code",
  kecKey: "f.kec_key",
  desaKey: "f.desa_key",
};

/**
 * The actor's scope as a condition over finding `f`, beginning with ` and `; nothing where it is the whole
 * server.
 */
export function inScopeSql(actor: Actor): Sql {
  const terms = scopeTerms(actor);
  if (terms === null) return empty;
  if (terms.length === 0) return sql` AND FALSE`;
  const byColumn = [...Map.groupBy(terms, (term) => term.column)];
  return sql`
    AND (${join(
      byColumn.map(
        ([column, group]) => sql`${raw(COLUMN[column])} = ANY (${group.map((term) => term.code)})`,
      ),
      " or ",
    )})
  `;
}

/**
 * Synthetic findings with a known answer are work, and nothing else: no statistic, report or follow-up has
 * them.
 */
export const IS_CONTROL = sql`
  AND EXISTS (
    SELECT
      1
    FROM
      control_finding k
    WHERE
      k.finding_id = f.id
  )
`;
export const NOT_CONTROL = sql`
  AND NOT EXISTS (
    SELECT
      1
    FROM
      control_finding k
    WHERE
      k.finding_id = f.id
  )
`;
