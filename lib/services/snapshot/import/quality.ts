import type pg from "pg";
import { KTP_EL_TABLES, DISABILITY_TABLES, tableYear } from "@/lib/people/codes";
import type { CountedTotals } from "@/lib/domain/snapshot-input";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/domain/roll-columns";
import type { SnapshotQuality } from "@/lib/domain/snapshot-quality";
import { partitionName } from "./partition";

const PLACES = 200;
const CODES = 20;

/** Columns of voter_record that hold the raw value under another name than their own in snake case. */
const RAW_NAMES: Partial<Record<RollColumn, string>> = { birthDate: "birth_date_raw", marital: "marital_raw", sex: "sex_raw", age: "age_raw", birthPlace: "birth_place", ktpEl: "ktp_el" };
const rawName = (column: RollColumn): string => RAW_NAMES[column] ?? column;

type Row = Record<string, number | string | null>;

/**
 * The six totals of the Berita Acara, counted. Voters are lines that are not marked TMS: the published total of a roll never contains those
 * struck off (domain.md 2.4: previous + baru − TMS = new). A kecamatan, desa or TPS counts when a voter lives in it.
 */
export async function countTotals(client: pg.ClientBase, snapshotId: number): Promise<CountedTotals> {
  const result = await client.query<CountedTotals>(
    `select coalesce(sum(n), 0)::int as rows, coalesce(sum(l), 0)::int as male, coalesce(sum(p), 0)::int as female,
            count(distinct nullif(kec_key, ''))::int as kecamatan, count(distinct nullif(desa_key, ''))::int as desa, count(tps_no)::int as tps
     from (select kec_key, desa_key, tps_no, count(*) as n, count(*) filter (where sex = 'L') as l, count(*) filter (where sex = 'P') as p
           from ${partitionName(snapshotId)} where active group by 1, 2, 3) places`,
  );
  const row = result.rows[0];
  if (row === undefined) throw new Error("a count without a row");
  return row;
}

/** Measures what `SnapshotQuality` describes, in the transaction of the import. */
export async function measureQuality(client: pg.ClientBase, snapshotId: number, settings: { tpsCap: number; referenceDate: string }): Promise<SnapshotQuality> {
  const table = partitionName(snapshotId);
  const all = async (sql: string, values: unknown[] = []): Promise<Row[]> => (await client.query<Row>(sql, values)).rows;
  const kinds = ["ok", "empty", "masked", "damaged", "bad"] as const;
  const counts = (await all(
    `select count(*) as accepted, count(*) filter (where active) as active, count(birth_date) as dates,
       ${ROLL_COLUMNS.map((column) => `count(${rawName(column)}) as "filled_${column}"`).join(", ")},
       ${kinds.flatMap((kind) => [`count(*) filter (where nik_kind = '${kind}') as nik_${kind}`, `count(*) filter (where nkk_kind = '${kind}') as nkk_${kind}`]).join(", ")}
     from ${table}`,
  ))[0] ?? {};
  const count = (name: string): number => Number(counts[name] ?? 0);
  const identity = (column: "nik" | "nkk") =>
    ({ ok: count(`${column}_ok`), empty: count(`${column}_empty`), masked: count(`${column}_masked`), damaged: count(`${column}_damaged`), bad: count(`${column}_bad`) });
  return {
    accepted: count("accepted"),
    active: count("active"),
    tms: tally(await all(`select tms_code as key, count(*) as n from ${table} where tms_code is not null group by 1 order by 1`)),
    completeness: ROLL_COLUMNS.map((column) => ({ column, filled: count(`filled_${column}`) })),
    nik: identity("nik"),
    nkk: identity("nkk"),
    birthDates: count("dates"),
    unknownCodes: await unknownCodes(all, table, settings.referenceDate),
    unmatchedPlaces: await unmatchedPlaces(all, table),
    ...(await pyramid(all, table)),
    tps: await tpsSizes(all, table, settings.tpsCap),
    rejects: tally(await all("select reason as key, count(*) as n from import_reject where snapshot_id = $1 group by 1 order by 1", [snapshotId])),
  };
}

type Ask = (sql: string, values?: unknown[]) => Promise<Row[]>;

function tally(rows: readonly Row[]): Record<string, number> {
  return Object.fromEntries(rows.map((row) => [String(row["key"]), Number(row["n"])]));
}

