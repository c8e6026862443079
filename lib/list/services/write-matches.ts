import sql, { type Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { MatchedLine } from "@/lib/list/model/matched-list";

/** Writes what became of the lines of a stored list, in the order in which they are stored. */
export async function writeMatches(query: QueryFn, id: number, lines: readonly MatchedLine[]): Promise<void> {
  await query(states(id, lines));
  await query(candidateRows(id, lines));
}

const states = (id: number, lines: readonly MatchedLine[]): Sql => sql`
  UPDATE reference_list_line n
  SET
    state = m.state,
    desa_key = m.desa
  FROM
    jsonb_to_recordset(${JSON.stringify(
      lines.map(({ state, desaKey }, i) => ({ ord: i + 1, state, desa: desaKey })),
    )}::jsonb) AS m (ord int, state text, desa text)
  WHERE
    n.list_id = ${id}::int
    AND n.ord = m.ord
`;

function candidateRows(id: number, lines: readonly MatchedLine[]): Sql {
  const stored = lines.flatMap(({ candidates }, i) =>
    candidates.map((candidate, rank) => ({ ...candidate, ord: i + 1, rank: rank + 1 })),
  );
  return sql`
    INSERT INTO
      reference_list_candidate (list_id, ord, rank, row_no, probability, how)
    SELECT
      ${id}::int,
      c.ord,
      c.rank,
      c."row",
      c.probability,
      c.how
    FROM
      jsonb_to_recordset(${JSON.stringify(
        stored,
      )}::jsonb) AS c (ord int, rank int, "row" int, probability float8, how text)
  `;
}
