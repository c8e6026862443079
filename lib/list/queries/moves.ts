import sql, { type Sql } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { rows } from "@/lib/db/sql";
import { notFound } from "@/lib/errors";
import { type Move, moveSchema } from "@/lib/list/model/moves";
import { rollOf } from "./roll";

/**
 * Moves have two ends: for everybody who is named as moved out of a roll, or struck off there as moved, the place of
 * arrival; for everybody named as moved in that of departure. Looked for on the same roll, on the newest rolls of
 * other kabupaten on this server, and among those whom an exchange with another office found. Whoever changed the
 * desa within the roll since the one before has both ends there. Counts of people, naming nobody.
 * @throws not-found outside the actor's area
 */
export async function moves(ctx: Ctx, snapshotId: number): Promise<Move[]> {
  authorise(ctx.actor, "list.view");
  const roll = await rollOf(snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: snapshotId });
  return rows(
    moveSchema,
    sql`
      WITH
        place AS (
          SELECT
            c.desa_key,
            coalesce(kec.name, c.kec_key) AS kec,
            coalesce(desa.name, c.desa_key) AS desa
          FROM
            roll_count c
            LEFT JOIN region_code kec ON kec.code = left(c.desa_key, 6)
            AND c.desa_key ~ '^\\d{10}$'
            LEFT JOIN region_code desa ON desa.code = c.desa_key
          WHERE
            c.snapshot_id = ${snapshotId}::int
        ),
        mover AS MATERIALIZED (${movers(snapshotId)}),
        met AS (${otherEnds(snapshotId, roll.regionCode)})
      SELECT
        m.way,
        coalesce(p.kec, '') AS kec,
        coalesce(p.desa, '') AS desa,
        m.region AS "end",
        e.kec AS "endKec",
        e.desa AS "endDesa",
        m.how,
        count(*)::int AS people
      FROM
        met m
        LEFT JOIN place p ON p.desa_key = m.desa_key
        LEFT JOIN place e ON e.desa_key = m.end_desa
      GROUP BY
        1,
        2,
        3,
        4,
        5,
        6,
        7
      UNION ALL
      SELECT
        'within',
        coalesce(p.kec, ''),
        coalesce(p.desa, c.from_desa, ''),
        ${roll.regionCode},
        coalesce(e.kec, ''),
        coalesce(e.desa, c.to_desa, ''),
        'roll',
        count(*)::int
      FROM
        roll_change c
        LEFT JOIN place p ON p.desa_key = c.from_desa
        LEFT JOIN place e ON e.desa_key = c.to_desa
      WHERE
        c.snapshot_id = ${snapshotId}::int
        AND c.kind = 'moved'
      GROUP BY
        2,
        3,
        5,
        6
      ORDER BY
        1,
        8 DESC,
        2,
        3
    `,
  );
}

