import type pg from "pg";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { newClient, pool } from "@/lib/db/pool";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { COPY_COLUMNS, CopyText } from "@/lib/ingest/copy-text";
import { normaliseRecord } from "@/lib/roll/record";
import { loadRegions } from "@/lib/regions/load-regions";
import { partitionName } from "@/lib/roll/partition-name";
import { attachPartition, createPartition, indexPartition } from "@/lib/snapshot/services/import/partition";
import { generateRoll } from "@/prisma/roll/generate-roll";
import type { KeyEntry } from "@/prisma/roll/answer-key";
import type { RollOptions, RollRow } from "@/prisma/roll/model";

export interface LoadedPeriods {
  readonly baselineId: number;
  readonly snapshotId: number;
  readonly key: readonly KeyEntry[];
}

/** Lines handed to COPY at once. */

/**
 * A generated roll as two ready snapshots, through the import's normaliser and COPY but without files: for
 * many rolls of moderate size.
 */
export async function loadGenerated(options: RollOptions): Promise<LoadedPeriods> {
  const roll = generateRoll(options, loadRegions());
  const before: RollRow[] = [];
  const now: RollRow[] = [];
  for (const batch of roll.batches) {
    before.push(...batch.baseline);
    now.push(...batch.current);
  }
  const client = newClient();
  await client.connect();
  try {
    const baselineId = await loadPeriod(
      client,
      before,
      options.region,
      options.baselineDate,
      options.tpsCap,
      null,
    );
    return {
      baselineId,
      snapshotId: await loadPeriod(
        client,
        now,
        options.region,
        options.currentDate,
        options.tpsCap,
        baselineId,
      ),
      key: roll.key.entries(),
    };
  } finally {
    await client.end();
  }
}

export async function loadPeriod(
  client: pg.Client,
  lines: readonly RollRow[],
  regionCode: string,
  referenceDate: string,
  tpsCap: number,
  previousId: number | null,
): Promise<number> {
  const created = await client.query<{ id: number }>(
    `INSERT INTO snapshot (region_code, stage, period, reference_date, tps_cap, columns, status, rows,
      accepted, rejected, previous_id, created_by)
     VALUES ($1, 'DPB', $2::text, $2::date, $3, $4, 'ready', $5, $5, 0, $6, 'eval') RETURNING id`,
    [regionCode, referenceDate, tpsCap, ROLL_COLUMNS, lines.length, previousId],
  );
  const id = created.rows[0]?.id ?? 0;
  await client.query(
    `INSERT INTO snapshot_file (snapshot_id, ord, name, sha256, size, rows, accepted) VALUES ($1, 1,
      'roll', $2, 1, $3, $3)`,
    [id, "0".repeat(64), lines.length],
  );
  await client.query("BEGIN");
  await createPartition(client, id);
  const context = { regionCode, referenceDate, regions: loadRegions() };
  const blocks = function* () {
    const text = new CopyText();
    for (const [i, line] of lines.entries()) {
      text.line(i + 1, 1, i + 2, line, normaliseRecord(line, context));
      if (text.waiting) yield* text.take();
    }
    yield* text.takeAll();
  };
  await pipeline(
    Readable.from(blocks()),
    client.query(copyFrom(`COPY ${partitionName(id)} (${COPY_COLUMNS.join(", ")}) FROM STDIN`)),
  );
  await indexPartition(client, id);
  await attachPartition(client, id);
  await client.query("COMMIT");
  await client.query(`ANALYZE ${partitionName(id)}`);
  return id;
}

/** Takes snapshots, their runs and findings away again, so that fifty rolls fit on a disk. */
export async function forget(ids: readonly number[]): Promise<void> {
  for (const id of ids) await pool().query(`DROP TABLE IF EXISTS ${partitionName(id)}`);
  const runs = await pool().query<{ id: number }>("SELECT id FROM run WHERE snapshot_id = ANY($1)", [ids]);
  for (const { id } of runs.rows) await forgetRun(id);
  await pool().query("DELETE FROM snapshot WHERE id = ANY($1)", [ids]);
}

/** Takes a run and what it found away again. */
export async function forgetRun(id: number): Promise<void> {
  await pool().query("DELETE FROM run_finding WHERE run_id = $1", [id]);
  await pool().query(
    "DELETE FROM finding_record WHERE finding_id IN (SELECT f.id FROM finding f WHERE f.first_run_id = $1)",
    [id],
  );
  await pool().query("DELETE FROM control_finding WHERE run_id = $1", [id]);
  await pool().query("DELETE FROM finding WHERE first_run_id = $1", [id]);
  await pool().query("DELETE FROM run WHERE id = $1", [id]);
}
