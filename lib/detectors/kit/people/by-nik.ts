import sql, { raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { lines, linesBefore } from "../lines";
import { outsideFiles, repeatedNik } from "../sql";
import { tableOf } from "../table-of";
import type { DetectorContext, SnapshotInfo } from "../types";
import { LINK } from "./link";

/** The table of links, with every pair of lines of one NIK. */
export function byNik(ctx: DetectorContext<unknown>, table: Sql): Sql {
  return sql`
    CREATE UNLOGGED TABLE ${table}
    WITH
      (autovacuum_enabled = FALSE) AS
    SELECT
      b.row_no AS b,
      c.row_no AS c,
      1::int2 AS step,
      TRUE AS main,
      ${LINK}
    FROM
      ${tableOf(ctx, linesBefore)} b
      JOIN ${tableOf(ctx, lines)} c ON c.nik = b.nik
    WHERE
      ${outsideFiles(ctx.damagedFiles, "c")}
  `;
}

/**
 * Where a NIK stands on several lines: each line keeps its most alike partner, if that partner also prefers
 * it. Lines alike in everything are paired in their order, the first with the first.
 */
export function loseToBetter(ctx: DetectorContext<unknown>, baseline: SnapshotInfo, table: Sql): Sql {
  const alike = raw("(d_name::int * 8 + d_birth::int * 4 + d_nkk::int * 2 + d_tps::int), abs(rb - rc)");
  return sql`
    WITH
      several AS MATERIALIZED (
        SELECT
          v.row_no
        FROM
          ${ctx.snapshot.roll} v
        WHERE
          v.nik_ok = ANY (
            ARRAY(
              ${repeatedNik(ctx.snapshot.roll)}
              UNION
              ${repeatedNik(baseline.roll)}
            )
          )
      ),
      link AS MATERIALIZED (
        SELECT
          m.*
        FROM
          ${table} m
        WHERE
          m.c IN (
            SELECT
              row_no
            FROM
              several
          )
      )
    UPDATE ${table} t
    SET
      main = FALSE
    FROM
      (
        SELECT
          b,
          c,
          row_number() OVER (
            PARTITION BY
              b
            ORDER BY
              ${alike},
              c
          ) AS nb,
          row_number() OVER (
            PARTITION BY
              c
            ORDER BY
              ${alike},
              b
          ) AS nc
        FROM
          (
            SELECT
              *,
              row_number() OVER (
                PARTITION BY
                  c
                ORDER BY
                  b
              ) AS rb,
              row_number() OVER (
                PARTITION BY
                  b
                ORDER BY
                  c
              ) AS rc
            FROM
              link
          ) r
      ) d
    WHERE
      t.b = d.b
      AND t.c = d.c
      AND NOT (
        d.nb = 1
        AND d.nc = 1
      )
  `;
}
