import { brk01ParamsSchema } from "@/lib/detectors/catalogue/brk/brk-01-digits-lost";
import { exampleRecords } from "@/lib/detectors/kit/example-voter";
import type { Detector, Example, SnapshotInfo } from "@/lib/detectors/kit/types";
import { loadRegions } from "@/lib/regions/load-regions";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import type { RollColumn } from "@/lib/roll/columns";
import { normaliseRecord } from "@/lib/roll/record";
import { countRolls } from "@/lib/run/engine/census";
import { correctForMultiplicity } from "@/lib/run/engine/correct";
import type { RunContext } from "@/lib/run/engine/context";
import { planTasks } from "@/lib/run/engine/plan";
import type { RunConnection } from "@/lib/run/engine/connections";
import { loadHistory, loadSnapshot } from "@/lib/run/engine/snapshot-info";
import { runTasks } from "@/lib/run/engine/tasks";
import { WorkingTables } from "@/lib/run/engine/working-tables";
import { seedSnapshotOn } from "@/tests/support/seed-snapshot";

export interface Staged {
  readonly subjectType: string;
  readonly subjectKey: string;
  readonly tier: string;
  readonly areaCode: string;
  readonly score: number | null;
  readonly evidence: Record<string, unknown>;
  readonly rows: number[];
  readonly baselineRows: number[];
}

export interface ExampleResult {
  readonly status: string;
  readonly reason: { key: string; values: Record<string, string | number> } | null;
  readonly error: string | null;
  readonly findings: readonly Staged[];
}

export interface Variant {
  /** Columns that the file does not have. */
  readonly without?: readonly RollColumn[];
  readonly shuffle?: <T>(rows: T[]) => T[];
  /** Done with what was staged, while the rolls of the example are still there. */
  readonly then?: (run: RunContext) => Promise<void>;
}

/**
 * An example through the runner's own parts, from raw lines to corrected candidates, with this one detector.
 */
export async function runExample(
  session: RunConnection,
  detector: Detector,
  example: Example,
  { without = [], shuffle, then }: Variant = {},
): Promise<ExampleResult> {
  const { client, query } = session;
  const options = {
    ...example.snapshot,
    columns: ROLL_COLUMNS.filter((column) => !without.includes(column)),
    ...(shuffle ? { shuffle } : {}),
  };
  const baselineId =
    example.baseline === undefined
      ? null
      : await seedSnapshotOn(
          client,
          exampleRecords(example.baseline),
          { ...options, referenceDate: "2025-09-10", period: "TW III 2025" },
          false,
        );
  const elsewhere =
    example.elsewhere === undefined
      ? null
      : await seedSnapshotOn(client, exampleRecords(example.elsewhere), { ...options, regionCode: "3313" });
  const snapshotId = await seedSnapshotOn(client, exampleRecords(example.rows), options, false);
  await seedLists(session, { roll: snapshotId, baseline: baselineId }, example);
  const run = await client.query<{ id: number }>(
    "INSERT INTO run (snapshot_id, baseline_id, created_by, status) VALUES ($1, $2, 'test', 'running') RETURNING id",
    [snapshotId, baselineId],
  );
  const runId = run.rows[0]?.id ?? 0;
  await client.query("INSERT INTO run_detector (run_id, code, version, ord) VALUES ($1, $2, $3, 0)", [
    runId,
    detector.code,
    detector.version,
  ]);
  const snapshot = await loadSnapshot(query, snapshotId);
  const context = await contextOf(
    session,
    runId,
    detector,
    example,
    snapshot,
    baselineId === null ? null : await loadSnapshot(query, baselineId),
  );
  await runTasks(context, planTasks(context));
  await correctForMultiplicity(context);
  const result = await readResult(session, runId);
  // Lists and sheets read the rolls of all periods; in an example each stands by itself.
  const rolls = then === undefined ? [] : [baselineId, snapshotId].filter((id) => id !== null);
  for (const id of rolls) await client.query("SELECT roll_attach($1::int)", [id]);
  await then?.(context);
  await context.tables.dropAll();
  // No example is to meet the rolls of another.
  await client.query("UPDATE snapshot SET status = 'removed' WHERE id = ANY($1)", [
    [snapshotId, baselineId, elsewhere],
  ]);
  for (const id of rolls) await client.query("SELECT roll_drop($1::int)", [id]);
  return result;
}

async function seedLists(
  { client }: RunConnection,
  held: { readonly roll: number; readonly baseline: number | null },
  { lists = [], snapshot }: Example,
) {
  const reading = {
    regionCode: snapshot?.regionCode ?? "3314",
    referenceDate: snapshot?.referenceDate ?? "2025-12-10",
    regions: loadRegions(),
  };
  for (const { kind, source, letter, lines, ofBaseline } of lists) {
    const stored = await client.query<{ id: number }>(
      `INSERT INTO reference_list (snapshot_id, kind, source, letter_number, reference_date, files, lines,
        rejected, created_by, status, keep_until)
      VALUES ($1::int, $2, $3, $4, '2025-12-10', '[]', $5, 0, 'test', 'held', '2026-12-10') RETURNING id`,
      [ofBaseline === true ? held.baseline : held.roll, kind, source, letter, lines.length],
    );
    const id = stored.rows[0]?.id ?? 0;
    for (const [i, { state, rows, people = [] }] of lines.entries()) {
      const named = people.map((raw) => ({ raw, normal: normaliseRecord(raw, reading) }));
      await client.query(
        `INSERT INTO reference_list_line (list_id, ord, file_ord, line_no, state, people, desa_key)
        VALUES ($1, $2, 1, $3, $4, $5, $6)`,
        [id, i + 1, i + 2, state, JSON.stringify(named), named[0]?.normal.desaCode ?? ""],
      );
      for (const [rank, row] of rows.entries())
        await client.query(
          "INSERT INTO reference_list_candidate VALUES ($1, $2, $3, $4, 0.99, 'name-age-place')",
          [id, i + 1, rank + 1, row],
        );
    }
  }
}

async function contextOf(
  main: RunConnection,
  id: number,
  detector: Detector,
  example: Example,
  snapshot: SnapshotInfo,
  baseline: SnapshotInfo | null,
): Promise<RunContext> {
  const { query } = main;
  const tables = new WorkingTables(id);
  return {
    id,
    snapshot,
    baseline,
    params: new Map([[detector.code, example.params ?? {}]]),
    chosen: [{ detector, status: "pending" }],
    models: {},
    connections: [main],
    main,
    tables,
    interrupts: { check: () => undefined, halt: () => undefined, end: () => undefined },
    beforePublish: () => Promise.resolve(undefined),
    history:
      baseline === null
        ? []
        : await loadHistory(query, snapshot, baseline.id).then((all) =>
            all.filter((earlier) => earlier.id === baseline.id),
          ),
    ...(await countRolls(query, tables, snapshot, baseline, brk01ParamsSchema.parse({}))),
  };
}

async function readResult({ client }: RunConnection, runId: number): Promise<ExampleResult> {
  const state = await client.query<Pick<ExampleResult, "status" | "reason" | "error">>(
    "SELECT status, reason, error FROM run_detector WHERE run_id = $1",
    [runId],
  );
  const staged = await client.query<Staged>(
    `SELECT subject_type AS "subjectType", subject_key AS "subjectKey", tier, area_code AS "areaCode",
      score, evidence, rows, baseline_rows AS "baselineRows"
    FROM run_stage WHERE run_id = $1 ORDER BY subject_key COLLATE "C"`,
    [runId],
  );
  return { ...(state.rows[0] ?? { status: "absent", reason: null, error: null }), findings: staged.rows };
}
