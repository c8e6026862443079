import type { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { scratchDir } from "@/lib/db/files";
import { badInput, notFound, refused } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";
import { officeToday } from "@/lib/regions/time-zone";
import { keptUnlessTold, mayKeepUntil, type ListInput, listInputSchema } from "@/lib/list/model/input";
import type { ReadList } from "@/lib/list/model/read-list";
import { rollOf } from "@/lib/list/queries/roll";
import { parseInput } from "@/lib/parse-input";
import { loadRegions } from "@/lib/regions/load-regions";
import { readList } from "./reading/read";

/** A list as read, with what was said about it and the day on which it holds. */
export interface OpenedList {
  readonly data: z.output<typeof listInputSchema>;
  readonly referenceDate: string;
  /** YYYY-MM-DD, the day on which its people are deleted */
  readonly keepUntil: string;
  readonly list: ReadList;
}

/**
 * Reads the files of a list that is to be held against a roll.
 *
 * @throws not-found for a snapshot that does not exist or lies outside the area · refused while it is imported
 * @throws bad-input where no table of a file names people
 */
export async function openList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<OpenedList> {
  authorise(ctx.actor, "list.import");
  const data = parseInput(listInputSchema, input);
  const roll = await rollOf(data.snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: data.snapshotId });
  if (roll.status !== "ready") throw refused("snapshot-not-ready");
  const referenceDate = data.referenceDate ?? roll.referenceDate;
  const { kind, answers } = data;
  const plan = {
    files,
    kind,
    answers,
    referenceDate,
    regionCode: roll.regionCode,
    tempDir: scratchDir(),
  };
  const today = officeToday(roll.regionCode);
  const keepUntil = data.keepUntil ?? keptUnlessTold(today);
  if (!mayKeepUntil(keepUntil, today)) throw badInput("list-keep-range");
  return { data, referenceDate, keepUntil, list: await readList(plan, loadRegions()) };
}
