import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { LIST_KINDS } from "@/lib/list/model/kinds";
import { namedPersonSchema } from "@/lib/list/model/named-person";
import type { ReadList } from "@/lib/list/model/read-list";

/** Why a line is no entry, and its text, as they were stored. */
const REJECT = raw("jsonb_build_object('reason', n.reject_reason, 'raw', coalesce(n.raw, ''))");

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);
const describedSchema = z.object({
  /** the list that was brought, of which this may be a later matching */
  first: z.number(),
  snapshotId: z.number(),
  /** rolls that this list is held against already */
  snapshots: z.array(z.number()),
  described: z.object({
    kind: z.enum(LIST_KINDS),
    source: z.string(),
    letterNumber: text,
    letterDate: text,
    broughtBy: text,
    referenceDate: z.string(),
    keepUntil: z.string(),
  }),
  files: z.array(
    z.object({ ord: z.number(), name: z.string(), sheet: z.string().nullable(), sha256: z.string() }),
  ),
});
const lineSchema = z.object({
  file: z.number(),
  line: z.number(),
  people: z.array(namedPersonSchema),
  reject: z.object({ reason: z.string(), raw: z.string() }).nullable(),
});

export interface StoredList extends z.output<typeof describedSchema> {
  readonly list: ReadList;
}

/**
 * A list as it was read, with what was said about it; its people in full: stays on the server.
 * @throws not-found when there is none of this number
 */
export async function storedList(id: number): Promise<StoredList> {
  const [described] = await rows(
    describedSchema,
    sql`
      SELECT
        coalesce(l.from_list_id, l.id) AS first,
        l.snapshot_id AS "snapshotId",
        ARRAY(
          SELECT
            o.snapshot_id
          FROM
            reference_list o
          WHERE
            coalesce(o.from_list_id, o.id) = coalesce(l.from_list_id, l.id)
            AND o.status NOT IN ('cancelled', 'failed')
        ) AS snapshots,
        jsonb_build_object(
          'kind',
          l.kind,
          'source',
          l.source,
          'letterNumber',
          l.letter_number,
          'letterDate',
          l.letter_date,
          'broughtBy',
          l.brought_by,
          'referenceDate',
          l.reference_date,
          'keepUntil',
          l.keep_until
        ) AS described,
        l.files
      FROM
        reference_list l
      WHERE
        l.id = ${id}::int
    `,
  );
  if (described === undefined) throw notFound("list-not-found", { id });
  const lines = await rows(
    lineSchema,
    sql`
      SELECT
        n.file_ord AS file,
        n.line_no AS line,
        n.people,
        CASE
          WHEN n.reject_reason IS NOT NULL THEN ${REJECT}
        END AS reject
      FROM
        reference_list_line n
      WHERE
        n.list_id = ${id}::int
      ORDER BY
        n.ord
    `,
  );
  return { ...described, list: { files: described.files, lines, questions: [], warnings: [] } };
}
