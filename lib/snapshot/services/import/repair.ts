import type pg from "pg";
import Cursor from "pg-cursor";
import { rawRecord } from "@/lib/roll/raw-record";
import { badInput } from "@/lib/errors";
import { COPY_COLUMNS } from "@/lib/ingest/copy-text";
import type { ImportResult, TableCount } from "@/lib/ingest/import-tables";
import { type Counted, QualityCounter } from "@/lib/ingest/quality/quality-counter";
import type { RawRecord } from "@/lib/roll/columns";
import { partitionName } from "@/lib/roll/partition-name";

/*
 * A repair: the rejected lines of an earlier snapshot, corrected in the list that was downloaded, become a
 * new snapshot together with all the lines that had been accepted. Every data line keeps its number, so
 * findings and decisions about it stay comparable; lines that are still not repaired are still rejected, so
 * accepted + rejected stays the number of lines in the original files.
 */

interface Repair {
  readonly id: number;
  readonly correctsId: number;
  /** ord of the file of repaired lines; the files before it are those of the corrected snapshot */
  readonly ord: number;
  readonly referenceDate: string;
  readonly tpsCap: number;
}

/** Takes over what the corrected snapshot had accepted. */
export async function copyAccepted(
  client: pg.ClientBase,
  { id, correctsId }: Pick<Repair, "id" | "correctsId">,
): Promise<void> {
  const columns = COPY_COLUMNS.join(", ");
  await client.query(
    `insert into ${partitionName(id)} (${columns}) select ${columns} from ${partitionName(correctsId)} order by row_no`,
  );
}

/**
 * After the repaired lines are loaded.
 * @throws bad-input when one of them is none of the rejected lines, or is there twice
 */
export async function settleRepair(client: pg.ClientBase, repair: Repair): Promise<ImportResult> {
  await assertRowNumbers(client, repair);
  await client.query(
    `insert into import_reject (snapshot_id, row_no, file_ord, line_no, column_no, column_name, reason, detail, raw)
     select $1, row_no, file_ord, line_no, column_no, column_name, reason, detail, raw from import_reject old
     where snapshot_id = $2 and not exists (select 1 from ${partitionName(repair.id)} v where v.file_ord =
     $3 and v.row_no = old.row_no)`,
    [repair.id, repair.correctsId, repair.ord],
  );
  return { tables: await countTables(client, repair), ...(await recount(client, repair)) };
}

async function assertRowNumbers(client: pg.ClientBase, { id, correctsId, ord }: Repair): Promise<void> {
  const table = partitionName(id);
  const unknown = await client.query<{ row_no: number; line_no: number }>(
    `select row_no, line_no from ${table} v where file_ord = $1
       and not exists (select 1 from import_reject r where r.snapshot_id = $2 and r.row_no = v.row_no)
       order by line_no limit 1`,
    [ord, correctsId],
  );
  const stray = unknown.rows[0];
  if (stray !== undefined) throw badInput("repair-unknown-line", { line: stray.line_no, row: stray.row_no });
  const twice = await client.query<{ row_no: number }>(
    `select row_no from ${table} where file_ord = $1 group by row_no having count(*) > 1 order by 1 limit 1`,
    [ord],
  );
  const double = twice.rows[0];
  if (double !== undefined) throw badInput("repair-line-twice", { row: double.row_no });
}

/** A repaired line now stands in the file of repairs, and is no line of its old file any more. */
async function countTables(client: pg.ClientBase, { id, correctsId, ord }: Repair): Promise<TableCount[]> {
  const old = await client.query<{
    ord: number;
    accepted: number;
    rejected: number;
    firstRow: number;
    lastRow: number;
  }>(
    `select f.ord, f.accepted, f.first_row as "firstRow", f.last_row as "lastRow",
       (select count(*)::int from import_reject r where r.snapshot_id = $1 and r.file_ord = f.ord) as rejected
     from snapshot_file f where f.snapshot_id = $2 order by f.ord`,
    [id, correctsId],
  );
  const repaired = await client.query<{ accepted: number; firstRow: number; lastRow: number }>(
    `select count(*)::int as accepted, coalesce(min(row_no), 0) as "firstRow", coalesce(max(row_no), 0) as
      "lastRow" from ${partitionName(id)} where file_ord = $1`,
    [ord],
  );
  return [
    ...old.rows.map((file) => ({ ...file, rows: file.accepted + file.rejected })),
    ...repaired.rows.map((file) => ({ ...file, ord, rows: file.accepted, rejected: 0 })),
  ];
}

/** Counts anew over old and repaired lines, page by page, with the same counter as every import. */
async function recount(
  client: pg.ClientBase,
  { id, referenceDate, tpsCap }: Repair,
): Promise<Omit<ImportResult, "tables">> {
  const counter = new QualityCounter(referenceDate, tpsCap);
  const cursor = client.query(
    new Cursor<{ raw: RawRecord; normal: Counted }>(
      `select ${rawRecord()} as raw,
         json_build_object('nikKind', nik_kind, 'nkkKind', nkk_kind, 'birthDate', birth_date, 'age', age,
         'sex', sex, 'marital', marital, 'tpsNo', tps_no, 'tmsCode', tms_code,
           'active', active, 'kecCode', kec_code, 'desaCode', desa_code, 'kecKey', kec_key, 'desaKey',
           desa_key) as normal
       from ${partitionName(id)} v`,
    ),
  );
  try {
    for (let page = await cursor.read(5_000); page.length > 0; page = await cursor.read(5_000)) {
      for (const { raw, normal } of page) counter.add(raw, normal);
    }
  } finally {
    await cursor.close();
  }
  const rejects = await client.query<{ reason: string; n: number }>(
    "select reason, count(*)::int as n from import_reject where snapshot_id = $1 group by 1",
    [id],
  );
  for (const { reason, n } of rejects.rows) counter.reject(reason, n);
  return {
    totals: counter.totals(),
    desa: counter.ofDesa(),
    quality: counter.quality(),
    notes: [],
    numbers: [],
    shown: [],
  };
}
