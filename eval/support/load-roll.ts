import { recordOf } from "@/lib/record-of";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { COPY_COLUMNS, CopyText } from "@/lib/ingest/copy-text";
import { normaliseRecord } from "@/lib/roll/record";
import type { NormaliseContext } from "@/lib/roll/record";
import { loadRegions } from "@/lib/regions/load-regions";
import { mapByHeading, readCsv } from "./labelled-csv";
import type { ColumnMap } from "./labelled-csv";

export interface LoadedRoll {
  readonly rows: number;
  /** The truth column by row number (index 0 is row 1). */
  readonly truth: readonly string[];
}

/**
 * Brings a CSV file into a table shaped like voter_record, through the normaliser of the import. The table is
 * unlogged and belongs to the caller.
 */
export async function loadRoll(
  client: pg.Client,
  table: string,
  path: string,
  map: ColumnMap | null,
  truthColumn: string | null,
  options: { regionCode: string; referenceDate: string },
): Promise<LoadedRoll> {
  await client.query(`DROP TABLE IF EXISTS ${table}`);
  await client.query(`CREATE UNLOGGED TABLE ${table} (LIKE voter_record)`);
  await client.query(`ALTER TABLE ${table} ALTER snapshot_id SET DEFAULT 0`);
  const truth: string[] = [];
  const context: NormaliseContext = { ...options, regions: loadRegions() };
  const blocks = async function* () {
    const text = new CopyText();
    let columns = map;
    for await (const record of readCsv(path)) {
      columns ??= mapByHeading(Object.keys(record));
      const raw = recordOf(ROLL_COLUMNS, (column) => cellOf(record, columns?.get(column)));
      truth.push(truthColumn === null ? "" : (record[truthColumn] ?? ""));
      text.line(truth.length, 1, truth.length + 1, raw, normaliseRecord(raw, context));
      if (text.waiting) yield* text.take();
    }
    yield* text.takeAll();
  };
  await pipeline(
    Readable.from(blocks()),
    client.query(copyFrom(`COPY ${table} (${COPY_COLUMNS.join(", ")}) FROM STDIN`)),
  );
  await client.query(`ANALYZE ${table}`);
  return { rows: truth.length, truth };
}

function cellOf(record: Record<string, string>, sources: readonly string[] | undefined): string | null {
  const text = (sources ?? [])
    .map((name) => record[name] ?? "")
    .filter((part) => part !== "")
    .join(" ");
  return text === "" ? null : text;
}
