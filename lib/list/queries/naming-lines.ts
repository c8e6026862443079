import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { KIND_RULES, LIST_KINDS, MATCH_WAYS } from "@/lib/list/model/kinds";
import { namedPersonSchema } from "@/lib/list/model/named-person";

const schema = z.object({
  listId: z.number(),
  kind: z.enum(LIST_KINDS),
  source: z.string(),
  letterNumber: z.string().nullable(),
  letterDate: z.string().nullable(),
  broughtBy: z.string().nullable(),
  file: z.string(),
  line: z.number(),
  desaKey: z.string(),
  people: z.array(namedPersonSchema),
  matches: z.array(z.object({ rowNo: z.number(), how: z.enum(MATCH_WAYS), probability: z.number() })),
});

/** A line of a list as it stands before who reviews; people in full: stays on the server. */
export type NamingLine = z.infer<typeof schema>;

/** More lines about one question nobody reads. */
const MOST = 20;

/** Kinds that a detector asks about; those that put lists beside each other ask about all. */
const kindsOf = (detector: string): readonly string[] =>
  ["RUJ-07", "RUJ-11", "RUJ-12"].includes(detector)
    ? LIST_KINDS
    : LIST_KINDS.filter((kind) => KIND_RULES[kind].detectors.some((code) => code === detector));

/**
 * The lines that brought a question about voters of a roll, newest list first.
 * @param voters row numbers of the voters whom it is about
 */
export const linesNaming = (snapshotId: number, detector: string, voters: readonly number[]) =>
  read(sql`
    l.snapshot_id = ${snapshotId}::int
    AND l.kind = ANY (${[...kindsOf(detector)]}::TEXT[])
    AND EXISTS (
      SELECT
        1
      FROM
        reference_list_candidate c
      WHERE
        c.list_id = n.list_id
        AND c.ord = n.ord
        AND c.row_no = ANY (${[...voters]}::INT[])
        AND (
          n.state = 'several'
          OR (
            n.state IN ('one', 'struck')
            AND c.rank = 1
          )
        )
    )
  `);

/**
 * A line that names nobody on the roll.
 * @param list place of its list among those held against the roll, from 1
 */
export const lineAt = (snapshotId: number, list: number, ord: number) =>
  read(sql`
    n.ord = ${ord}::int
    AND l.id = (
      SELECT
        o.id
      FROM
        reference_list o
      WHERE
        o.snapshot_id = ${snapshotId}::int
      ORDER BY
        o.id
      OFFSET
        ${list - 1}::int
      LIMIT
        1
    )
  `);

const read = (where: Sql): Promise<NamingLine[]> =>
  rows(
    schema,
    sql`
      SELECT
        l.id AS "listId",
        l.kind,
        l.source,
        l.letter_number AS "letterNumber",
        l.letter_date::text AS "letterDate",
        l.brought_by AS "broughtBy",
        coalesce(l.files -> (n.file_ord - 1) ->> 'name', '') AS file,
        n.line_no AS line,
        n.desa_key AS "desaKey",
        n.people,
        coalesce(
          (
            SELECT
              jsonb_agg(
                jsonb_build_object('rowNo', c.row_no, 'how', c.how, 'probability', c.probability)
                ORDER BY
                  c.rank
              )
            FROM
              reference_list_candidate c
            WHERE
              c.list_id = n.list_id
              AND c.ord = n.ord
          ),
          '[]'
        ) AS matches
      FROM
        reference_list l
        JOIN reference_list_line n ON n.list_id = l.id
      WHERE
        l.status = 'held'
        AND n.state <> 'rejected'
        AND (${where})
      ORDER BY
        l.id DESC,
        n.ord
      LIMIT
        ${MOST}
    `,
  );
