import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { rows } from "@/lib/db/sql";
import { maskLine } from "@/lib/ingest/mask";
import { maskDeep } from "@/lib/mask-text";
import { LINE_STATES, type LineState } from "@/lib/list/model/kinds";
import { namedPersonSchema } from "@/lib/list/model/named-person";
import { shownPerson } from "@/lib/list/model/shown-person";
import type { LineView } from "@/lib/list/model/view";
import { reachableList } from "./access";

const PAGE = 50;

const lineSchema = z.object({
  ord: z.number(),
  file: z.string(),
  line: z.number(),
  state: z.enum(LINE_STATES),
  people: z.array(namedPersonSchema),
  reason: z.string().nullable(),
  raw: z.string().nullable(),
  candidates: z.number(),
});

export interface LinePage {
  readonly lines: readonly LineView[];
  /** number after which the next page begins; null on the last */
  readonly next: number | null;
}

/** Lines of a list in their order, masked; of one state where it is named. */
export async function listLines(
  ctx: Ctx,
  id: number,
  { after = 0, state = null }: { readonly after?: number; readonly state?: LineState | null } = {},
): Promise<LinePage> {
  await reachableList(ctx, id, "list.view");
  const found = await rows(
    lineSchema,
    sql`
      SELECT
        n.ord,
        coalesce(l.files -> (n.file_ord - 1) ->> 'name', '') AS file,
        n.line_no AS line,
        n.state,
        n.people,
        n.reject_reason AS reason,
        n.raw,
        (
          SELECT
            count(*)::int
          FROM
            reference_list_candidate c
          WHERE
            c.list_id = n.list_id
            AND c.ord = n.ord
        ) AS candidates
      FROM
        reference_list_line n
        JOIN reference_list l ON l.id = n.list_id
      WHERE
        n.list_id = ${id}::int
        AND n.ord > ${after}::int
        AND (
          ${state}::text IS NULL
          OR n.state = ${state}::text
        )
      ORDER BY
        n.ord
      LIMIT
        ${PAGE + 1}
    `,
  );
  const lines = found.slice(0, PAGE).map(({ people, raw, ...line }) => ({
    ...line,
    people: people.map(shownPerson),
    masked: raw === null ? null : maskLine(raw).slice(0, 200),
  }));
  return { lines: maskDeep(lines), next: found.length > PAGE ? (lines.at(-1)?.ord ?? null) : null };
}
