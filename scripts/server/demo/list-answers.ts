import sql from "sql-template-tag";
import { z } from "zod";
import { type Tx } from "@/lib/db/tx";
import { rowsIn } from "@/lib/db/tx-rows";
import { INCLUDING, KIND_RULES } from "@/lib/list/model/kinds";
import { listsOf } from "@/scripts/server/demo/lists";

/** What the sample people find out about a finding, where the plan's own draw does not say it. */
export interface KnownAnswer {
  readonly id: number;
  readonly accepted: boolean;
  readonly code: string | null;
  readonly rows: readonly number[] | null;
}

const askedSchema = z.object({
  finding: z.number(),
  list: z.number(),
  ord: z.number(),
  state: z.string(),
  rows: z.array(z.number()),
});

/**
 * The truth about the findings of lists, from the answer key: whoever is named really died, moved or came, and is the
 * one on the line. A list that is nine per cent true is judged so.
 */
export async function listAnswers(
  tx: Tx,
  snapshotId: number,
  neighbourId: number | undefined,
): Promise<KnownAnswer[]> {
  const made = await listsOf(snapshotId, neighbourId);
  const lists = await tx.referenceList.findMany({
    where: { snapshotId },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const byId = new Map(lists.map(({ id }, at) => [id, made[at]]));
  const asked = await rowsIn(tx)(askedSchema, askedBy(snapshotId));
  return [...Map.groupBy(asked, ({ finding }) => finding)].map(([id, lines]): KnownAnswer => {
    for (const { list, ord, state, rows } of lines) {
      const about = byId.get(list);
      const line = about?.lines[ord - 1];
      if (about === undefined || line?.true !== true) continue;
      const { kind } = about.source;
      if (INCLUDING.has(kind)) {
        if (state === "none") return { id, accepted: true, code: "TAMBAH", rows: null };
        continue;
      }
      const meant = line.rows.filter((row) => rows.includes(row));
      const code = KIND_RULES[kind].strikes[0] ?? null;
      if (meant.length > 0 && code !== null) return { id, accepted: true, code, rows: meant };
    }
    return { id, accepted: false, code: null, rows: null };
  });
}

/** The findings that lists brought, each with the lines that name its people, or that name nobody on the roll. */
const askedBy = (snapshotId: number) => sql`
  SELECT
    f.id AS finding,
    c.list_id AS list,
    c.ord,
    n.state,
    array_agg(c.row_no) AS rows
  FROM
    finding f
    JOIN finding_record r ON r.finding_id = f.id
    AND r.role = 'subject'
    JOIN reference_list l ON l.snapshot_id = f.snapshot_id
    JOIN reference_list_candidate c ON c.list_id = l.id
    AND c.row_no = r.row_no
    JOIN reference_list_line n ON n.list_id = c.list_id
    AND n.ord = c.ord
    AND n.state IN ('one', 'several', 'struck')
  WHERE
    f.snapshot_id = ${snapshotId}
    AND starts_with(f.detector, 'RUJ')
  GROUP BY
    1,
    2,
    3,
    4
  UNION ALL
  SELECT
    f.id,
    l.id,
    n.ord,
    n.state,
    '{}'
  FROM
    finding f
    CROSS JOIN LATERAL (
      SELECT
        substring(f.subject_key FROM '#L(\\d+)-')::int AS place,
        substring(f.subject_key FROM '#L\\d+-(\\d+)$')::int AS ord
    ) k
    JOIN LATERAL (
      SELECT
        id
      FROM
        reference_list
      WHERE
        snapshot_id = f.snapshot_id
      ORDER BY
        id
      OFFSET
        k.place - 1
      LIMIT
        1
    ) l ON TRUE
    JOIN reference_list_line n ON n.list_id = l.id
    AND n.ord = k.ord
  WHERE
    f.snapshot_id = ${snapshotId}
    AND starts_with(f.detector, 'RUJ')
    AND f.subject_key ~ '#L\\d+-\\d+$'
`;
