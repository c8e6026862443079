import sql from "sql-template-tag";
import { z } from "zod";
import type { ReadRows } from "@/lib/db/tx-rows";
import type { Unexplained } from "@/lib/recap/model/form";
import { movementsOf, type RecapChange } from "@/lib/recap/model/rows";

const lineSchema = z.object({
  snapshotId: z.number(),
  rowNo: z.number(),
  kec: z.string(),
  desa: z.string(),
  tps: z.string(),
  name: z.string(),
  period: z.string(),
  file: z.string(),
  line: z.number(),
});

interface Asked {
  readonly before: boolean;
  readonly row: number;
  readonly sign: -1 | 1;
  readonly sex: string;
}

/** Movements without a ground, which the forms do not count: one for each side of the line. */
function asked(changes: readonly RecapChange[], dates: { before: string; now: string }): Asked[] {
  return changes.flatMap((change) =>
    movementsOf(change, dates)
      .filter(({ category, sex }) => category === null && sex !== "-")
      .flatMap(({ sign, sex }): Asked[] => {
        const row = sign === -1 ? change.fromRow : change.toRow;
        return row === null ? [] : [{ before: sign === -1, row, sign, sex }];
      }),
  );
}

/** How many stand behind a difference, without looking anybody up. */
export const countUnexplained = (...of: Parameters<typeof asked>): number => asked(...of).length;

/** The voters behind a difference, by name and line; no number of a person. */
export async function unexplainedVoters(
  snapshotId: number,
  changes: readonly RecapChange[],
  dates: { readonly before: string; readonly now: string },
  read: ReadRows,
): Promise<Unexplained[]> {
  const wanted = asked(changes, dates);
  const rowsOf = (before: boolean) => wanted.filter((one) => one.before === before).map(({ row }) => row);
  const found = await read(
    lineSchema,
    sql`
      SELECT
        v.snapshot_id AS "snapshotId",
        v.row_no AS "rowNo",
        coalesce(k.name, v.kecamatan, v.kec_key) AS kec,
        coalesce(d.name, v.desa, v.desa_key) AS desa,
        coalesce(v.tps, '') AS tps,
        coalesce(v.name, '') AS name,
        s.stage || ' ' || s.period AS period,
        coalesce(x.name, '') AS file,
        v.line_no AS line
      FROM
        voter_record v
        JOIN snapshot s ON s.id = v.snapshot_id
        LEFT JOIN snapshot_file x ON x.snapshot_id = v.snapshot_id
        AND x.ord = v.file_ord
        LEFT JOIN region_code k ON k.code = v.kec_code
        LEFT JOIN region_code d ON d.code = v.desa_code
      WHERE
        (
          v.snapshot_id = ${snapshotId}
          AND v.row_no = ANY (${rowsOf(false)}::INT[])
        )
        OR (
          v.snapshot_id = (
            SELECT
              min(c.baseline_id)
            FROM
              roll_count c
            WHERE
              c.snapshot_id = ${snapshotId}
          )
          AND v.row_no = ANY (${rowsOf(true)}::INT[])
        )
    `,
  );
  const lines = new Map(found.map((line) => [`${line.snapshotId === snapshotId}|${line.rowNo}`, line]));
  return wanted.flatMap(({ before, row, sign, sex }) => {
    const line = lines.get(`${!before}|${row}`);
    if (line === undefined) return [];
    const { kec, desa, tps, name, period, file, line: lineNo } = line;
    return [{ sign, kec, desa, tps, name, sex, period, file, line: lineNo }];
  });
}
