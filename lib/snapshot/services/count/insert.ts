import type pg from "pg";
import sql, { join, raw, type Sql } from "sql-template-tag";
import { query } from "@/lib/db/sql";
import { CHANGE_ELEMENTS } from "@/lib/snapshot/model/roll-count";
import type { Rolls } from "./pairs";

/** Writes one row a desa of the roll, from its lines and from `roll_pair`. */
export async function insertCounts(client: pg.ClientBase, { id, baselineId }: Rolls): Promise<void> {
  await query(
    sql`
      WITH
        here AS (
          SELECT
            v.desa_key,
            min(v.kec_key) AS kec_key,
            min(v.region_code) AS region_code,
            ${count(sql`
              v.active
              AND v.sex = 'L'
            `)} AS male,
            ${count(sql`
              v.active
              AND v.sex = 'P'
            `)} AS female,
            ${count(sql`
              v.active
              AND v.sex IS NULL
            `)} AS unknown
          FROM
            voter_record v
          WHERE
            v.snapshot_id = ${id}
          GROUP BY
            v.desa_key
        ),
        arrived AS (
          SELECT
            cur_desa AS desa_key,
            ${count(sql`
              is_active
              AND is_new
            `)} AS newcomers,
            ${count(sql`
              is_active
              AND NOT is_new
              AND NOT was_active
            `)} AS restored,
            ${count(sql`
              is_active
              AND was_active
              AND base_desa <> cur_desa
            `)} AS moved_in,
            ${changedCounts()} AS changed
          FROM
            roll_pair
          WHERE
            cur_desa IS NOT NULL
          GROUP BY
            cur_desa
        ),
        gone AS (
          SELECT
            base_desa AS desa_key,
            ${count(sql`was_active`)} AS opening,
            ${count(sql`
              was_active
              AND cur_desa IS NULL
            `)} AS vanished,
            ${count(sql`
              was_active
              AND is_active
              AND base_desa <> cur_desa
            `)} AS moved_out
          FROM
            roll_pair
          WHERE
            base_desa IS NOT NULL
          GROUP BY
            base_desa
        ),
        struck AS (${struckBy(id)}),
        ages AS (${agesBy(id)}),
        tps AS (${tpsBy(id)}),
        left_struck AS (${leftStruckBy()})
      INSERT INTO
        roll_count (
          snapshot_id,
          desa_key,
          kec_key,
          region_code,
          baseline_id,
          male,
          female,
          unknown_sex,
          struck,
          ages,
          tps,
          opening,
          newcomers,
          restored,
          moved_in,
          moved_out,
          vanished,
          left_struck,
          changed
        )
      SELECT
        ${id}::int,
        desa_key,
        coalesce(here.kec_key, left(desa_key, 6)),
        coalesce(here.region_code, left(desa_key, 4)),
        ${baselineId}::int,
        coalesce(male, 0),
        coalesce(female, 0),
        coalesce(unknown, 0),
        coalesce(struck.counts, '{}'),
        coalesce(ages.counts, '[]'),
        coalesce(tps.counts, '[]'),
        coalesce(opening, 0),
        ${flow(baselineId, "newcomers")},
        ${flow(baselineId, "restored")},
        ${flow(baselineId, "moved_in")},
        coalesce(moved_out, 0),
        coalesce(vanished, 0),
        coalesce(left_struck.counts, '{}'),
        coalesce(arrived.changed, '{}')
      FROM
        here
        FULL JOIN arrived USING (desa_key)
        FULL JOIN gone USING (desa_key)
        LEFT JOIN struck USING (desa_key)
        LEFT JOIN ages USING (desa_key)
        LEFT JOIN tps USING (desa_key)
        LEFT JOIN left_struck USING (desa_key)
    `,
    client,
  );
}

/** Without a roll before it everybody would be new: then nothing is said. */
const flow = (baselineId: number | null, column: string): Sql =>
  baselineId === null ? sql`0` : sql`coalesce(${raw(column)}, 0)`;

const count = (condition: Sql): Sql => sql`
  count(*) FILTER (
    WHERE
      ${condition}
  )::int
`;

const changedCounts = (): Sql => sql`
  jsonb_strip_nulls(jsonb_build_object(${join(
    CHANGE_ELEMENTS.map(
      ([element], bit) => sql`
        ${raw(`'${element}'`)},
        nullif(${count(sql`changed & ${raw(String(2 ** bit))} > 0`)}, 0)
      `,
    ),
    ", ",
  )}))
`;

const struckBy = (id: number): Sql => sql`
  SELECT
    desa_key,
    jsonb_object_agg(code, n) AS counts
  FROM
    (
      SELECT
        desa_key,
        tms_code::text AS code,
        count(*) AS n
      FROM
        voter_record
      WHERE
        snapshot_id = ${id}
        AND tms_code IS NOT NULL
      GROUP BY
        1,
        2
    ) c
  GROUP BY
    desa_key
`;

const agesBy = (id: number): Sql => sql`
  SELECT
    desa_key,
    jsonb_agg(
      jsonb_build_array(first_year, male, female)
      ORDER BY
        first_year
    ) AS counts
  FROM
    (
      SELECT
        desa_key,
        least(100, age / 5 * 5) AS first_year,
        ${count(sql`sex = 'L'`)} AS male,
        ${count(sql`sex = 'P'`)} AS female
      FROM
        voter_record
      WHERE
        snapshot_id = ${id}
        AND active
        AND age >= 15
      GROUP BY
        1,
        2
    ) c
  GROUP BY
    desa_key
`;

const tpsBy = (id: number): Sql => sql`
  SELECT
    desa_key,
    jsonb_agg(
      jsonb_build_array(tps_no, n)
      ORDER BY
        tps_no
    ) AS counts
  FROM
    (
      SELECT
        desa_key,
        tps_no,
        count(*) AS n
      FROM
        voter_record
      WHERE
        snapshot_id = ${id}
        AND active
        AND tps_no IS NOT NULL
      GROUP BY
        1,
        2
    ) c
  GROUP BY
    desa_key
`;

const leftStruckBy = (): Sql => sql`
  SELECT
    base_desa AS desa_key,
    jsonb_object_agg(code, n) AS counts
  FROM
    (
      SELECT
        base_desa,
        coalesce(tms, 9)::text AS code,
        count(*) AS n
      FROM
        roll_pair
      WHERE
        was_active
        AND NOT is_active
        AND cur_desa IS NOT NULL
      GROUP BY
        1,
        2
    ) c
  GROUP BY
    base_desa
`;
