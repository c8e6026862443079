import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { Actor } from "./actor";
import { scopeTerms, type AreaTerm } from "./scope";

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

/** Does one of the areas cover this code (kabupaten, kecamatan or desa)? `covers` over an SQL expression. */
export const areaCovers = (areas: readonly string[], code: Sql): Sql => sql`
  EXISTS (
    SELECT
      1
    FROM
      unnest(${[...areas]}::TEXT[]) area(code)
    WHERE
      starts_with(${code}, area.code)
  )
`;
