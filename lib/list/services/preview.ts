import type { Ctx } from "@/lib/access/actor";
import { withClient } from "@/lib/db/sql";
import type { UploadedFile } from "@/lib/ingest/sources";
import type { ListInput } from "@/lib/list/model/input";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { matchList } from "./matched";
import { queryOn } from "@/lib/db/query-on";
import { openList } from "./open";

/**
 * How a list would be read and matched to the roll of a snapshot (pratinjau daftar rujukan). Stores nothing:
 * what the matching needs is rolled back.
 *
 * @throws as `openList`
 */
export async function previewList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<MatchedList> {
  const { data, list } = await openList(ctx, files, input);
  return withClient(async (client) => {
    await client.query("begin");
    try {
      return await matchList(queryOn(client), data.snapshotId, data.kind, list);
    } finally {
      await client.query("rollback");
    }
  });
}
