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

export const provenanceSchema = z.object(provenance);

const rowSchema = provenanceSchema.extend({ rows: z.array(z.int()), desaKey: z.string() });
export type ListedVoters = z.infer<typeof rowSchema>;

/**
 * Why a family member of RUJ stands aside: no list of its kinds was held against this roll.
 * @param snapshotId another roll than the examined one
 */
export async function noLists(
  ctx: DetectorContext<unknown>,
  kinds: readonly string[],
  snapshotId = ctx.snapshot.id,
): Promise<string | null> {
  const [found] = await ctx.query(sql`
    SELECT
      1
    FROM
      reference_list
    WHERE
      snapshot_id = ${snapshotId}::int
      AND status = 'held'
      AND kind = ANY (${[...kinds]}::TEXT[])
    LIMIT
      1
  `);
  return found === undefined ? "noLists" : null;
}

interface Wanted {
  /**
   * `one`: each active voter once, with the newest list · `several`: the active voters of each line together ·
   * `struck`: voters who are struck off in this roll
   */
  readonly state: "one" | "several" | "struck";
  /** how likely each voter has to be, of itself, where a line has several */
  readonly probability?: number;
  /** over voter `v` */
  readonly only?: Sql;
}

/** Voters whom lines of some kinds name surely enough to be offered alone, or among several. */
export async function listed(
  ctx: DetectorContext<unknown>,
  kinds: readonly string[],
  { state, probability = 0, only = raw("true") }: Wanted,
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
          AND (${raw(state === "several" ? "true" : "c.rank = 1")})
          AND c.probability >= ${probability}::float8
          JOIN ${ctx.snapshot.roll} v ON v.snapshot_id = ${ctx.snapshot.id}::int
          AND v.row_no = c.row_no
          AND v.active = ${state !== "struck"}::boolean
          AND ${only}
        WHERE
          l.snapshot_id = ${ctx.snapshot.id}::int
          AND l.status = 'held'
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

/** A question about each of them. */
export const asked = <V extends Pick<ListedVoters, "rows" | "desaKey">, E>(
  voters: readonly V[],
  ctx: DetectorContext<unknown>,
  evidenceOf: (voter: V) => E,
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

/** ICU arguments of the provenance. */
export const provenanceExplain = ({ source, letter, line, lists }: z.infer<typeof provenanceSchema>) => ({
  source,
  letter: letter ?? "-",
  line,
  lists,
});

/** A line that names nobody on the roll: `list` is the place of its list among those held against the roll. */
export const lineEvidence = { ...provenance, list: z.int(), entry: z.int() };
const lineSchema = z.object({
  ...lineEvidence,
  desaKey: z.string(),
  age: z.int().nullable(),
  marital: z.string().nullable(),
});
export type UnfoundLine = z.infer<typeof lineSchema>;

/** Lines of some kinds whose person does not stand on the roll, in the order in which they came. */
export async function unfound(
  ctx: DetectorContext<unknown>,
  kinds: readonly string[],
): Promise<UnfoundLine[]> {
  const found = await ctx.query(sql`
    SELECT
      1 AS lists,
      l.source,
      l.letter_number AS letter,
      n.line_no AS line,
      (
        SELECT
          count(*)::int
        FROM
          reference_list o
        WHERE
          o.snapshot_id = l.snapshot_id
          AND o.id <= l.id
      ) AS list,
      n.ord AS entry,
      n.desa_key AS "desaKey",
      (n.people -> 0 -> 'normal' ->> 'age')::int AS age,
      n.people -> 0 -> 'normal' ->> 'marital' AS marital
    FROM
      reference_list l
      JOIN reference_list_line n ON n.list_id = l.id
      AND n.state = 'none'
    WHERE
      l.snapshot_id = ${ctx.snapshot.id}::int
      AND l.status = 'held'
      AND l.kind = ANY (${[...kinds]}::TEXT[])
    ORDER BY
      l.id,
      n.ord
  `);
  return z.array(lineSchema).parse(found);
}

/**
 * A question about each line; its subject is the desa that the line names (the kabupaten where it names none),
 * with the line as the word of its key, since there is no voter to ask about.
 */
export const askedOfLines = <E>(
  lines: readonly UnfoundLine[],
  ctx: DetectorContext<unknown>,
  evidenceOf: (line: UnfoundLine) => E,
): Candidate<E>[] =>
  lines.map((line) => {
    const place = line.desaKey === "" ? `A:${ctx.snapshot.regionCode}` : `D:${line.desaKey}`;
    return {
      subjectKey: `${place}#L${line.list}-${line.entry}`,
      areaCode: line.desaKey === "" ? ctx.snapshot.regionCode : line.desaKey,
      rows: [],
      evidence: evidenceOf(line),
    };
  });

export const lineOf = ({ lists, source, letter, line, list, entry }: UnfoundLine) => ({
  lists,
  source,
  letter,
  line,
  list,
  entry,
});

/** Years from which a person votes, married or not. */
const VOTING_AGE = 17;

/**
 * Has the person of a line the age of a voter on the reference date, or is or was married? An age that the list does
 * not say is for a person to see.
 */
export const mayVote = ({ age, marital }: UnfoundLine): boolean =>
  age === null || age >= VOTING_AGE || marital === "S" || marital === "P";
