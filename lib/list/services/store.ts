import type pg from "pg";
import sql, { type Sql } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { auditOn } from "@/lib/db/audit";
import type { ListKind } from "@/lib/list/model/kinds";
import type { ReadLine, ReadList } from "@/lib/list/model/read-list";
import { queryOn } from "@/lib/db/query-on";

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
  /** YYYY-MM-DD, the day on which its people are deleted */
  readonly keepUntil: string;
}

/**
 * Writes a list with its lines as they were read, and its line on the trail, in the caller's transaction. What
 * becomes of the lines is found by `matchStored`, and until then nobody asks about them.
 */
export async function storeList(
  client: pg.ClientBase,
  ctx: Ctx,
  data: DescribedList,
  list: ReadList,
): Promise<number> {
  const query = queryOn(client);
  const [stored] = await query<{ id: number }>(listRow(ctx, data, list));
  const id = stored?.id ?? 0;
  await query(lineRows(id, list.lines));
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

const rejectedOf = ({ lines }: ReadList) => lines.filter(({ people }) => people.length === 0).length;

function listRow(ctx: Ctx, data: DescribedList, list: ReadList): Sql {
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
        from_list_id,
        keep_until
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
        ${data.fromListId ?? null},
        ${data.keepUntil}
      )
    RETURNING
      id
  `;
}

function lineRows(id: number, lines: readonly ReadLine[]): Sql {
  const stored = lines.map(({ file, line, people, reject }, i) => ({
    ord: i + 1,
    file,
    line,
    state: people.length === 0 ? "rejected" : null,
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
