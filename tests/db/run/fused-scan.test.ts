import { raw } from "sql-template-tag";
import { partitionName } from "@/lib/roll/partition-name";
import { expect, it } from "vitest";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { fuse } from "@/lib/detectors/kit/fuse";
import type { DetectorContext, RecordDetector } from "@/lib/detectors/kit/types";
import { DETECTORS } from "@/lib/detectors/registry";
import { queryOn } from "@/lib/run/engine/connections";
import { loadSnapshot } from "@/lib/run/engine/snapshot-info";
import { pool } from "@/lib/db/pool";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly Plan[];
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

it("evaluates all record rules in one scan of the roll, and in parallel where the server would", async () => {
  const id = await seedSnapshot(
    Array.from({ length: 300 }, (_, n) => ({ fileOrd: 1, raw: exampleVoter(n) })),
  );
  const client = await pool().connect();
  const snapshot = await loadSnapshot(queryOn(client), id);
  const records = DETECTORS.filter((detector): detector is RecordDetector => detector.kind === "record");
  expect(records.length).toBeGreaterThan(10);
  const rules = records.map((detector) => {
    const ctx = {
      snapshot,
      baseline: null,
      history: [],
      tables: {},
      exchangedFiles: [],
      damagedFiles: [2],
      damagedNkkFiles: [],
      query: queryOn(client),
      params: detector.params.parse({}),
    } satisfies DetectorContext<unknown>;
    return {
      code: detector.code,
      supersededBy: detector.supersededBy,
      where: detector.where(ctx),
      evidence: detector.evidenceSql(ctx),
    };
  });
  const scan = fuse(raw(partitionName(id)), rules);
  await client.query(
    "SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0",
  );
  const explained = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
    `EXPLAIN (FORMAT JSON) ${scan.text}`,
    scan.values,
  );
  client.release(true);
  const plan = nodes(explained.rows[0]?.["QUERY PLAN"][0].Plan as Plan);
  const scans = plan.filter((node) => node["Relation Name"]?.startsWith("voter_record") === true);
  expect(scans.map((node) => node["Node Type"])).toEqual(["Seq Scan"]);
  expect(plan.some((node) => node["Node Type"].startsWith("Gather"))).toBe(true);
});
