import type pg from "pg";
import { NORMAL_COLUMNS } from "@/lib/ingest/copy-text";

/** What detectors join, group and filter by; the raw texts are only read, and one roll has one region. */
const JOINED = ["row_no", "file_ord", ...NORMAL_COLUMNS.filter((column) => column !== "region_code")];

/**
 * Creates the snapshot's own table, unattached. In the transaction that also fills it: so nobody sees a half
 * one, nothing remains of a killed worker, and PostgreSQL can freeze the rows as they come.
 *
 * The database does it as the owner of its tables, which the product's role is not. The columns stand in
 * another order than in voter_record: PostgreSQL walks a row from the left to the last column that a query
 * needs, and the catalogue reads the roll some fifty times.
 */
export async function createPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await client.query("select roll_create($1, $2)", [snapshotId, JOINED]);
}

/**
 * Indexes after the load: one sort each instead of a million insertions. Two processes at a time: more would
 * only share the work of two cores, and their runs would have to be merged.
 */
export async function indexPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await client.query("set local maintenance_work_mem = '256MB'");
  await client.query("set local max_parallel_maintenance_workers = 1");
  await client.query("select roll_index($1)", [snapshotId]);
}

/** Makes the records part of voter_record. Last of all, because it locks. */
export async function attachPartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await client.query("select roll_attach($1)", [snapshotId]);
}

/**
 * So that the first run plans with what is there; PostgreSQL itself would come round to it within minutes.
 */
export async function analysePartition(client: pg.ClientBase, snapshotId: number): Promise<void> {
  await client.query("select roll_analyse($1, $2)", [snapshotId, JOINED]);
}
