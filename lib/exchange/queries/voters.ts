import sql, { type Sql } from "sql-template-tag";
import type { QueryFn } from "@/lib/db/query-fn";
import type { ExchangeBasis } from "@/lib/exchange/model/exchange";

/** A value that is exchanged, and the voters of this roll who bear it; in full: stays on the server. */
export interface ExchangedValue {
  readonly value: string;
  readonly rows: readonly number[];
}

/** The active voters of a roll by what is compared. */
export const exchangedValues = (
  query: QueryFn,
  snapshotId: number,
  otherRegion: string,
  basis: ExchangeBasis,
): Promise<ExchangedValue[]> =>
  query<ExchangedValue>(basis === "nik" ? numbers(snapshotId) : namesAndDates(snapshotId, otherRegion));

const numbers = (snapshotId: number): Sql => sql`
  SELECT
    v.nik_ok AS value,
    array_agg(
      v.row_no
      ORDER BY
        v.row_no
    ) AS "rows"
  FROM
    voter_record v
  WHERE
    v.snapshot_id = ${snapshotId}::int
    AND v.active
    AND v.nik_ok IS NOT NULL
  GROUP BY
    v.nik_ok
`;

/** Only of those whom the numbers did not find on the other roll. */
const namesAndDates = (snapshotId: number, otherRegion: string): Sql => sql`
  SELECT
    concat_ws('|', v.name_key, v.birth_date, v.sex) AS value,
    array_agg(
      v.row_no
      ORDER BY
        v.row_no
    ) AS "rows"
  FROM
    voter_record v
  WHERE
    v.snapshot_id = ${snapshotId}::int
    AND v.active
    AND v.name_key IS NOT NULL
    AND v.birth_date IS NOT NULL
    AND v.sex IS NOT NULL
    AND NOT EXISTS (
      SELECT
        1
      FROM
        exchange_match m
        JOIN exchange x ON x.id = m.exchange_id
      WHERE
        x.snapshot_id = ${snapshotId}::int
        AND x.other_region = ${otherRegion}
        AND x.basis = 'nik'
        AND m.row_no = v.row_no
    )
  GROUP BY
    1
`;
