import sql, { join } from "sql-template-tag";
import type { Sql } from "sql-template-tag";
import type { Fills } from "@/lib/detectors/kit/applicability";
import { census, filledOf, maskedOf, MASKABLE_COLUMNS } from "@/lib/detectors/kit/census";
import { damagedFiles } from "@/lib/detectors/kit/damaged";
import type { DamageLimits } from "@/lib/detectors/kit/damaged";
import { exchangedFiles } from "@/lib/detectors/kit/exchanged";
import { quoted } from "@/lib/detectors/kit/sql";
import type { QueryFn } from "@/lib/db/query-fn";
import type { SnapshotInfo } from "@/lib/detectors/kit/types";
import type { RollCounts } from "./context";
import type { WorkingTables } from "./working-tables";

/**
 * What all detectors have to know about both rolls, from one scan of each.
 * @param limits of BRK-01, whether or not it was chosen for the run
 */
export async function countRolls(
  query: QueryFn,
  tables: WorkingTables,
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
  limits: DamageLimits,
): Promise<RollCounts> {
  const prepared = await tables.prepare([census], {
    snapshot,
    baseline,
    history: [],
    exchangedFiles: [],
    damagedFiles: [],
    damagedNkkFiles: [],
    params: {},
    tables: {},
    query,
  });
  const counted = prepared[census.name] as Sql;
  const damagedOrds = async (column: "nik" | "nkk") =>
    (await damagedFiles(query, snapshot.roll, counted, column, snapshot.columns, limits)).map(
      ({ ord }) => ord,
    );
  const rows = snapshot.files.reduce((total, file) => total + file.rows, 0);
  const exchanged = await exchangedFiles(query, snapshot.roll, rows, snapshot.columns);
  const heldBack = async (column: "nik" | "nkk") => [
    ...new Set([...(await damagedOrds(column)), ...exchanged]),
  ];
  return {
    census: counted,
    exchangedFiles: exchanged,
    fills: await measureFills(query, counted, "snapshot"),
    baselineFills: baseline === null ? {} : await measureFills(query, counted, "baseline"),
    damagedFiles: await heldBack("nik"),
    damagedNkkFiles: await heldBack("nkk"),
  };
}

/** How full the columns are that can be masked; the others count as filled when the file has them. */
async function measureFills(query: QueryFn, counted: Sql, which: "snapshot" | "baseline"): Promise<Fills> {
  const sum = (lines: Sql) => sql`coalesce(sum(${lines}), 0)::int`;
  const columns = MASKABLE_COLUMNS.map(
    (column) => sql`
      ${quoted(column)},
      jsonb_build_object(
        'filled',
        ${sum(filledOf(column))},
        'masked',
        ${sum(maskedOf(column))}
      )
    `,
  );
  const [found] = await query<{ fills: Fills }>(sql`
    SELECT
      jsonb_build_object(${join(columns, ", ")}) AS fills
    FROM
      ${counted}
    WHERE
      baseline = ${which === "baseline"}::boolean
  `);
  return found?.fills ?? {};
}
