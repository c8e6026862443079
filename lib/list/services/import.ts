import type { Ctx } from "@/lib/access/actor";
import { withTransaction } from "@/lib/db/sql";
import { refused } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";
import type { ListInput } from "@/lib/list/model/input";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { matchList } from "./matched";
import { openList, queryOn } from "./open";
import { storeList } from "./store";

/**
 * Stores a list with what became of each line (daftar rujukan), in one transaction with its line on the trail.
 * No line of it changes, hides or closes anything: it only brings questions.
 *
 * @throws as `openList` · refused while a question of the reader is open
 */
export async function importList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<{ id: number; list: MatchedList }> {
  const opened = await openList(ctx, files, input);
  const { data } = opened;
  const [question] = opened.list.questions;
  if (question !== undefined) throw refused("list-question-open", { question: question.id });
  return withTransaction(async (client) => {
    const list = await matchList(queryOn(client), data.snapshotId, data.kind, opened.list);
    const described = { ...data, referenceDate: opened.referenceDate };
    return { id: await storeList(client, ctx, described, list), list };
  });
}
