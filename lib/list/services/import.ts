import type { Ctx } from "@/lib/access/actor";
import { withTransaction } from "@/lib/db/sql";
import { refused } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";
import type { ListInput } from "@/lib/list/model/input";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { matchStored } from "./match-stored";
import { openList } from "./open";
import { queueMatching } from "./queue-matching";
import { storeList } from "./store";

/** Reads a list and stores its lines. */
async function keepLines(ctx: Ctx, files: readonly UploadedFile[], input: ListInput): Promise<number> {
  const { data, referenceDate, keepUntil, list } = await openList(ctx, files, input);
  const [question] = list.questions;
  if (question !== undefined) throw refused("list-question-open", { question: question.id });
  return withTransaction((client) => storeList(client, ctx, { ...data, referenceDate, keepUntil }, list));
}

/**
 * Stores a list (daftar rujukan) as it was read, with its line on the trail, and hands it to the worker, which
 * finds what becomes of each line. No line of it changes, hides or closes anything: it only brings questions.
 *
 * @throws as `openList` · refused while a question of the reader is open
 */
export async function acceptList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<{ id: number }> {
  const id = await keepLines(ctx, files, input);
  await queueMatching(id);
  return { id };
}

/**
 * The same, matched here and now: for the command line, which has no worker beside it.
 *
 * @throws as `acceptList`
 */
export async function importList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<{ id: number; list: MatchedList }> {
  const id = await keepLines(ctx, files, input);
  const list = await matchStored(id);
  if (list === null) throw new Error("the list was taken away while it was matched");
  return { id, list };
}
