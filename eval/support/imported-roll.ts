import { join } from "node:path";
import { pool } from "@/lib/db/pool";
import { loadRegions } from "@/lib/regions/load-regions";
import { createSnapshot } from "@/lib/services/snapshot/create";
import { importSnapshot } from "@/lib/services/snapshot/import/run";
import { addFile } from "@/lib/services/upload/add-file";
import type { RollOptions } from "@/prisma/roll/model";
import { writeRoll } from "@/prisma/roll/write-roll";
import type { WrittenPeriod, WrittenRoll } from "@/prisma/roll/write-roll";
import { EVALUATOR } from "./database";

export interface ImportedRoll {
  readonly written: WrittenRoll;
  readonly baselineId: number;
  readonly snapshotId: number;
}

/** A generated roll through files and the product's own import, both periods. */
export async function importRoll(options: RollOptions, folder: string): Promise<ImportedRoll> {
  return importWritten(await writeRoll(options, loadRegions(), folder, "csv"), folder);
}

/** Both periods of a roll that is already in files. */
export async function importWritten(written: WrittenRoll, folder: string): Promise<ImportedRoll> {
  const baselineId = await importPeriod(written, written.baseline, folder, null);
  return { written, baselineId, snapshotId: await importPeriod(written, written.current, folder, baselineId) };
}

async function importPeriod(roll: WrittenRoll, period: WrittenPeriod, folder: string, previousId: number | null): Promise<number> {
  const uploadIds: string[] = [];
  for (const file of period.files) uploadIds.push(await addFile(EVALUATOR, join(folder, file)));
  const { id } = await createSnapshot(EVALUATOR, {
    uploadIds, regionCode: roll.region, stage: "DPB", period: period.referenceDate, referenceDate: period.referenceDate, tpsCap: roll.tpsCap, controlTotals: period.controlTotals,
    ...(previousId === null ? {} : { previousId }),
  });
  await importSnapshot(id, new AbortController().signal);
  const result = await pool().query<{ status: string; accepted: number; problem: unknown }>("SELECT status, accepted, problem FROM snapshot WHERE id = $1", [id]);
  if (result.rows[0]?.status !== "ready") throw new Error(`the import ended as ${JSON.stringify(result.rows[0])}`);
  return id;
}
