import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { onPool, type ReadRows } from "@/lib/db/tx-rows";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { ITEM_CATEGORIES, type LetterItem, namedVoterSchema } from "@/lib/register/model/letter-item";
import { IS_ABOUT } from "@/lib/finding/queries/people";

const itemSchema = z.object({
  letterId: z.number(),
  ord: z.number(),
  category: z.enum(ITEM_CATEGORIES).nullable(),
  people: z.number().nullable(),
});
const voterSchema = namedVoterSchema.extend({ letterId: z.number(), ord: z.number() });

/** Every point of the letters about a roll, with the voters whom it means and what became of them. */
export async function letterItems(snapshotId: number, read: ReadRows = onPool): Promise<LetterItem[]> {
  const items = await read(
    itemSchema,
    sql`
      SELECT
        l.id AS "letterId",
        p.ord::int,
        i.category,
        i.people
      FROM
        letter l
        CROSS JOIN LATERAL generate_series(1, cardinality(l.points)) p (ord)
        LEFT JOIN letter_item i ON i.letter_id = l.id
        AND i.ord = p.ord
      WHERE
        l.snapshot_id = ${snapshotId}::int
      ORDER BY
        1,
        2
    `,
  );
  const voters = await read(
    voterSchema,
    sql`
      SELECT
        n.letter_id AS "letterId",
        n.ord::int,
        v.row_no AS ROW,
        coalesce(v.name, '–') AS name,
        extract(
          YEAR
          FROM
            v.birth_date
        )::text AS born,
        v.tps,
        coalesce(d.name, v.desa, v.desa_key) AS desa,
        v.active,
        CASE
          WHEN a.findings IS NULL THEN 'unasked'
          WHEN a.open THEN 'open'
          WHEN a.accepted THEN 'accepted'
          ELSE 'rejected'
        END AS state,
        coalesce(a.findings, '{}') AS findings
      FROM
        letter_voter n
        JOIN voter_record v ON v.snapshot_id = ${snapshotId}::int
        AND v.row_no = n.row_no
        LEFT JOIN region_code d ON d.code = v.desa_code
        LEFT JOIN LATERAL (
          SELECT
            array_agg(
              f.id
              ORDER BY
                f.id
            ) AS findings,
            bool_or(f.state <> 'final') AS open,
            bool_or(
              f.state = 'final'
              AND f.outcome = 'accepted'
            ) AS accepted
          FROM
            finding_record r
            JOIN finding f ON f.id = r.finding_id
          WHERE
            r.snapshot_id = n.snapshot_id
            AND r.row_no = n.row_no
            AND ${IS_ABOUT}
            AND f.state <> 'split' ${NOT_CONTROL}
        ) a ON TRUE
      WHERE
        n.snapshot_id = ${snapshotId}::int
      ORDER BY
        1,
        2,
        3
    `,
  );
  return items.map((item) => ({
    ...item,
    voters: voters.filter(({ letterId, ord }) => letterId === item.letterId && ord === item.ord),
  }));
}

/** The same for whoever may read letters; who the voters are is told to those who keep the register only. */
export async function itemsFor(ctx: Ctx, snapshotId: number): Promise<LetterItem[]> {
  authorise(ctx.actor, "letter.view");
  const items = await letterItems(snapshotId);
  if (can(ctx.actor, "letter.write")) return items;
  const nobody = { name: "–", born: null, tps: null, desa: "–", findings: [] };
  return items.map((item) => ({
    ...item,
    voters: item.voters.map(({ row, state, active }) => ({ row, state, active, ...nobody })),
  }));
}
