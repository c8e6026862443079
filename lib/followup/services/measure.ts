import type pg from "pg";
import sql, { type Sql } from "sql-template-tag";
import { query, withTransaction } from "@/lib/db/sql";
import { NOT_CONTROL } from "@/lib/finding/queries/controls";
import { IS_ABOUT } from "@/lib/finding/queries/people";
import { personKey } from "@/lib/snapshot/queries/person-key";
import { DECISION, STRIKES } from "@/lib/finding/queries/decided";

/**
 * Looks every accepted final decision of the earlier rolls up in a finished one, and writes down what became
 * of it. Done after that roll was counted; doing it again gives the same rows. It reopens nothing.
 *
 * A strike is carried out when as many fewer active lines of that person are left as were decided: of two
 * lines with one NIK, one may stay. A change is carried out when the element now reads as decided.
 */
export function measureCarriedOut(snapshotId: number): Promise<void> {
  return withTransaction(async (client) => {
    await query(
      sql`
        DELETE FROM carried_out
        WHERE
          snapshot_id = ${snapshotId}
      `,
      client,
    );
    await lookUp(client, snapshotId);
  });
}

async function lookUp(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await query(
    sql`
      WITH
        here AS (
          SELECT
            s.id,
            s.region_code,
            s.reference_date,
            (
              SELECT
                min(c.baseline_id)
              FROM
                roll_count c
              WHERE
                c.snapshot_id = s.id
            ) AS baseline_id
          FROM
            snapshot s
          WHERE
            s.id = ${snapshotId}
            AND s.status = 'ready'
        ),
        decided AS (${decided}),
        source AS (
          SELECT
            v.snapshot_id,
            ${personKey("v")} AS person,
            count(*) FILTER (
              WHERE
                v.active
            ) AS active
          FROM
            voter_record v
          WHERE
            v.snapshot_id IN (
              SELECT
                source_id
              FROM
                decided
            )
            AND ${personKey("v")} IN (
              SELECT
                person
              FROM
                decided
            )
          GROUP BY
            1,
            2
        ),
        present AS (
          SELECT
            ${personKey("v")} AS person,
            count(*) FILTER (
              WHERE
                v.active
            ) AS active,
            min(v.row_no) FILTER (
              WHERE
                v.active
            ) AS row_no
          FROM
            voter_record v
          WHERE
            v.snapshot_id = ${snapshotId}
            AND ${personKey("v")} IN (
              SELECT
                person
              FROM
                decided
              UNION ALL
              SELECT
                proposed
              FROM
                decided
              WHERE
                element = 'nik'
            )
          GROUP BY
            1
        ),
        before AS (
          SELECT
            ${personKey("v")} AS person,
            min(v.row_no) AS row_no
          FROM
            here
            JOIN voter_record v ON v.snapshot_id = here.baseline_id
          WHERE
            ${personKey("v")} IN (
              SELECT
                person
              FROM
                decided
            )
          GROUP BY
            1
        )
      INSERT INTO
        carried_out (
          snapshot_id,
          judgement_id,
          finding_id,
          source_id,
          row_no,
          follow_up,
          kec_key,
          desa_key,
          base_row,
          state
        )
      SELECT
        ${snapshotId}::int,
        d.judgement_id,
        d.finding_id,
        d.source_id,
        d.row_no,
        d.follow_up,
        d.kec_key,
        d.desa_key,
        CASE
          WHEN d.source_id = here.baseline_id THEN d.row_no
          ELSE b.row_no
        END,
        CASE
          WHEN NOT d.strikes
          AND d.follow_up <> 'UBAH' THEN 'not-measurable'
          WHEN d.strikes
          AND coalesce(p.active, 0) <= greatest(coalesce(o.active, 0) - d.struck, 0) THEN 'done'
          WHEN d.strikes THEN 'not-done'
          WHEN d.element = 'nik'
          AND renamed.active > 0 THEN 'done'
          WHEN v.row_no IS NULL THEN 'gone'
          WHEN ${reads} = upper(d.proposed) THEN 'done'
          WHEN ${reads} IS NOT DISTINCT FROM d.was THEN 'not-done'
          ELSE 'other-value'
        END
      FROM
        decided d
        CROSS JOIN here
        LEFT JOIN source o ON o.snapshot_id = d.source_id
        AND o.person = d.person
        LEFT JOIN present p ON p.person = d.person
        LEFT JOIN present renamed ON d.element = 'nik'
        AND renamed.person = d.proposed
        LEFT JOIN before b ON b.person = d.person
        LEFT JOIN voter_record v ON v.snapshot_id = ${snapshotId}
        AND v.row_no = p.row_no
    `,
    client,
  );
}

/** What an element reads on line `v`, in the form in which a proposed value is kept. */
const readOf = (element: Sql): Sql => sql`
  CASE ${element}
    WHEN 'nik' THEN v.nik_ok
    WHEN 'nkk' THEN v.nkk_ok
    WHEN 'birthDate' THEN to_char(v.birth_date, 'DD|MM|YYYY')
    WHEN 'sex' THEN v.sex
    WHEN 'marital' THEN v.marital
    WHEN 'tps' THEN lpad(v.tps_no::text, 3, '0')
    WHEN 'rt' THEN lpad(v.rt_no::text, 3, '0')
    WHEN 'rw' THEN lpad(v.rw_no::text, 3, '0')
    WHEN 'name' THEN upper(v.name)
    WHEN 'birthPlace' THEN upper(v.birth_place)
    WHEN 'address' THEN upper(v.address)
    WHEN 'disability' THEN upper(v.disability)
    WHEN 'ktpEl' THEN upper(v.ktp_el)
  END
`;
const reads = readOf(sql`d.element`);

const decided: Sql = sql`
  SELECT
    j.id AS judgement_id,
    f.id AS finding_id,
    v.snapshot_id AS source_id,
    v.row_no,
    f.follow_up,
    f.kec_key,
    f.desa_key,
    j.follow_up ->> 'element' AS element,
    j.follow_up ->> 'proposedValue' AS proposed,
    ${readOf(sql`j.follow_up ->> 'element'`)} AS was,
    ${personKey("v")} AS person,
    ${STRIKES} AS strikes,
    count(*) FILTER (
      WHERE
        ${STRIKES}
    ) OVER (
      PARTITION BY
        v.snapshot_id,
        ${personKey("v")}
    ) AS struck
  FROM
    here
    JOIN snapshot s ON s.region_code = here.region_code
    AND s.id <> here.id
    AND s.status = 'ready'
    AND (s.reference_date, s.id) < (here.reference_date, here.id)
    JOIN finding f ON f.snapshot_id = s.id
    AND f.state = 'final'
    AND f.outcome = 'accepted'
    AND f.follow_up <> 'UNGGAH-ULANG' ${NOT_CONTROL} ${DECISION}
    JOIN finding_record r ON r.finding_id = f.id
    AND ${IS_ABOUT}
    AND (
      j.follow_up -> 'rows' IS NULL
      OR j.follow_up -> 'rows' @> to_jsonb(r.row_no)
    )
    JOIN voter_record v ON v.snapshot_id = r.snapshot_id
    AND v.row_no = r.row_no
`;
