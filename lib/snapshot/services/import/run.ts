import type pg from "pg";
import { auditOn } from "@/lib/db/audit";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { newClient, pool } from "@/lib/db/pool";
import { SYSTEM } from "@/lib/access/actor";
import { badInput, UserError } from "@/lib/errors";
import type { ImportResult, TableCount } from "@/lib/ingest/import-tables";
import { columnsOf } from "@/lib/ingest/read-source";
import { told } from "@/lib/ingest/notes";
import { heldAgainst } from "@/lib/ingest/plausibility/last-period";
import { OpenQuestions } from "@/lib/ingest/open-questions";
import { importPlan } from "@/lib/ingest/thread";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import {
  combinedSha256,
  planNotes,
  type SnapshotPlan,
  snapshotPlanSchema,
} from "@/lib/snapshot/services/plan";
import { lastRoll } from "@/lib/snapshot/queries/last-roll";
import { RecordLoader } from "./copy-stream";
import { analysePartition, attachPartition, createPartition, indexPartition } from "./partition";
import { copyAccepted, settleRepair } from "./repair";
import { ProgressReport } from "./progress";

/** Namespace of the advisory lock that lets one process at a time import one snapshot. */
const IMPORT_LOCK = 7_226_0002;

interface Job {
  readonly id: number;
  readonly regionCode: string;
  readonly referenceDate: string;
  readonly tpsCap: number;
  readonly correctsId: number | null;
  readonly plan: SnapshotPlan;
}

/**
 * Imports one snapshot, all or nothing: one transaction creates its table, fills it, indexes it, measures it,
 * attaches it and marks the snapshot ready. A process that dies at any point leaves no trace but the status,
 * and the next one starts over.
 *
 * Returns when the snapshot is ready, cancelled, or failed for a reason in its data (written to its row).
 *
 * @param stopping aborted when the worker is to end: the import is rolled back and the promise rejects, to be
 * started over
 * @throws whatever is not the data's fault
 */
export async function importSnapshot(id: number, stopping: AbortSignal): Promise<void> {
  const job = await claim(id);
  if (job === null) return;
  const started = performance.now();
  const client = newClient();
  client.on("error", () => undefined);
  await client.connect();
  const progress = new ProgressReport(id, client);
  try {
    await client.query("begin");
    // Pages go to the disk while others are still being filled; otherwise they all wait for the commit.
    await client.query("set local backend_flush_after = '1MB'");
    await client.query("select pg_advisory_xact_lock($1, $2)", [IMPORT_LOCK, id]);
    // Whoever held the lock before may have done the work.
    const still = await client.query("select 1 from snapshot where id = $1 and status = 'importing'", [id]);
    if (still.rowCount === 0) return void (await client.query("rollback"));
    await load(client, job, AbortSignal.any([stopping, progress.cancelled]), progress, started);
    await client.query("commit");
    await analysePartition(client, id);
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    if (progress.cancelled.aborted) await settle(id, "cancelled", null);
    else if (error instanceof UserError) await settle(id, "failed", error);
    else throw error;
  } finally {
    await progress.stop();
    await client.end().catch(() => undefined);
  }
}

/** Takes a queued snapshot, or one whose importer died. @returns null when there is nothing to do any more */
async function claim(id: number): Promise<Job | null> {
  await pool().query(
    `update snapshot set status = 'cancelled', finished_at = now() where id = $1 and status in ('queued',
      'importing') and cancel_requested`,
    [id],
  );
  const result = await pool().query<{
    region_code: string;
    reference_date: string;
    tps_cap: number;
    corrects_id: number | null;
    mapping: unknown;
  }>(
    `update snapshot set status = 'importing', progress_bytes = 0, rows = 0, problem = null where id = $1
      and status in ('queued', 'importing')
     returning region_code, reference_date, tps_cap, corrects_id, mapping`,
    [id],
  );
  const row = result.rows[0];
  if (row === undefined) return null;
  return {
    id,
    regionCode: row.region_code,
    referenceDate: row.reference_date,
    tpsCap: row.tps_cap,
    correctsId: row.corrects_id,
    plan: snapshotPlanSchema.parse(row.mapping),
  };
}

