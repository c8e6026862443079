import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { query } from "@/lib/db/sql";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { ROLES, SYSTEM, type Actor, type Role } from "@/lib/access/actor";
import { findDetectorByCode } from "@/lib/detectors/registry";
import { paramsInForce, readStoredParams } from "@/lib/run/queries/params";
import { getRun } from "@/lib/run/queries/get";
import { listRuns } from "@/lib/run/queries/list";
import { runProgress } from "@/lib/run/queries/progress";
import { setDetectorParam } from "@/lib/run/services/set-param";
import { cancelRun } from "@/lib/run/services/cancel";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    fileOrd: 1,
    raw: exampleVoter(n, n < 11 ? { nkk: "3314011203150002" } : {}),
  }));
const actor = (role: Role | "system", areas: readonly string[] = []): { actor: Actor } => ({
  actor: { id: `u-${role}`, username: role, role, areas },
});
const admin = actor("admin");
const CLI = { actor: SYSTEM };

it.each(ROLES.filter((role) => role !== "admin"))(
  "lets no %s start or cancel a run or change a parameter",
  async (role) => {
    const ctx = actor(role, ["3314"]);
    await expect(startRun(ctx, { snapshotId: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(cancelRun(ctx, { runId: 1 })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      setDetectorParam(ctx, { code: "KEL-01", param: "maxMembers", value: 12, reason: "rapat pleno" }),
    ).rejects.toMatchObject({ kind: "forbidden" });
  },
);

it("refuses what it cannot run, and says what is wrong", async () => {
  const snapshotId = await seedSnapshot(people(12));
  const elsewhere = await seedSnapshot(people(2), { regionCode: "3313" });
  const refused = (input: Parameters<typeof startRun>[1], ctx = admin) =>
    expect(startRun(ctx, input)).rejects;
  await refused({ snapshotId: 999_999 }).toMatchObject({ kind: "not-found", code: "snapshot-not-found" });
  await refused({ snapshotId }, actor("admin", ["3313"])).toMatchObject({ kind: "not-found" });
  await refused({ snapshotId, detectors: ["XYZ-01"] }).toMatchObject({
    kind: "bad-input",
    code: "detector-unknown",
  });
  await refused({ snapshotId, baselineId: elsewhere }).toMatchObject({
    kind: "bad-input",
    code: "snapshot-other-region",
  });
  await refused({ snapshotId, baselineId: snapshotId }).toMatchObject({ code: "baseline-itself" });
  await refused({ snapshotId, set: [{ code: "KEL-01", param: "maxMember", value: 3 }] }).toMatchObject({
    code: "param-unknown",
  });
  await refused({ snapshotId, set: [{ code: "KEL-01", param: "maxMembers", value: "many" }] }).toMatchObject({
    code: "param-invalid",
  });
  await refused({
    snapshotId,
    detectors: ["KEL-04"],
    set: [{ code: "KEL-01", param: "maxMembers", value: 3 }],
  }).toMatchObject({ code: "param-detector-not-chosen" });
  await query(sql`
    UPDATE snapshot
    SET
      status = 'removed'
    WHERE
      id = ${elsewhere}::int
  `);
  await refused({ snapshotId: elsewhere }).toMatchObject({ code: "snapshot-not-ready" });
});

it(
  "puts a changed parameter in force from the next run on, with its reason, below what a run says " +
    "itself",
  async () => {
    const snapshotId = await seedSnapshot(people(12));
    await setDetectorParam(admin, {
      code: "KEL-01",
      param: "maxMembers",
      value: 20,
      reason: "banyak pesantren di kabupaten ini",
    });
    await expect(
      setDetectorParam(admin, { code: "KEL-01", param: "maxMembers", value: -3, reason: "salah ketik" }),
    ).rejects.toMatchObject({ code: "param-invalid" });
    await expect(
      setDetectorParam(admin, { code: "KEL-01", param: "maxMembers", value: 3, reason: " " }),
    ).rejects.toMatchObject({ kind: "bad-input" });
    const runWith = async (set: Parameters<typeof startRun>[1]["set"]) => {
      const { runId } = await startRun(admin, { snapshotId, detectors: ["KEL-01"], set });
      await executeRun(runId);
      const { params, findings } = await getRun(admin, runId);
      return { params: params["KEL-01"], findings };
    };
    expect(await runWith([])).toEqual({ params: { maxMembers: 20 }, findings: 0 });
    expect(await runWith([{ code: "KEL-01", param: "maxMembers", value: 10 }])).toEqual({
      params: { maxMembers: 10 },
      findings: 1,
    });
    const rule = findDetectorByCode("KEL-01");
    if (rule === undefined) throw new Error("KEL-01 is in the catalogue");
    expect(paramsInForce(rule, await readStoredParams())).toMatchObject([
      {
        name: "maxMembers",
        default: 10,
        value: 20,
        change: { reason: "banyak pesantren di kabupaten ini", by: "u-admin" },
      },
    ]);
  },
);

it("takes the previous period as baseline unless told otherwise", async () => {
  const before = await seedSnapshot(people(12), { period: "TW III 2025", referenceDate: "2025-09-10" });
  const snapshotId = await seedSnapshot(people(12), { previousId: before });
  const baseline = async (input: { baselineId?: number | null }) =>
    (await getRun(CLI, (await startRun(CLI, { snapshotId, ...input })).runId)).baselineId;
  expect(await baseline({})).toBe(before);
  expect(await baseline({ baselineId: null })).toBeNull();
  await query(sql`
    UPDATE snapshot
    SET
      status = 'removed'
    WHERE
      id = ${before}::int
  `);
  expect(await baseline({})).toBeNull();
});

it("shows runs newest first, to those whose area they touch", async () => {
  const { runs, next } = await listRuns(admin, { limit: 2 });
  expect(runs.map(({ id }) => id)).toEqual([...runs.map(({ id }) => id)].sort((a, b) => b - a));
  expect(next).toBe(runs[1]?.id);
  expect((await listRuns(admin, { before: next ?? 0 })).runs[0]?.id).toBeLessThan(next ?? 0);
  const [newest] = runs;
  expect((await listRuns(actor("verifikator", ["331401"]))).runs.length).toBeGreaterThan(0);
  expect((await listRuns(actor("verifikator", ["3313"]))).runs).toEqual([]);
  await expect(getRun(actor("verifikator", ["3313"]), newest?.id ?? 0)).rejects.toMatchObject({
    kind: "not-found",
  });
  expect(await runProgress(admin, newest?.id ?? 0)).toMatchObject({
    status: "queued",
    over: 0,
    failed: 0,
    running: [],
  });
  await expect(runProgress(actor("verifikator", ["3313"]), newest?.id ?? 0)).rejects.toMatchObject({
    kind: "not-found",
  });
});

it("writes every start, cancellation and change on the trail", async () => {
  const { runId } = await startRun(CLI, { snapshotId: await seedSnapshot(people(2)) });
  await cancelRun(admin, { runId });
  await executeRun(runId);
  const trail = await query(sql`
    SELECT
      action,
      actor_id
    FROM
      audit_event
    WHERE
      entity_type = 'run'
      AND entity_id = ${String(runId)}
    ORDER BY
      seq
  `);
  expect(trail.rows).toEqual([
    { action: "run.start", actor_id: "system" },
    { action: "run.cancel", actor_id: "u-admin" },
    { action: "run.cancelled", actor_id: "system" },
  ]);
  const changes = await query(sql`
    SELECT
      count(*)::int AS n
    FROM
      audit_event
    WHERE
      action = 'detector.set-param'
  `);
  expect(changes.rows).toEqual([{ n: 1 }]);
});
