/**
 * SQL: one digit apart, or two neighbours exchanged, of texts of any length, also one sign too many or too few.
 * The exchange is told by a back reference and not by a subquery, which would keep PostgreSQL from comparing
 * with all processes. Costs a hundred times what digits cost: for ids of other offices and damaged numbers
 * only.
 */
export function oneSlipOfText(column: string): string {
  const [a, b] = [`a.${column}`, `b.${column}`];
  return `CASE levenshtein_less_equal(${a}, ${b}, 2)
    WHEN 1 THEN true
    WHEN 2 THEN length(${a}) = length(${b}) AND ${a} || '|' || ${b} ~ '^(.*)(.)(.)(.*)[|]\\1\\3\\2\\4$'
    ELSE false END`;
}
