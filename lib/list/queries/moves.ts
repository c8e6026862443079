import sql from "sql-template-tag";
import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { maskDeep } from "@/lib/mask-text";
import { notFound } from "@/lib/errors";
import { rollOf } from "./roll";

const schema = z.object({
  way: z.enum(["out", "in"]),
  /** kabupaten where the same person was found, by its code; null where no roll of this server has the person */
  end: z.string().nullable(),
  people: z.number(),
});

/** Moves by their other end: so many who left for a place, or came from it. */
export type MoveEnd = z.infer<typeof schema>;

/**
 * Moves have two ends: for everybody named as moved out of a roll the place of arrival, for everybody named as
 * moved in that of departure, as far as the newest rolls of other kabupaten on this server hold the number of the
 * person, or an exchange with another office found the voter. What has no other end is counted, too.
 */
export async function moveEnds(ctx: Ctx, snapshotId: number): Promise<MoveEnd[]> {
  authorise(ctx.actor, "list.view");
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  const found = await rows(
    schema,
    sql`
      WITH
        newest AS (
          SELECT DISTINCT
            ON (region_code) id,
            region_code
          FROM
            snapshot
          WHERE
            status = 'ready'
            AND region_code <> ${roll.regionCode}
          ORDER BY
            region_code,
            reference_date DESC,
            id DESC
        ),
        mover AS (
          SELECT
            CASE
              WHEN l.kind = 'pindah-masuk' THEN 'in'
              ELSE 'out'
            END AS way,
            -- The number of the list, or that of the voter whom the line means.
            coalesce(n.people -> 0 -> 'normal' ->> 'nikOk', v.nik_ok) AS nik,
            c.row_no
          FROM
            reference_list l
            JOIN reference_list_line n ON n.list_id = l.id
            AND n.state <> 'rejected'
            LEFT JOIN reference_list_candidate c ON c.list_id = n.list_id
            AND c.ord = n.ord
            AND c.rank = 1
            AND n.state IN ('one', 'struck')
            LEFT JOIN voter_record v ON v.snapshot_id = l.snapshot_id
            AND v.row_no = c.row_no
          WHERE
            l.snapshot_id = ${snapshotId}::int
            AND l.status = 'held'
            AND l.kind IN ('pindah-keluar', 'pindah-masuk')
        )
      SELECT
        m.way,
        coalesce(
          e.region_code,
          (
            SELECT
              x.other_region
            FROM
              exchange x
              JOIN exchange_match t ON t.exchange_id = x.id
            WHERE
              x.snapshot_id = ${snapshotId}::int
              AND t.row_no IN (
                SELECT
                  m.row_no
                UNION ALL
                SELECT
                  w.row_no
                FROM
                  voter_record w
                WHERE
                  w.snapshot_id = ${snapshotId}::int
                  AND w.nik_ok = m.nik
              )
            ORDER BY
              x.id DESC
            LIMIT
              1
          )
        ) AS "end",
        count(*)::int AS people
      FROM
        mover m
        LEFT JOIN LATERAL (
          SELECT
            o.region_code
          FROM
            newest o
            JOIN voter_record w ON w.snapshot_id = o.id
            AND w.nik_ok = m.nik
          ORDER BY
            w.active DESC,
            o.region_code
          LIMIT
            1
        ) e ON TRUE
      GROUP BY
        1,
        2
      ORDER BY
        1,
        3 DESC,
        2
    `,
  );
  return maskDeep(found);
}
