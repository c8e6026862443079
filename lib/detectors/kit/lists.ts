import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { z } from "zod";
import type { Candidate, DetectorContext } from "./types";

/** How a name got onto the desk (bagaimana nama ini sampai di sini); how it was matched is told later, not here. */
export const provenance = {
  /** lines of lists that name the voter; source, letter and line are those of the newest */
  lists: z.int(),
  source: z.string(),
  letter: z.string().nullable(),
  line: z.int(),
};

const rowSchema = z.object({ ...provenance, rows: z.array(z.int()), desaKey: z.string() });
export type ListedVoters = z.infer<typeof rowSchema>;

/** Why a family member of RUJ stands aside: no list of its kinds was held against this roll. */
export async function noLists(
  ctx: DetectorContext<unknown>,
  kinds: readonly string[],
): Promise<string | null> {
  const [found] = await ctx.query(sql`
    SELECT
      1
    FROM
      reference_list
    WHERE
      snapshot_id = ${ctx.snapshot.id}::int
      AND kind = ANY (${[...kinds]}::TEXT[])
    LIMIT
      1
  `);
  return found === undefined ? "noLists" : null;
}

/**
 * Active voters whom lines of some kinds name surely enough to be offered alone, or among several.
 *
 * @param state `one`: each voter once, with the newest list · `several`: the voters of each line together
 */
export async function listed(
  ctx: DetectorContext<unknown>,
  kinds: readonly string[],
  state: "one" | "several",
): Promise<ListedVoters[]> {
  const found = await ctx.query(sql`
    WITH
      named AS (
        SELECT
          l.id AS list,
          l.source,
          l.letter_number AS letter,
          n.line_no AS line,
          n.ord,
          array_agg(
            v.row_no
            ORDER BY
              v.row_no
          ) AS rows,
          min(v.desa_key) AS desa_key
        FROM
          reference_list l
          JOIN reference_list_line n ON n.list_id = l.id
          AND n.state = ${state}
          JOIN reference_list_candidate c ON c.list_id = n.list_id
          AND c.ord = n.ord
          AND (${firstOnly(state)})
          JOIN ${ctx.snapshot.roll} v ON v.snapshot_id = ${ctx.snapshot.id}::int
          AND v.row_no = c.row_no
          AND v.active
        WHERE
          l.snapshot_id = ${ctx.snapshot.id}::int
          AND l.kind = ANY (${[...kinds]}::TEXT[])
        GROUP BY
          l.id,
          n.ord,
          n.line_no
      )
    SELECT DISTINCT
      ON (rows) count(*) OVER (
        PARTITION BY
          rows
      )::int AS lists,
      source,
      letter,
      line,
      rows,
      desa_key AS "desaKey"
    FROM
      named
    ORDER BY
      rows,
      list DESC,
      ord
  `);
  return z.array(rowSchema).parse(found);
}

const firstOnly = (state: "one" | "several"): Sql => raw(state === "one" ? "c.rank = 1" : "true");

/** A question about each of them. */
export const asked = <E>(
  voters: readonly ListedVoters[],
  ctx: DetectorContext<unknown>,
  evidenceOf: (voter: ListedVoters) => E,
): Candidate<E>[] =>
  voters.map((voter) => ({
    subjectKey: `R:${voter.rows.join(",")}`,
    areaCode: voter.desaKey === "" ? ctx.snapshot.regionCode : voter.desaKey,
    rows: voter.rows,
    evidence: evidenceOf(voter),
  }));

/** What of a list belongs into the evidence. */
export const provenanceOf = ({ lists, source, letter, line }: ListedVoters) => ({
  lists,
  source,
  letter,
  line,
});
