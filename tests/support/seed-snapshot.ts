import type pg from "pg";
import { withTransaction } from "@/lib/db/sql";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RawRecord, RollColumn } from "@/lib/roll/columns";
import { normaliseRecord } from "@/lib/roll/record";
import { loadRegions } from "@/lib/regions/load-regions";
import { partitionName } from "@/lib/roll/partition-name";
import { attachPartition, createPartition, indexPartition } from "@/lib/snapshot/services/import/partition";

export interface SeedLine {
  readonly fileOrd: number;
  readonly raw: RawRecord;
}

export interface SeedSnapshot {
  readonly regionCode?: string;
  readonly stage?: string;
  readonly period?: string;
  readonly referenceDate?: string;
  readonly tpsCap?: number;
  readonly controlTotals?: Readonly<Record<string, number>>;
  readonly columns?: readonly RollColumn[];
  readonly previousId?: number | null;
  /** File names by ord; `berkas-<ord>.csv` unless told. */
  readonly fileNames?: Readonly<Record<number, string>>;
  /** Order in which the rows are written to the table; their numbers stay. */
  readonly shuffle?: <T>(rows: T[]) => T[];
}

/**
 * A ready snapshot of these lines, through the import's own normalisation and partition. Rows are numbered
 * from 1 in the given order.
 */
export function seedSnapshot(lines: readonly SeedLine[], options: SeedSnapshot = {}): Promise<number> {
  return withTransaction((client) => seedSnapshotOn(client, lines, options));
}

/**
 * @param indexed attaches the table to voter_record with its indexes, as an import does; a scan of small tables
 *   needs neither
 */
export async function seedSnapshotOn(
  client: pg.ClientBase,
  lines: readonly SeedLine[],
  options: SeedSnapshot = {},
  indexed = true,
): Promise<number> {
  const id = await insertSnapshot(client, lines, options);
  await createPartition(client, id);
  const rows = normalised(lines, options);
  const ordered = options.shuffle === undefined ? rows : options.shuffle([...rows]);
  for (let from = 0; from < ordered.length; from += 5_000) {
    await client.query(
      `INSERT INTO ${partitionName(id)} (snapshot_id, ${NAMES}) SELECT $1::int, ${NAMES} FROM
        jsonb_to_recordset($2::jsonb) AS r(${RECORD})`,
      [id, JSON.stringify(ordered.slice(from, from + 5_000))],
    );
  }
  if (indexed) {
    await indexPartition(client, id);
    await attachPartition(client, id);
  }
  return id;
}

async function insertSnapshot(
  client: pg.ClientBase,
  lines: readonly SeedLine[],
  options: SeedSnapshot,
): Promise<number> {
  const {
    regionCode = "3314",
    stage = "DPB",
    period = "TW IV 2025",
    referenceDate = "2025-12-10",
    tpsCap = 600,
    controlTotals = {},
    columns = ROLL_COLUMNS,
    previousId = null,
  } = options;
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO snapshot (region_code, stage, period, reference_date, tps_cap, control_totals, columns,
      status, rows, accepted, rejected, previous_id, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'ready', $8, $8, 0, $9, 'seed') RETURNING id`,
    [
      regionCode,
      stage,
      period,
      referenceDate,
      tpsCap,
      JSON.stringify(controlTotals),
      columns,
      lines.length,
      previousId,
    ],
  );
  const id = rows[0]?.id ?? 0;
  for (const ord of [...new Set(lines.map((line) => line.fileOrd))].sort((a, b) => a - b)) {
    const count = lines.filter((line) => line.fileOrd === ord).length;
    await client.query(
      `INSERT INTO snapshot_file (snapshot_id, ord, name, sha256, size, rows, accepted) VALUES ($1, $2,
        $3, $4, 1, $5, $5)`,
      [
        id,
        ord,
        options.fileNames?.[ord] ?? `berkas-${String(ord)}.csv`,
        String(ord).padStart(64, "0"),
        count,
      ],
    );
  }
  return id;
}

const RECORD = `row_no int, file_ord int, line_no int, dpid text, nkk text, nik text, name text,
    birth_place text, birth_date_raw text, marital_raw text, sex_raw text, age_raw text, address text,
  rt text, rw text, disability text, ktp_el text, remark text, source text, tps text, desa text, kecamatan
  text, nik_ok text, nik_kind text, nkk_ok text, nkk_kind text, name_norm text, name_key text,
  place_norm text, birth_date date, age int, sex text, marital text, address_norm text, rt_no int, rw_no
  int, tps_no int, tms_code int, active boolean, region_code text, kec_code text, desa_code text,
  kec_key text, desa_key text`;
/** The table of a snapshot has its columns in an order of its own. */
const NAMES = RECORD.split(",")
  .map((column) => column.trim().split(" ")[0])
  .join(", ");

const RENAMED: Readonly<Record<string, string>> = {
  birthDate: "birth_date_raw",
  marital: "marital_raw",
  sex: "sex_raw",
  age: "age_raw",
};
const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * Raw and normalised columns as the table names them; columns that the snapshot does not have are null, as
 * after an import.
 */
function normalised(
  lines: readonly SeedLine[],
  { regionCode = "3314", referenceDate = "2025-12-10", columns = ROLL_COLUMNS }: SeedSnapshot,
) {
  const regions = loadRegions();
  return lines.map(({ fileOrd, raw }, index) => {
    const kept = Object.fromEntries(
      columns.map((column) => [column, raw[column] === "" ? null : (raw[column] ?? null)]),
    ) as RawRecord;
    const named = Object.entries(kept).map(([key, value]) => [RENAMED[key] ?? snake(key), value]);
    const normal = Object.entries(normaliseRecord(kept, { regionCode, referenceDate, regions })).map(
      ([key, value]) => [snake(key), value],
    );
    return {
      ...Object.fromEntries([...named, ...normal]),
      row_no: index + 1,
      file_ord: fileOrd,
      line_no: index + 2,
    } as Record<string, unknown>;
  });
}