async function unknownCodes(all: Ask, table: string, referenceDate: string): Promise<SnapshotQuality["unknownCodes"]> {
  const year = tableYear(referenceDate);
  const outside = {
    sex: "sex_raw is not null and sex is null",
    marital: "marital_raw is not null and marital is null",
    ktpEl: "upper(ktp_el) <> all ($1)",
    disability: "upper(disability) <> all ($1)",
  } as const;
  const known = { ktpEl: Object.keys(KTP_EL_TABLES[year]), disability: [...Object.keys(DISABILITY_TABLES[year]), "0", "-"] };
  const found: SnapshotQuality["unknownCodes"] = [];
  for (const column of ["sex", "marital", "ktpEl", "disability"] as const) {
    const values = column === "ktpEl" || column === "disability" ? [known[column]] : [];
    const rows = await all(`select left(${rawName(column)}, 60) as value, count(*) as n from ${table} where ${outside[column]} group by 1 order by 2 desc, 1 limit ${CODES}`, values);
    found.push(...rows.map((row) => ({ column, value: String(row["value"]), rows: Number(row["n"]) })));
  }
  return found;
}

async function unmatchedPlaces(all: Ask, table: string): Promise<SnapshotQuality["unmatchedPlaces"]> {
  const rows = await all(
    `select kecamatan, desa, n, sum(n) over () as rows, count(*) over () as places
     from (select upper(kecamatan) as kecamatan, upper(desa) as desa, count(*) as n from ${table}
           where (desa is not null and desa_code is null) or (kecamatan is not null and kec_code is null) group by 1, 2) unmatched
     order by n desc, kecamatan, desa limit ${PLACES}`,
  );
  const text = (value: number | string | null | undefined) => (value == null ? null : String(value));
  return {
    rows: Number(rows[0]?.["rows"] ?? 0),
    places: Number(rows[0]?.["places"] ?? 0),
    list: rows.map((row) => ({ kecamatan: text(row["kecamatan"]), desa: text(row["desa"]), rows: Number(row["n"]) })),
  };
}

async function pyramid(all: Ask, table: string): Promise<Pick<SnapshotQuality, "pyramid" | "pyramidUnknown" | "under15">> {
  const rows = await all(
    `select least(age / 5 * 5, 100) as age_from, count(*) filter (where sex = 'L') as male, count(*) filter (where sex = 'P') as female, count(*) filter (where sex is null) as unknown
     from ${table} where active group by 1 order by 1`,
  );
  const known = rows.filter((row) => row["age_from"] !== null);
  const number = (row: Row, name: string) => Number(row[name] ?? 0);
  const groups = known.filter((row) => number(row, "age_from") >= 15);
  const young = known.filter((row) => number(row, "age_from") < 15);
  const sum = (list: readonly Row[], ...names: string[]) => list.reduce((total, row) => total + names.reduce((part, name) => part + number(row, name), 0), 0);
  return {
    pyramid: groups.map((row) => ({ from: number(row, "age_from"), male: number(row, "male"), female: number(row, "female") })),
    pyramidUnknown: sum(groups, "unknown") + sum(rows.filter((row) => row["age_from"] === null), "male", "female", "unknown"),
    under15: sum(young, "male", "female", "unknown"),
  };
}

async function tpsSizes(all: Ask, table: string, cap: number): Promise<SnapshotQuality["tps"]> {
  const sizes = `with tps as (select count(*) as n from ${table} where active and tps_no is not null group by desa_key, tps_no)`;
  const summary = (await all(
    `${sizes} select count(*) as count, coalesce(percentile_cont(0.5) within group (order by n), 0) as median, coalesce(max(n), 0) as max, count(*) filter (where n > $1) as over_cap,
       (select count(*) from ${table} where active and tps_no is null) as without_number from tps`,
    [cap],
  ))[0] ?? {};
  const histogram = await all(`${sizes} select (n / 50 * 50)::int as from_size, count(*) as n from tps group by 1 order by 1`);
  return {
    count: Number(summary["count"]),
    withoutNumber: Number(summary["without_number"]),
    median: Number(summary["median"]),
    max: Number(summary["max"]),
    overCap: Number(summary["over_cap"]),
    histogram: histogram.map((row) => ({ from: Number(row["from_size"]), count: Number(row["n"]) })),
  };
}
