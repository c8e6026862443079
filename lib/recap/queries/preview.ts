import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { onPool } from "@/lib/db/tx-rows";
import { differenceOf, cameOf, leftOf, sumRows, totalOf, type RecapRow } from "@/lib/recap/model/recap";
import { recapRowsOf } from "./model";
import { countUnexplained } from "./unexplained";

export interface PreviewRow {
  readonly kecKey: string;
  readonly name: string;
  readonly opening: number;
  readonly left: number;
  readonly came: number;
  readonly changed: number;
  readonly closing: number;
  readonly difference: number;
}

export interface RecapPreview {
  readonly before: string | null;
  readonly openingOf: "roll" | "workbook";
  readonly rows: readonly PreviewRow[];
  readonly total: PreviewRow;
  readonly unexplained: number;
}

const rowOf = (row: RecapRow): PreviewRow => ({
  kecKey: row.kecKey,
  name: row.name,
  opening: row.opening.L + row.opening.P,
  left: leftOf(row).L + leftOf(row).P,
  came: cameOf(row).L + cameOf(row).P,
  changed: row.changed,
  closing: row.closing.L + row.closing.P,
  difference: totalOf({ ...differenceOf(row), "-": 0 }),
});

/** The figures of the recap as they stand, before any paper is made. */
export async function recapPreview(ctx: Ctx, snapshotId: number, regionCode: string): Promise<RecapPreview> {
  authorise(ctx.actor, "followup.view", regionCode);
  const { rows, changes, openingOf, dates, before } = await recapRowsOf(snapshotId, onPool);
  return {
    before: before === null ? null : `${before.stage} ${before.period}`,
    openingOf,
    rows: rows.map(rowOf),
    total: rowOf(sumRows(rows, "")),
    unexplained: countUnexplained(changes, dates),
  };
}