/** Everybody who moved, once: `n` counts them. Who is named by a list is not counted again as struck off. */
const movers = (snapshotId: number): Sql => sql`
  SELECT
    row_number() OVER () AS n,
    one.*
  FROM
    (
      SELECT DISTINCT
        ON (way, coalesce(row_no, -id), ord) way,
        nik,
        row_no,
        desa_key,
        name_key,
        birth_date
      FROM
        (
          SELECT
            CASE
              WHEN l.kind = 'pindah-masuk' THEN 'in'
              ELSE 'out'
            END AS way,
            -- The number of the list, or that of the voter whom the line means.
            coalesce(n.people -> 0 -> 'normal' ->> 'nikOk', v.nik_ok) AS nik,
            coalesce(v.name_key, n.people -> 0 -> 'normal' ->> 'nameKey') AS name_key,
            coalesce(v.birth_date::text, n.people -> 0 -> 'normal' ->> 'birthDate') AS birth_date,
            v.row_no,
            coalesce(v.desa_key, nullif(n.desa_key, '')) AS desa_key,
            l.id,
            -- Two lines of one list that mean one voter are one person, two that mean nobody are two.
            CASE
              WHEN v.row_no IS NULL THEN n.ord
              ELSE 0
            END AS ord
          FROM
            reference_list l
            JOIN reference_list_line n ON n.list_id = l.id
            AND n.state <> 'rejected'
            LEFT JOIN reference_list_candidate c ON c.list_id = n.list_id
            AND c.ord = n.ord
            AND c.rank = 1
            AND n.state IN ('one', 'struck')
            LEFT JOIN voter_record v ON v.snapshot_id = ${snapshotId}::int
            AND v.row_no = c.row_no
          WHERE
            l.snapshot_id = ${snapshotId}::int
            AND l.status = 'held'
            AND l.kind IN ('pindah-keluar', 'pindah-masuk')
          UNION ALL
          SELECT
            'out',
            v.nik_ok,
            v.name_key,
            v.birth_date::text,
            v.row_no,
            v.desa_key,
            0,
            0
          FROM
            voter_record v
          WHERE
            v.snapshot_id = ${snapshotId}::int
            AND NOT v.active
            AND v.tms_code = 4
        ) named
    ) one
`;

/** For each of them the other end that is surest: by number, by exchange, by name and date of birth. */
const otherEnds = (snapshotId: number, regionCode: string): Sql => sql`
  SELECT DISTINCT
    ON (m.n) m.n,
    m.way,
    m.desa_key,
    f.region,
    f.end_desa,
    f.how
  FROM
    mover m
    LEFT JOIN (
      SELECT
        m.n,
        1 AS rank,
        'roll' AS how,
        s.region_code AS region,
        CASE
          WHEN s.id = ${snapshotId}::int THEN w.desa_key
        END AS end_desa
      FROM
        mover m
        CROSS JOIN (${searched(snapshotId, regionCode)}) s
        JOIN voter_record w ON w.snapshot_id = s.id
        AND w.nik_ok = m.nik
        -- Who arrives stands there; who came may have been struck off where they left.
        AND (
          w.active
          OR m.way = 'in'
        )
        AND NOT (
          s.id = ${snapshotId}::int
          AND (
            w.row_no = m.row_no
            OR w.desa_key IS NOT DISTINCT FROM m.desa_key
          )
        )
      UNION ALL
      SELECT
        m.n,
        2,
        'exchange',
        x.other_region,
        NULL
      FROM
        mover m
        LEFT JOIN voter_record own ON m.row_no IS NULL
        AND own.snapshot_id = ${snapshotId}::int
        AND own.nik_ok = m.nik
        JOIN exchange_match t ON t.row_no = coalesce(m.row_no, own.row_no)
        JOIN exchange x ON x.id = t.exchange_id
        AND x.snapshot_id = ${snapshotId}::int
      UNION ALL
      -- Nobody is told by a name that several bear.
      SELECT
        m.n,
        3,
        'name-date',
        min(s.region_code),
        NULL
      FROM
        (
          SELECT
            *
          FROM
            mover
          WHERE
            nik IS NULL
        ) m
        JOIN voter_record w ON w.name_key = m.name_key
        AND w.birth_date = m.birth_date::date
        AND w.active
        JOIN (${searched(snapshotId, regionCode)}) s ON s.id = w.snapshot_id
        AND s.id <> ${snapshotId}::int
      GROUP BY
        m.n
      HAVING
        count(*) = 1
    ) f ON f.n = m.n
  ORDER BY
    m.n,
    f.rank,
    f.region
`;

/** This roll, and the newest of each other kabupaten on this server. */
const searched = (snapshotId: number, regionCode: string): Sql => sql`
  SELECT DISTINCT
    ON (region_code) id,
    region_code
  FROM
    snapshot
  WHERE
    id = ${snapshotId}::int
    OR (
      status = 'ready'
      AND region_code <> ${regionCode}
    )
  ORDER BY
    region_code,
    reference_date DESC,
    id DESC
`;
