import sql, { raw } from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { covers } from "@/lib/access/scope";
import { rows, withTransaction } from "@/lib/db/sql";
import { conflict, notFound, refused } from "@/lib/errors";
import { rematchInputSchema } from "@/lib/list/model/input";
import { LIST_KINDS } from "@/lib/list/model/kinds";
import { namedPersonSchema } from "@/lib/list/model/named-person";
import type { ReadList } from "@/lib/list/model/read-list";
import { reachableList } from "@/lib/list/queries/access";
import { rollOf } from "@/lib/list/queries/roll";
import { parseInput } from "@/lib/parse-input";
import { matchList } from "./matched";
import { queryOn } from "./open";
import { storeList } from "./store";

/** Why a line is no entry, and its text, as they were stored. */
const REJECT = raw("jsonb_build_object('reason', n.reject_reason, 'raw', coalesce(n.raw, ''))");

/**
 * Holds a list that is stored against the roll of a later period: the same lines, matched anew, as a list of
 * its own that names the first one.
 *
 * @throws not-found for a list or period out of reach · refused while the roll is imported, or for another
 * kabupaten · conflict for a list whose lines are removed or that is held against this roll already
 */
export async function rematchList(
  ctx: Ctx,
  input: z.input<typeof rematchInputSchema>,
): Promise<{ id: number }> {
  const { id, snapshotId } = parseInput(rematchInputSchema, input);
  const held = await reachableList(ctx, id, "list.import");
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  if (roll.status !== "ready") throw refused("snapshot-not-ready");
  if (roll.regionCode !== held.regionCode) throw refused("list-other-region", { code: held.regionCode });
  if (held.status === "removed") throw conflict("list-removed", { id });
  const stored = await storedList(id);
  if (stored.snapshots.includes(snapshotId)) throw conflict("list-held-already", { id });
  return withTransaction(async (client) => {
    const list = await matchList(queryOn(client), snapshotId, held.kind, stored.list);
    const described = { ...stored.described, snapshotId, fromListId: stored.first };
    return { id: await storeList(client, ctx, described, list) };
  });
}

const text = z
  .string()
  .nullable()
  .transform((value) => value ?? undefined);
const describedSchema = z.object({
  first: z.number(),
  /** rolls that this list is held against already */
  snapshots: z.array(z.number()),
  described: z.object({
    kind: z.enum(LIST_KINDS),
    source: z.string(),
    letterNumber: text,
    letterDate: text,
    broughtBy: text,
    referenceDate: z.string(),
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

async function storedList(
  id: number,
): Promise<z.output<typeof describedSchema> & { readonly list: ReadList }> {
  const [described] = await rows(
    describedSchema,
    sql`
      SELECT
        coalesce(l.from_list_id, l.id) AS first,
        ARRAY(
          SELECT
            o.snapshot_id
          FROM
            reference_list o
          WHERE
            coalesce(o.from_list_id, o.id) = coalesce(l.from_list_id, l.id)
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
          l.reference_date
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
