import sql from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { desaColumns, named, tpsColumns } from "./areas";
import { lines, linesBefore } from "./lines";
import type { AreaShare } from "./share-test";
import { tableOf } from "./table-of";
import type { DetectorContext } from "./types";

interface SharesWanted {
  /** the people counted, over line `v` of an active voter in an ordinary TPS */
  readonly of: Sql;
  /** among whom they are counted, over the same line */
  readonly among: Sql;
  /** areas with fewer of those are left out */
  readonly least: number;
  readonly by?: "desa" | "tps";
  readonly which?: "snapshot" | "baseline";
}

/** Active voters outside the special TPS (901 and above) per desa or TPS: how many, and how many of a kind. */
export function countShares(
  ctx: DetectorContext<unknown>,
  { of, among, least, by = "desa", which = "snapshot" }: SharesWanted,
): Promise<AreaShare[]> {
  return ctx.query<AreaShare>(sql`
    ${named(
      ctx,
      sql`
        SELECT
          ${by === "desa" ? desaColumns : tpsColumns},
          count(*) FILTER (
            WHERE
              ${of}
          )::int AS y,
          count(*)::int AS n
        FROM
          ${tableOf(ctx, which === "snapshot" ? lines : linesBefore)} v
        WHERE
          v.active
          AND ${among}
          AND v.desa_key <> ''
          AND NOT v.special
        GROUP BY
          ${
            by === "desa"
              ? sql`v.desa_key`
              : sql`
                v.desa_key,
                v.tps_no
              `
          }
        HAVING
          count(*) >= ${least}::int
      `,
      which,
    )}
    ORDER BY
      1,
      c.tps
  `);
}
