import sql, { join, raw } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import { COLUMN } from "@/lib/roll/columns";
import { tableOf } from "./table-of";
import type { DetectorContext, Preparation, SnapshotInfo } from "./types";

// What is counted in both rolls before any detector: one scan of each answers how large the places are,
// what they are called, how full the columns are and which numbers lost digits.

/**
 * Columns that can be masked, and how they are filled and starred; the others count as filled when the file
 * has them.
 */
const MASKABLE: Readonly<Record<string, { readonly filled: string; readonly masked: string }>> = {
  nik: { filled: "v.nik_kind <> 'empty'", masked: "v.nik_kind = 'masked'" },
  nkk: { filled: "v.nkk_kind <> 'empty'", masked: "v.nkk_kind = 'masked'" },
  ...Object.fromEntries(
    (["name", "birthDate", "sex", "marital", "remark", "tps"] as const).map((column) => [
      column,
      { filled: `v.${COLUMN[column].stored} IS NOT NULL`, masked: `v.${COLUMN[column].stored} LIKE '%*%'` },
    ]),
  ),
};

/** Ends in 0, or was stored as 3.314E+15. */
export function lostDigits(column: "nik" | "nkk"): Sql {
  return raw(`(v.${column}_kind = 'damaged' OR (v.${column}_kind = 'ok' AND v.${column}_ok::int8 % 10 = 0))`);
}

/** Roll columns whose fill the census knows. */
export const MASKABLE_COLUMNS = Object.keys(MASKABLE);

/** Columns of the census, to be added up: lines of this kind. */
export const filledOf = (column: string): Sql => raw(`filled_${column.toLowerCase()}`);
export const maskedOf = (column: string): Sql => raw(`masked_${column.toLowerCase()}`);
export const lostOf = (column: "nik" | "nkk"): Sql => raw(`lost_${column}`);

/**
 * Table `census`, one row per roll (`baseline` or not), file and desa: its lines (`rows`), the names of the
 * place as written, and of each maskable column how many lines fill it and how many mask it; of NIK and NKK
 * also how many lost their last digit. Built before all others, and in every detector's `ctx.tables`.
 */
export const census: Preparation = {
  name: "census",
  build: ({ snapshot, baseline }, table) => [
    sql`
      CREATE UNLOGGED TABLE ${table} AS ${join(
        [count(snapshot, false), ...(baseline === null ? [] : [count(baseline, true)])],
        " UNION ALL ",
      )}
    `,
  ],
};

function count({ roll }: SnapshotInfo, isBaseline: boolean): Sql {
  const lines = (condition: Sql, name: Sql) => sql`
    count(*) FILTER (
      WHERE
        ${condition}
    )::int AS ${name}
  `;
  const fills = Object.entries(MASKABLE).flatMap(([column, { filled, masked }]) => [
    lines(raw(filled), filledOf(column)),
    lines(raw(masked), maskedOf(column)),
  ]);
  const lost = (["nik", "nkk"] as const).map((column) => lines(lostDigits(column), lostOf(column)));
  return sql`
    SELECT
      ${isBaseline}::boolean AS baseline,
      v.file_ord,
      v.kec_key,
      v.desa_key,
      count(*)::int AS rows,
      max(v.desa) AS desa,
      max(v.kecamatan) AS kecamatan,
      ${join([...fills, ...lost], ", ")}
    FROM
      ${roll} v
    GROUP BY
      v.file_ord,
      v.kec_key,
      v.desa_key
  `;
}

/**
 * The names of every desa of both rolls (desa_key, desa, kecamatan), as written in this one where it has them, to
 * stand after FROM: a few hundred rows.
 */
export function desaNames(
  ctx: Pick<DetectorContext<unknown>, "tables">,
  which: "snapshot" | "baseline" = "snapshot",
): Sql {
  const own = sql`baseline = ${which === "baseline"}::boolean`;
  return sql`
    (
      SELECT
        desa_key,
        coalesce(
          max(desa) FILTER (
            WHERE
              ${own}
          ),
          max(desa),
          ''
        ) AS desa,
        coalesce(
          max(kecamatan) FILTER (
            WHERE
              ${own}
          ),
          max(kecamatan),
          ''
        ) AS kecamatan
      FROM
        ${tableOf(ctx, census)}
      GROUP BY
        desa_key
    )
  `;
}
