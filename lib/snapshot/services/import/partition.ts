import type pg from "pg";
import { partitionName } from "@/lib/roll/partition-name";

/** What detectors join, group and filter by; the raw texts are only read. */
const JOINED = [
  "row_no",
  "file_ord",
  "nik_ok",
  "nik_kind",
  "nkk_ok",
  "nkk_kind",
  "name_norm",
  "name_key",
  "place_norm",
  "birth_date",
  "age",
  "sex",
  "marital",
  "address_norm",
  "rt_no",
  "rw_no",
  "tps_no",
  "tms_code",
  "active",
  "kec_code",
  "desa_code",
  "kec_key",
  "desa_key",
] as const;

/**
 * Creates the snapshot's own table, unattached. In the transaction that also fills it: so nobody sees a half
 * one, nothing remains of a killed worker, and PostgreSQL can freeze the rows as they come.
 *
 * Its columns stand in another order than in voter_record: of fixed width first, then what detectors read,
 * the raw texts last. PostgreSQL walks a row from the left to the last column that a query needs, and the
 * catalogue reads the roll some fifty times.
 */
export async function createPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  const table = partitionName(snapshotId);
  const found = await client.query<{ columns: string }>(
    `select string_agg(format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod), case when
      a.attnotnull then ' not null' else '' end, ' default ' || pg_get_expr(d.adbin, d.adrelid)), ', '
       order by a.attlen > 0 desc, a.attnotnull desc, a.attname = any($1::text[]) desc, a.attnum) as columns
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where
     a.attrelid = 'voter_record'::regclass and a.attnum > 0 and not a.attisdropped`,
    [JOINED],
  );
  // Checked line by line as they come, so that attaching need not read the whole table to be sure.
  await client.query(
    `create table ${table} (${found.rows[0]?.columns ?? ""}, constraint own_records check (snapshot_id =
      ${snapshotId}))`,
  );
  await client.query(`alter table ${table} alter column snapshot_id set default ${snapshotId}`);
}

/**
 * Indexes after the load: one sort each instead of a million insertions. Two processes at a time: more would
 * only share the work of two cores, and their runs would have to be merged.
 */
export async function indexPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  const table = partitionName(snapshotId);
  await client.query("set local maintenance_work_mem = '256MB'");
  await client.query("set local max_parallel_maintenance_workers = 1");
  await client.query(`alter table ${table} add primary key (snapshot_id, row_no)`);
  await client.query(`create index on ${table} (nik_ok)`);
  await client.query(`create index on ${table} (nkk_ok)`);
  await client.query(`create index on ${table} (desa_key, tps_no)`);
}

/** Makes the records part of voter_record. Last of all, because it locks. */
export async function attachPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  const table = partitionName(snapshotId);
  await client.query(`alter table ${table} alter column snapshot_id drop default`);
  await client.query(`alter table voter_record attach partition ${table} for values in (${snapshotId})`);
  await client.query(`alter table ${table} drop constraint own_records`);
}

/**
 * So that the first run plans with what is there; PostgreSQL itself would come round to it within minutes.
 */
export async function analysePartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await client.query(`analyze ${partitionName(snapshotId)} (${JOINED.join(", ")})`);
}