async function load(
  client: pg.ClientBase,
  job: Job,
  signal: AbortSignal,
  progress: ProgressReport,
  started: number,
): Promise<void> {
  const { id, plan } = job;
  await createPartition(client, id);
  const copiedTables = plan.files.slice(0, plan.copied).flatMap((file) => file.tables).length;
  const repair =
    plan.copied === 0 || job.correctsId === null
      ? null
      : { ...job, correctsId: job.correctsId, ord: copiedTables + 1 };
  if (repair !== null) await copyAccepted(client, repair);
  const loader = new RecordLoader(client, id);
  let result: ImportResult | null;
  try {
    result = await importPlan(
      {
        files: plan.files
          .slice(plan.copied)
          .map((file) => ({ path: uploadPath(file.uploadId), name: file.name, tables: file.tables })),
        tempDir: scratchDir(),
        regionCode: job.regionCode,
        referenceDate: job.referenceDate,
        tpsCap: job.tpsCap,
        firstOrd: copiedTables + 1,
        keepOthers: plan.answers["other-kabupaten"] === "keep",
      },
      {
        async write(lines, rejects, { bytes, rows }) {
          // What is still wrong in a file of repairs stays rejected as it was.
          await loader.write(lines, repair === null ? rejects : []);
          progress.at(bytes, rows);
          return !signal.aborted;
        },
      },
      signal,
    );
    await loader.flush();
  } catch (error) {
    loader.abort();
    throw error;
  }
  signal.throwIfAborted();
  if (result === null) throw new Error("reading stopped without a reason");
  if (repair !== null) result = await settleRepair(client, repair);
  if (result.quality.accepted === 0)
    throw badInput("snapshot-no-records", { lines: sum(result.tables, "rows") });
  // Lines that somebody repaired one by one have been looked at.
  if (repair === null) await assertAnswered(job, result);
  await indexPartition(client, id);
  signal.throwIfAborted();
  await finish(client, job, result, started);
}

/** @throws OpenQuestions when what was read cannot be, and nobody has said that it is so */
async function assertAnswered(job: Job, result: ImportResult): Promise<void> {
  const { plan, regionCode, referenceDate } = job;
  const last = await lastRoll(regionCode, referenceDate);
  const compared = await heldAgainst(result, last);
  const { questions } = told([...planNotes(plan), ...result.notes, ...compared], plan.answers);
  if (questions.length > 0) throw new OpenQuestions(questions);
}

async function finish(
  client: pg.ClientBase,
  job: Job,
  { tables: counts, totals, quality }: ImportResult,
  started: number,
): Promise<void> {
  const { id, plan } = job;
  await insertFiles(client, job, counts);
  const sha256 = combinedSha256(plan.files);
  // Columns of the files, and what only the headings of later pages said.
  const present = new Set([
    ...plan.files.flatMap((file) => file.tables).flatMap(columnsOf),
    ...quality.completeness.flatMap(({ column, filled }) => (filled > 0 ? [column] : [])),
  ]);
  const rows = sum(counts, "rows");
  const accepted = sum(counts, "accepted");
  await attachPartition(client, id);
  await client.query(
    `update snapshot set status = 'ready', rows = $2, accepted = $3, rejected = $4, sha256 = $5, columns =
      $6, counted_totals = $7, quality = $8,
       progress_bytes = total_bytes, finished_at = now(), duration_ms = $9 where id = $1`,
    [
      id,
      rows,
      accepted,
      rows - accepted,
      sha256,
      ROLL_COLUMNS.filter((column) => present.has(column)),
      totals,
      quality,
      Math.round(performance.now() - started),
    ],
  );
  await auditOn(
    client,
    { actor: SYSTEM },
    {
      action: "snapshot.ready",
      entityType: "snapshot",
      entityId: id,
      data: { rows, accepted, rejected: rows - accepted, sha256, totals },
    },
  );
}

function sum(counts: readonly TableCount[], what: "rows" | "accepted"): number {
  return counts.reduce((total, count) => total + count[what], 0);
}

async function insertFiles(
  client: pg.ClientBase,
  { id, plan }: Job,
  counts: readonly TableCount[],
): Promise<void> {
  const tables = plan.files.flatMap((file) => file.tables);
  await client.query(
    `insert into snapshot_file (snapshot_id, ord, name, sheet, sha256, size, encoding, delimiter,
      header_line, kecamatan, desa, first_row, last_row, rows, accepted, rejected)
     select $1, f.* from jsonb_to_recordset($2::jsonb) f
       (ord int, name text, sheet text, sha256 text, size bigint, encoding text, delimiter text,
       header_line int, kecamatan text, desa text, first_row int, last_row int, rows int, accepted int, rejected int)`,
    [
      id,
      JSON.stringify(
        tables.map((table, i) => ({
          ord: i + 1,
          name: table.title,
          sheet: table.sheet,
          sha256: table.sha256,
          size: table.size,
          encoding: table.encoding,
          delimiter: table.delimiter,
          header_line: table.header.line,
          kecamatan: table.context.kecamatan,
          desa: table.context.desa,
          first_row: counts[i]?.firstRow,
          last_row: counts[i]?.lastRow,
          rows: counts[i]?.rows,
          accepted: counts[i]?.accepted,
          rejected: counts[i]?.rejected,
        })),
      ),
    ],
  );
}

async function settle(id: number, status: "cancelled" | "failed", error: UserError | null): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    await client.query(
      "update snapshot set status = $2, problem = $3, finished_at = now() where id = $1 and status = 'importing'",
      [id, status, error === null ? null : JSON.stringify(problemOf(error))],
    );
    await auditOn(
      client,
      { actor: SYSTEM },
      {
        action: `snapshot.${status}`,
        entityType: "snapshot",
        entityId: id,
        data: error === null ? {} : { code: error.code },
      },
    );
    await client.query("commit");
    client.release();
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}

function problemOf(error: UserError) {
  const { code, values } = error;
  return error instanceof OpenQuestions ? { code, values, questions: error.questions } : { code, values };
}
