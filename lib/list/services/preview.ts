import type pg from "pg";
import type { Sql } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { scratchDir } from "@/lib/db/files";
import type { QueryFn } from "@/lib/db/query-fn";
import { withClient } from "@/lib/db/sql";
import { notFound, refused } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";
import { type ListInput, listInputSchema } from "@/lib/list/model/input";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { rollOf } from "@/lib/list/queries/roll";
import { parseInput } from "@/lib/parse-input";
import { loadRegions } from "@/lib/regions/load-regions";
import { matchList } from "./matched";
import { readList } from "./reading/read";

/** Asks on one connection, for all that belongs into one transaction. */
export const queryOn =
  (client: pg.ClientBase): QueryFn =>
  async <T>(statement: Sql) =>
    (await client.query(statement.text, statement.values)).rows as T[];

/**
 * How a list would be read and matched to the roll of a snapshot (pratinjau daftar rujukan). Stores nothing:
 * what the matching needs is rolled back.
 *
 * @throws not-found for a snapshot that does not exist or lies outside the area · refused while it is imported
 * @throws bad-input where no table of a file names people
 */
export async function previewList(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: ListInput,
): Promise<MatchedList> {
  authorise(ctx.actor, "list.import");
  const data = parseInput(listInputSchema, input);
  const roll = await rollOf(data.snapshotId);
  if (roll === null || !covers(ctx.actor, roll.regionCode))
    throw notFound("snapshot-not-found", { id: data.snapshotId });
  if (roll.status !== "ready") throw refused("snapshot-not-ready");
  const list = await readList(
    {
      files,
      kind: data.kind,
      regionCode: roll.regionCode,
      referenceDate: data.referenceDate ?? roll.referenceDate,
      answers: data.answers,
      tempDir: scratchDir(),
    },
    loadRegions(),
  );
  return withClient(async (client) => {
    await client.query("begin");
    try {
      return await matchList(queryOn(client), data.snapshotId, data.kind, list);
    } finally {
      await client.query("rollback");
    }
  });
}
