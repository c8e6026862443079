import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { query } from "@/lib/db/sql";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import type { ExampleRow } from "@/lib/detectors/kit/types";
import { SYSTEM } from "@/lib/access/actor";
import { getRun } from "@/lib/run/queries/get";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedUser } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";
import type { SeedSnapshot } from "@/tests/support/seed-snapshot";
import { seedFinal } from "@/tests/support/seed-final";

await freshDatabase();
// Whoever decides has an account: u-1.
await seedUser("1", "verifikator");
const CLI = { actor: SYSTEM };

const roll = (count: number, over: (n: number) => ExampleRow, options: SeedSnapshot = {}) =>
  seedSnapshot(
    Array.from({ length: count }, (_, n) => ({
      fileOrd: over(n).fileOrd ?? 1,
      raw: exampleVoter(n, over(n)),
    })),
    options,
  );

async function run(snapshotId: number, input: Omit<Parameters<typeof startRun>[1], "snapshotId"> = {}) {
  const { runId } = await startRun(CLI, { snapshotId, ...input });
  await executeRun(runId);
  return getRun(CLI, runId);
}

interface Found {
  readonly id: number;
  readonly detector: string;
  readonly subject_key: string;
  readonly subject_type: string;
  readonly is_group: boolean;
  readonly area_code: string;
  readonly fingerprint: string;
  readonly evidence: Record<string, unknown>;
  readonly absorbed: { code: string; evidence: unknown; rows?: number[] }[];
  readonly rows: number[];
}

async function findings(runId: number): Promise<Found[]> {
  const found = await query(sql`
    SELECT
      f.id,
      f.detector,
      f.subject_key,
      f.subject_type,
      f.is_group,
      f.area_code,
      f.fingerprint,
      f.evidence,
      f.absorbed,
      ARRAY(
        SELECT
          r.row_no
        FROM
          finding_record r
        WHERE
          r.finding_id = f.id
          AND r.role = 'subject'
        ORDER BY
          r.ord
      ) AS rows
    FROM
      finding f
      JOIN run_finding rf ON rf.finding_id = f.id
      AND rf.run_id = ${runId}::int
    ORDER BY
      f.id
  `);
  return found.rows as unknown as Found[];
}

it("keeps single findings up to the limit and gives one group above it, with all rows", async () => {
  // One desa of 200 rows: the limit is 50, so the 51st makes a group.
  const single = await run(await roll(200, (n) => (n < 50 ? { nik: "33" } : {})), { detectors: ["IDN-02"] });
  expect(single.findings).toBe(50);
  const grouped = await run(await roll(200, (n) => (n < 51 ? { nik: "33" } : {})), { detectors: ["IDN-02"] });
  const [group, ...others] = await findings(grouped.id);
  expect(others).toEqual([]);
  expect(group).toMatchObject({
    subject_key: "D:3314012011",
    subject_type: "desa",
    is_group: true,
    area_code: "3314012011",
  });
  expect(group?.evidence).toMatchObject({
    group: true,
    by: "desa",
    count: 51,
    of: 200,
    sample: [
      { problem: "length" },
      { problem: "length" },
      { problem: "length" },
      { problem: "length" },
      { problem: "length" },
    ],
  });
  expect(group?.rows).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
});

it("groups by desa where one desa floods, by file where most do", async () => {
  const desa = ["SAREN", "KEDEN", "KRIKILAN"];
  const place = (n: number) => ({ desa: desa[n % 3] ?? null });
  const one = await run(
    await roll(600, (n) => ({ ...place(n), ...(n % 3 === 1 && n < 300 ? { nik: "33" } : {}) })),
    { detectors: ["IDN-02"] },
  );
  expect((await findings(one.id)).map(({ subject_key }) => subject_key)).toEqual(["D:3314012001"]);
  const most = await run(
    await roll(600, (n) => ({ ...place(n), ...(n % 3 < 2 && n < 300 ? { nik: "33" } : {}) })),
    { detectors: ["IDN-02"] },
  );
  expect(
    (await findings(most.id)).map(({ subject_key, area_code, rows }) => [
      subject_key,
      area_code,
      rows.length,
    ]),
  ).toEqual([["F:1", "331401", 200]]);
});

