import sql, { type Sql } from "sql-template-tag";
import { z } from "zod";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";

/** How somebody stands in the rolls, besides what their line says. */
export const surroundingsSchema = z.object({
  /** people on its family card, this one among them */
  family: z.number(),
  /** those of them who stand before it on the roll */
  before: z.number(),
  /** of birth, as the line has it */
  year: z.number().nullable(),
  /** lines with its NIK in other periods of the region */
  earlier: z.number(),
  /** one of them at another place or under another name */
  changed: z.boolean(),
});

/**
 * The same over a line `v`, as JSON.
 * @param periods other snapshots of the region
 */
export const surroundings = (snapshot: SnapshotInfo, periods: readonly number[]): Sql => sql`
  (
    SELECT
      jsonb_build_object(
        'family',
        card.family,
        'before',
        card.before,
        'year',
        extract(
          YEAR
          FROM
            v.birth_date
        ),
        'earlier',
        past.lines,
        'changed',
        past.changed
      )
    FROM
      (
        SELECT
          count(*) AS family,
          count(*) FILTER (
            WHERE
              k.row_no < v.row_no
          ) AS before
        FROM
          ${snapshot.roll} k
        WHERE
          k.nkk_ok = v.nkk_ok
      ) card,
      (
        SELECT
          count(*) AS lines,
          coalesce(
            bool_or(
              (t.desa_key, t.tps_no, t.name_norm) IS DISTINCT FROM (v.desa_key, v.tps_no, v.name_norm)
            ),
            FALSE
          ) AS changed
        FROM
          voter_record t
        WHERE
          t.snapshot_id = ANY (${[...periods]}::INT[])
          AND t.nik_ok = v.nik_ok
      ) past
  )
`;
