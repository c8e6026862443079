import type pg from "pg";
import sql, { type Sql } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import type { ListKind } from "@/lib/list/model/kinds";
import type { MatchedLine, MatchedList } from "@/lib/list/model/matched-list";
import { queryOn } from "./open";

/** What is said about a list that is stored. */
export interface DescribedList {
  readonly snapshotId: number;
  readonly kind: ListKind;
  readonly source: string;
  readonly letterNumber?: string | undefined;
  readonly letterDate?: string | undefined;
  readonly broughtBy?: string | undefined;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
  /** the list that this one is, held against another roll */
  readonly fromListId?: number | undefined;
}

/** Writes a list with its lines and candidates, and its line on the trail, in the caller's transaction. */
export async function storeList(
  client: pg.ClientBase,
  ctx: Ctx,
  data: DescribedList,
  list: MatchedList,
): Promise<number> {
  const query = queryOn(client);
  const [stored] = await query<{ id: number }>(listRow(ctx, data, list));
  const id = stored?.id ?? 0;
  for (const statement of [lineRows(id, list.lines), candidateRows(id, list.lines)]) await query(statement);
  await auditOn(client, ctx, {
    action: data.fromListId === undefined ? "list.import" : "list.rematch",
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
  return id;
}

const rejectedOf = ({ lines }: MatchedList) => lines.filter(({ state }) => state === "rejected").length;

function listRow(ctx: Ctx, data: DescribedList, list: MatchedList): Sql {
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
        created_by,
        from_list_id
      )
    VALUES
      (
        ${data.snapshotId},
        ${data.kind},
        ${data.source},
        ${data.letterNumber ?? null},
        ${data.letterDate ?? null},
        ${data.broughtBy ?? null},
        ${data.referenceDate},
        ${JSON.stringify(list.files)},
        ${list.lines.length},
        ${rejectedOf(list)},
        ${ctx.actor.id},
        ${data.fromListId ?? null}
      )
    RETURNING
      id
  `;
}

function lineRows(id: number, lines: readonly MatchedLine[]): Sql {
  const stored = lines.map(({ file, line, state, people, reject, desaKey }, i) => ({
    ord: i + 1,
    file,
    line,
    state,
    people,
    desa: desaKey,
    reason: reject?.reason ?? null,
    raw: reject?.raw ?? null,
  }));
  return sql`
    INSERT INTO
      reference_list_line (list_id, ord, file_ord, line_no, state, people, desa_key, reject_reason, raw)
    SELECT
      ${id}::int,
      l.ord,
      l.file,
      l.line,
      l.state,
      l.people,
      l.desa,
      l.reason,
      l.raw
    FROM
      jsonb_to_recordset(${JSON.stringify(
        stored,
      )}::jsonb) AS l (ord int, file int, line int, state text, people jsonb, desa text, reason text, raw text)
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