it("absorbs a weaker finding into the stronger about the same record, evidence and all", async () => {
  // 31 April and another birth date: the NIK is impossible, its date is no second question. The family card
  // is one.
  const done = await run(
    await roll(5, (n) =>
      n === 2 ? { nik: "3314013104850002", birthDate: "12|03|1985", sex: "L", nkk: null } : {},
    ),
    { detectors: ["IDN-03", "IDN-04", "IDN-06"] },
  );
  const found = await findings(done.id);
  expect(found.map(({ detector }) => detector)).toEqual(["IDN-03", "IDN-06"]);
  expect(found[0]?.absorbed).toEqual([
    {
      code: "IDN-04",
      evidence: { cause: "otherDate", parts: "dayMonth", nik: "31-04-··", roll: "12-03-··", swapped: false },
    },
  ]);
  expect(done.detectors.map(({ code, findings: n }) => [code, n])).toEqual([
    ["IDN-03", 1],
    ["IDN-04", 0],
    ["IDN-06", 1],
  ]);
});

it("absorbs across subjects only where every row is covered", async () => {
  const twice = (n: number) => (n < 2 ? exampleVoter(0) : {});
  const file = await roll(60, (n) => ({ ...(n >= 30 ? exampleVoter(n - 30) : {}), fileOrd: n < 30 ? 1 : 2 }));
  const copied = await run(file, { detectors: ["BRK-04", "GND-01"] });
  const [whole, ...rest] = await findings(copied.id);
  expect(rest).toEqual([]);
  expect(whole?.absorbed).toMatchObject([{ code: "GND-01", count: 30 }]);
  expect(whole?.absorbed[0]?.rows).toHaveLength(60);
  const pair = await run(await roll(6, twice), { detectors: ["BRK-04", "GND-01"] });
  expect((await findings(pair.id)).map(({ detector, subject_key }) => [detector, subject_key])).toEqual([
    ["GND-01", "R:1,2"],
  ]);
});

it("finds the same findings again when run again, with their decisions", async () => {
  const snapshot = await roll(40, (n) =>
    n === 3
      ? { nik: null }
      : n === 7 || n === 8
        ? { nik: "3314015203850002", name: "RETNO", birthDate: "12|03|1985", sex: "P" }
        : {},
  );
  const first = await run(snapshot);
  const before = await findings(first.id);
  expect(before.length).toBeGreaterThanOrEqual(2);
  const [decided] = before;
  await seedFinal(decided!.id, "u-1", "rejected", { revision: 2 });
  const second = await run(snapshot);
  expect(await findings(second.id)).toEqual(before);
  const kept = await query(sql`
    SELECT
      state,
      outcome
    FROM
      finding
    WHERE
      id = ${decided?.id}
  `);
  expect(kept.rows).toEqual([{ state: "final", outcome: "rejected" }]);
  expect(second.findings).toBe(first.findings);
});

it("brings an untouched finding up to other parameters, and leaves a judged one as it was seen", async () => {
  const snapshot = await roll(30, (n) =>
    n < 12 ? { nkk: "3314011203150002" } : n < 24 ? { nkk: "3314011203150003" } : {},
  );
  const first = await run(snapshot, { detectors: ["KEL-01"] });
  const [judged] = await findings(first.id);
  await seedFinal(judged!.id, "u-1", "accepted", { revision: 2 });
  const second = await run(snapshot, {
    detectors: ["KEL-01"],
    set: [{ code: "KEL-01", param: "maxMembers", value: 5 }],
  });
  expect((await findings(second.id)).map(({ evidence }) => evidence.maxMembers)).toEqual([10, 5]);
  expect(second.params["KEL-01"]).toEqual({ maxMembers: 5 });
});

it("recognises the question in the next snapshot by its fingerprint, whatever the row numbers", async () => {
  const odd = { nik: "3314011203850000", name: "BUDI SANTOSO", birthDate: "12|03|1985", sex: "L" };
  const one = await run(await roll(10, (n) => (n === 2 ? odd : {})), { detectors: ["IDN-03"] });
  const two = await run(
    await roll(20, (n) => (n === 17 ? { ...odd, tps: "004", rt: "09" } : {}), { period: "TW I 2026" }),
    { detectors: ["IDN-03"] },
  );
  const other = await run(await roll(10, (n) => (n === 2 ? { ...odd, nik: "3314011203860000" } : {})), {
    detectors: ["IDN-03"],
  });
  const prints = await Promise.all(
    [one, two, other].map(async ({ id }) => (await findings(id)).map(({ fingerprint }) => fingerprint)),
  );
  expect(prints[0]).toEqual(prints[1]);
  expect(prints[0]).not.toEqual(prints[2]);
});

