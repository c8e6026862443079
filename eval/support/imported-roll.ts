import { join } from "node:path";
import { pool } from "@/lib/db/pool";
import { loadRegions } from "@/lib/regions/load-regions";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { importSnapshot } from "@/lib/snapshot/services/import/run";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import type { RollOptions } from "@/prisma/roll/model";
import { writeRoll } from "@/prisma/roll/write-roll";
import type { NeighbourOptions, WrittenPeriod, WrittenRoll } from "@/prisma/roll/write-roll";
import { EVALUATOR } from "./database";

export interface ImportedRoll {
  readonly written: WrittenRoll;
  readonly baselineId: number;
  readonly snapshotId: number;
  /** The DPTb, where one was written. */
  readonly dptbId: number | null;
}

/**
 * A generated roll through files and the product's own import, both periods; its neighbour first, so that it
 * is there to be compared with.
 */
export async function importRoll(
  options: RollOptions,
  folder: string,
  neighbour?: NeighbourOptions,
): Promise<ImportedRoll> {
  return importWritten(await writeRoll(options, loadRegions(), folder, "csv", 19, neighbour), folder);
}

/** All periods of a roll that is already in files. */
export async function importWritten(written: WrittenRoll, folder: string): Promise<ImportedRoll> {
  const { region, tpsCap, neighbour, dptb } = written;
  if (neighbour !== undefined)
    await importPeriod(
      { region: neighbour.region, tpsCap, stage: "DPB", previousId: null },
      neighbour,
      join(folder, "neighbour"),
    );
  const baselineId = await importPeriod(
    { region, tpsCap, stage: "DPB", previousId: null },
    written.baseline,
    folder,
  );
  const snapshotId = await importPeriod(
    { region, tpsCap, stage: "DPB", previousId: baselineId },
    written.current,
    folder,
  );
  const dptbId =
    dptb === undefined
      ? null
      : await importPeriod({ region, tpsCap, stage: "DPTb", previousId: null }, dptb, folder);
  return { written, baselineId, snapshotId, dptbId };
}

interface Description {
  readonly region: string;
  readonly tpsCap: number;
  readonly stage: "DPB" | "DPTb";
  readonly previousId: number | null;
}

/** Files of one period through the product's own import. @returns number of the snapshot */
export async function importPeriod(
  { region, tpsCap, stage, previousId }: Description,
  period: Pick<WrittenPeriod, "files" | "referenceDate"> & {
    readonly controlTotals: Partial<WrittenPeriod["controlTotals"]>;
  },
  folder: string,
): Promise<number> {
  const uploadIds: string[] = [];
  for (const file of period.files)
    uploadIds.push(await patiently(() => addFile(EVALUATOR, join(folder, file))));
  const { id } = await patiently(() =>
    createSnapshot(EVALUATOR, {
      uploadIds,
      regionCode: region,
      stage,
      period: period.referenceDate,
      referenceDate: period.referenceDate,
      tpsCap,
      controlTotals: period.controlTotals,
      ...(previousId === null ? {} : { previousId }),
    }),
  );
  await importSnapshot(id, new AbortController().signal);
  const result = await pool().query<{ status: string; accepted: number; problem: unknown }>(
    "SELECT status, accepted, problem FROM snapshot WHERE id = $1",
    [id],
  );
  if (result.rows[0]?.status !== "ready")
    throw new Error(`the import ended as ${JSON.stringify(result.rows[0])}`);
  return id;
}

/**
 * On a machine that is busy with other work a transaction may not get to start in time (Prisma P2028):
 * nothing has happened then, so it is tried again.
 */
async function patiently<T>(work: () => Promise<T>, tries = 5): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (tries <= 1 || (error as { code?: string }).code !== "P2028") throw error;
    return patiently(work, tries - 1);
  }
}
