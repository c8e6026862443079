import sql, { type Sql } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/sql";
import { refused } from "@/lib/errors";
import type { UploadedFile } from "@/lib/ingest/sources";
import type { ListInput } from "@/lib/list/model/input";
import type { MatchedLine, MatchedList } from "@/lib/list/model/matched-list";
import { matchList } from "./matched";
import { openList, type OpenedList, queryOn } from "./open";

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
    const query = queryOn(client);
    const list = await matchList(query, data.snapshotId, data.kind, opened.list);
    const [stored] = await query<{ id: number }>(listRow(ctx, opened, list));
    const id = stored?.id ?? 0;
    for (const statement of [lineRows(id, list.lines), candidateRows(id, list.lines)]) await query(statement);
    await auditOn(client, ctx, {
      action: "list.import",
      entityType: "list",
      entityId: id,
      data: {
        snapshotId: data.snapshotId,
        kind: data.kind,
        lines: list.lines.length,
        rejected: rejectedOf(list),
        sha256: list.files.map(({ sha256 }) => sha256),
      },
    });
    return { id, list };
  });
}

const rejectedOf = ({ lines }: MatchedList) => lines.filter(({ state }) => state === "rejected").length;

function listRow(ctx: Ctx, { data, referenceDate }: OpenedList, list: MatchedList): Sql {
  return sql`
    INSERT INTO
      reference_list (
        snapshot_id,
        kind,
        source,
        letter_number,
        letter_date,
        brought_by,
        reference_date,
        files,
        lines,
        rejected,
        created_by
      )
    VALUES
      (
        ${data.snapshotId},
        ${data.kind},
        ${data.source},
        ${data.letterNumber ?? null},
        ${data.letterDate ?? null},
        ${data.broughtBy ?? null},
        ${referenceDate},
        ${JSON.stringify(list.files)},
        ${list.lines.length},
        ${rejectedOf(list)},
        ${ctx.actor.id}
      )
    RETURNING
      id
  `;
}

function lineRows(id: number, lines: readonly MatchedLine[]): Sql {
  const stored = lines.map(({ file, line, state, people, reject }, i) => ({
    ord: i + 1,
    file,
    line,
    state,
    people,
    reason: reject?.reason ?? null,
    raw: reject?.raw ?? null,
  }));
  return sql`
    INSERT INTO
      reference_list_line (list_id, ord, file_ord, line_no, state, people, reject_reason, raw)
    SELECT
      ${id}::int,
      l.ord,
      l.file,
      l.line,
      l.state,
      l.people,
      l.reason,
      l.raw
    FROM
      jsonb_to_recordset(${JSON.stringify(
        stored,
      )}::jsonb) AS l (ord int, file int, line int, state text, people jsonb, reason text, raw text)
  `;
}

function candidateRows(id: number, lines: readonly MatchedLine[]): Sql {
  const stored = lines.flatMap(({ candidates }, i) =>
    candidates.map((candidate, rank) => ({ ...candidate, ord: i + 1, rank: rank + 1 })),
  );
  return sql`
    INSERT INTO
      reference_list_candidate (list_id, ord, rank, row_no, probability, how)
    SELECT
      ${id}::int,
      c.ord,
      c.rank,
      c."row",
      c.probability,
      c.how
    FROM
      jsonb_to_recordset(${JSON.stringify(
        stored,
      )}::jsonb) AS c (ord int, rank int, "row" int, probability float8, how text)
  `;
}