it("holds back what rests on damaged numbers, wholly or for the files concerned, and says so", async () => {
  const cut = (n: number) => ({ nik: `${(exampleVoter(n).nik ?? "").slice(0, 15)}0` });
  const all = await run(await roll(210, cut), { detectors: ["BRK-01", "IDN-03", "GND-01", "GND-02"] });
  expect(all.detectors.map(({ code, status, reason }) => [code, status, reason?.key ?? null])).toEqual([
    ["BRK-01", "done", null],
    ["IDN-03", "done", null],
    ["GND-01", "held-back", "heldBackAll"],
    ["GND-02", "held-back", "heldBackAll"],
  ]);
  expect((await findings(all.id)).map(({ detector, subject_key }) => [detector, subject_key])).toEqual([
    ["BRK-01", "F:1#nik"],
  ]);
  const twin = { nik: "3314015203850002", name: "RETNO", birthDate: "12|03|1985", sex: "P" };
  const part = await run(
    await roll(215, (n) => (n < 210 ? { ...cut(n), fileOrd: 1 } : { ...(n < 212 ? twin : {}), fileOrd: 2 })),
    { detectors: ["GND-01"] },
  );
  expect(part.detectors[0]).toMatchObject({
    status: "done",
    findings: 1,
    reason: { key: "heldBackSome", values: { code: "BRK-01", count: 1, files: "berkas-1.csv" } },
  });
});

it("records what is not applicable, with the reason, instead of nothing found", async () => {
  const publicForm = await run(
    await roll(5, () => ({}), {
      columns: ["name", "sex", "age", "address", "rt", "rw", "remark", "desa", "kecamatan"],
    }),
    { detectors: ["IDN-03", "IDN-08", "IDN-10", "GND-01", "UBH-05"] },
  );
  expect(publicForm.detectors.map(({ code, status, reason }) => [code, status, reason])).toEqual([
    ["IDN-03", "not-applicable", { key: "missingColumn", values: { column: "nik" } }],
    ["IDN-08", "not-applicable", { key: "missingColumn", values: { column: "marital" } }],
    ["IDN-10", "not-applicable", { key: "missingColumn", values: { column: "birthDate" } }],
    ["GND-01", "not-applicable", { key: "missingColumn", values: { column: "nik" } }],
    ["UBH-05", "not-applicable", { key: "missingColumn", values: { column: "nik" } }],
  ]);
  const masked = await run(await roll(5, () => ({ nik: "331401**********" })), {
    detectors: ["BRK-06", "IDN-03", "GND-02"],
  });
  expect(masked.detectors.map(({ status, reason }) => [status, reason?.key ?? null])).toEqual([
    ["done", null],
    ["not-applicable", "maskedColumn"],
    ["not-applicable", "maskedColumn"],
  ]);
});

it("does not depend on the order in which rows lie in the table", async () => {
  const people = (n: number): ExampleRow =>
    n % 17 === 0
      ? { nik: "33" }
      : n % 13 === 0
        ? { nik: "3314015203850002", name: "RETNO", birthDate: "12|03|1985" }
        : n % 11 === 0
          ? { nkk: "3314011203150002" }
          : {};
  const forwards = await run(await roll(150, people));
  const backwards = await run(await roll(150, people, { shuffle: (rows) => rows.reverse() }));
  const plain = async (id: number) => (await findings(id)).map(({ id: _, ...finding }) => finding);
  expect(await plain(backwards.id)).toEqual(await plain(forwards.id));
  expect(forwards.findings).toBeGreaterThan(10);
});

it("asks nothing about a roll without a fault", async () => {
  const done = await run(await roll(400, (n) => ({ tps: `00${1 + (n % 3)}` })));
  expect((await findings(done.id)).map(({ detector, subject_key }) => `${detector} ${subject_key}`)).toEqual(
    [],
  );
  expect(done.detectors.filter(({ status }) => status === "failed")).toEqual([]);
});

it("leaves nothing of its work behind", async () => {
  const left = await query(sql`
    SELECT
      (
        SELECT
          count(*)::int
        FROM
          run_stage
      ) AS staged,
      (
        SELECT
          count(*)::int
        FROM
          pg_class
        WHERE
          relname ~ '^run_[0-9]+_'
      ) AS tables,
      (
        SELECT
          count(*)::int
        FROM
          finding
        WHERE
          search_text ~ '[0-9]'
      ) AS numbers
  `);
  expect(left.rows).toEqual([{ staged: 0, tables: 0, numbers: 0 }]);
  const places = await query(sql`
    SELECT DISTINCT
      kec_key
    FROM
      finding
    WHERE
      desa_key IS NOT NULL
    ORDER BY
      1
  `);
  expect(places.rows).toEqual([{ kec_key: "331401" }]);
});
