import { text } from "node:stream/consumers";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { onPool } from "@/lib/db/tx-rows";
import { exampleVoter } from "@/lib/detectors/kit/example-voter";
import { DETECTORS } from "@/lib/detectors/registry";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { countFindings } from "@/lib/finding/queries/queue/counts";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { getFinding, type FindingView } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { heat } from "@/lib/dashboard/queries/heat";
import { progress } from "@/lib/dashboard/queries/progress";
import { countOpenWork } from "@/lib/report/queries/count-open";
import { disparity } from "@/lib/oversight/queries/disparity";
import { controlFindingRates } from "@/lib/oversight/queries/control-answers";
import { agreement, pace, precision, switches } from "@/lib/oversight/queries/quality";
import { getRun } from "@/lib/run/queries/get";
import { reviewTrust } from "@/lib/oversight/queries/trust";
import { blindFinding, judgeFinding } from "@/lib/finding/services/review/judgement";
import { claimFinding } from "@/lib/finding/services/queue";
import { exportFindings } from "@/lib/finding/services/export";
import { signOffFinding } from "@/lib/finding/services/review/supervision";
import { getReport, listReports } from "@/lib/report/queries/get";
import { buildReport } from "@/lib/report/services/build";
import { createReport } from "@/lib/report/services/create";
import { insertControlsInRun } from "@/lib/oversight/services/controls/insert-in-run";
import { executeRun } from "@/lib/run/engine/execute-run";
import { startRun } from "@/lib/run/services/start";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedOffice, type Office } from "@/tests/support/review-seed";
import { seedSnapshot } from "@/tests/support/seed-snapshot";

await freshDatabase();
let office: Office;
let reviewer: Actor;
let snapshotId: number;
let runId: number;
let inserted: { findingId: number; expected: string }[];

const DESA = ["SAREN", "KEDEN", "KRIKILAN", "TROBAYAN", "BUKURAN"];

beforeAll(async () => {
  office = await seedOffice();
  reviewer = office.both;
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
  await setReviewPolicy(as(office.admin), {
    param: "knownAnswerShare",
    value: 0.2,
    reason: "banyak soal kendali dalam uji",
  });
  const broken = (n: number) =>
    n % 31 === 0
      ? { nik: "331401510185" }
      : n % 37 === 0
        ? { birthDate: "31|02|1985" }
        : n % 41 === 0
          ? { name: "?" }
          : {};
  snapshotId = await seedSnapshot(
    Array.from({ length: 1500 }, (_value, n) => ({
      fileOrd: 1,
      raw: exampleVoter(n, { desa: DESA[n % 5]!, ...broken(n) }),
    })),
  );
  ({ runId } = await startRun(
    { actor: SYSTEM },
    { snapshotId, detectors: ["IDN-02", "IDN-10", "IDN-11", "GND-01"] },
  ));
  await executeRun(runId, { beforePublish: insertControlsInRun });
  inserted = await prisma().controlFinding.findMany({
    orderBy: { findingId: "asc" },
    select: { findingId: true, expected: true },
  });
});

/** The form of a value: what a reviewer could tell from it without knowing what is true. */
function form(view: FindingView): unknown {
  return {
    keys: Object.keys(view).sort(),
    records: view.records.map((record) => Object.keys(record).sort()),
    place: Object.values(view.place).map((value) => typeof value),
    file: view.records.map((record) => [record.fileName === null, record.lineNo === null]),
    household: view.household.length > 0,
    tps: view.tps.some((neighbour) => neighbour.subject),
    machine: view.machine && Object.keys(view.machine).sort(),
    sentence: view.machine?.sentence != null,
    runs: view.rowCount === view.records.length,
  };
}

describe("synthetic findings with a known answer", () => {
  it("are inserted as their share says, of both answers, and say so nowhere", async () => {
    const real = await prisma().runFinding.count({ where: { runId } });
    expect(inserted.length).toBeGreaterThan(10);
    expect(inserted.length).toBeLessThanOrEqual(Math.floor(0.2 * real));
    expect(new Set(inserted.map((one) => one.expected))).toEqual(new Set(["accepted", "rejected"]));
    for (const actor of [office.supervisor, reviewer, office.auditor]) {
      const run = await getRun(as(actor), runId);
      expect(run.findings).toBe(real + inserted.length);
      for (const { code, findings } of run.detectors)
        expect([code, findings]).toEqual([
          code,
          await countFindings(as(office.supervisor), { snapshotId, detectors: [code] }),
        ]);
    }
  });

  it("look like their neighbours: same fields, same surroundings, numbers among theirs", async () => {
    const rows = (await findingPage(as(reviewer), { filter: { runId }, limit: 100 })).rows;
    const controls = new Set(inserted.map((one) => one.findingId));
    const [synthetic, real] = [
      rows.filter((row) => controls.has(row.id)),
      rows.filter((row) => !controls.has(row.id)),
    ];
    expect(synthetic.length).toBeGreaterThan(3);
    expect(new Set(synthetic.map((row) => Object.keys(row).sort().join()))).toEqual(
      new Set(real.map((row) => Object.keys(row).sort().join())),
    );
    for (const row of synthetic) {
      const twin = real.find((other) => other.detector === row.detector);
      if (!twin) continue;
      expect(form(await getFinding(as(reviewer), row.id))).toEqual(
        form(await getFinding(as(reviewer), twin.id)),
      );
      expect(JSON.stringify(row)).not.toMatch(/known|kendali|synthetic/i);
    }
  });

  it(
    "stand where a finding of their rule and their lines would stand, so that no number and no order " +
      "gives them away",
    async () => {
      const stored = await prisma().finding.findMany({
        where: { firstRunId: runId },
        orderBy: { id: "asc" },
        select: {
          id: true,
          detector: true,
          records: { orderBy: { ord: "asc" }, take: 1, select: { rowNo: true } },
        },
      });
      const shown = stored.map(({ id, detector, records }) => ({ id, detector, row: records[0]!.rowNo }));
      const order = DETECTORS.map(({ code }) => code as string);
      const sorted = [...shown].sort(
        (a, b) => order.indexOf(a.detector) - order.indexOf(b.detector) || a.row - b.row || a.id - b.id,
      );
      expect(shown).toEqual(sorted);
      const ids = shown.map(({ id }) => id);
      expect(ids.at(-1)! - ids[0]!).toBe(ids.length - 1);
    },
  );

  it(
    "count as work in the summary, rule by rule as in the queue, so that no difference says where they " +
      "are",
    async () => {
      const families = ["BRK", "GND", "IDN", "KEL", "MOB", "RUJ", "STA", "UBH"];
      const cells = await Promise.all(
        families.map((family) => heat(as(reviewer), snapshotId, { by: "kec" }, { by: "rule", family })),
      );
      const byRule = Map.groupBy(cells.flat(), ({ column }) => column);
      for (const [code, own] of byRule)
        expect([code, own.reduce((all, { total }) => all + total, 0)]).toEqual([
          code,
          await countFindings(as(reviewer), { snapshotId, detectors: [code] }),
        ]);
      expect(byRule.size).toBeGreaterThan(2);
      const asked = { id: snapshotId, regionCode: "3314" };
      const { total, controls } = await progress(as(reviewer), asked);
      expect(controls).toBe(false);
      expect(total).toBe((await prisma().runFinding.count({ where: { runId } })) + inserted.length);
      expect((await progress({ actor: SYSTEM }, asked)).controls).toBe(true);
    },
  );

  it("keep a final report waiting like any other, so that its refusal names none", async () => {
    const open = await countFindings(as(office.supervisor), { snapshotId });
    expect(await countOpenWork(runId, onPool)).toBe(open);
    await expect(createReport(as(office.supervisor), { runId, final: true })).rejects.toMatchObject({
      code: "final-open-findings",
      values: { open },
    });
  });

  it("cannot be found by comparing with the queue: who judges there carries away what is final", async () => {
    const linesOf = async (actor: Actor) => {
      const { stream } = await exportFindings(as(actor), { runId, format: "jsonl" });
      return (await text(stream)).split("\n").filter((line) => line !== "").length;
    };
    expect(await linesOf(office.supervisor)).toBe(0);
    expect(await linesOf(office.admin)).toBe(await prisma().runFinding.count({ where: { runId } }));
    const { reportId: full } = await createReport(as(office.admin), { runId });
    const { reportId: decided } = await createReport(as(office.supervisor), { runId });
    expect((await listReports(as(office.supervisor), runId)).map(({ id }) => id)).toEqual([decided]);
    await expect(getReport(as(office.supervisor), full)).rejects.toMatchObject({ code: "report-not-found" });
    expect((await listReports(as(office.auditor), runId)).map(({ id }) => id)).toEqual([decided, full]);
  });

  it("reach no export, no statistic, no report and no follow-up, decided or not", async () => {
    const before = await everything();
    for (const { findingId, expected } of inserted) await decide(findingId, expected === "accepted");
    expect(
      await prisma().finding.count({
        where: { id: { in: inserted.map((one) => one.findingId) }, state: "final" },
      }),
    ).toBe(inserted.length);
    expect(await everything()).toEqual(before);
    const controls = new Set(inserted.map((one) => one.findingId));
    for await (const row of exportRows({ runId }, { unmasked: true, people: 20 }))
      expect(controls.has(row.findingId)).toBe(false);
    for await (const row of followUpRows(runId, true)) expect(controls.has(row.findingId)).toBe(false);
    const { stream } = await exportFindings(as(office.supervisor), { runId, format: "csv" });
    const csv = await text(stream);
    const { reportId } = await createReport(as(office.supervisor), { runId });
    await buildReport(reportId);
    const written = await readFile(join(reportDir(reportId), "temuan.csv"), "utf8");
    for (const id of controls) {
      expect(csv).not.toMatch(new RegExp(`^${id},`, "m"));
      expect(written).not.toMatch(new RegExp(`^${id},`, "m"));
    }
  });

  it("tell reviewers a rate of ten answers or more, and move it at the end of a month only", async () => {
    const nextMonth = new Date(Date.now() + 32 * 86_400_000);
    expect(await controlFindingRates(snapshotId, { now: nextMonth })).toMatchObject([
      { reviewer: "both", n: inserted.length, k: inserted.length, rate: 1 },
    ]);
    expect(await controlFindingRates(snapshotId)).toEqual([]);
    for (const actor of [office.supervisor, reviewer, office.kec2, office.admin])
      expect((await reviewTrust(as(actor), snapshotId)).controls).toEqual([]);
  });

  it("are not inserted a second time by running again", async () => {
    const again = await startRun(
      { actor: SYSTEM },
      { snapshotId, detectors: ["IDN-02", "IDN-10", "IDN-11", "GND-01"] },
    );
    await executeRun(again.runId, { beforePublish: insertControlsInRun });
    expect(await prisma().controlFinding.count()).toBe(inserted.length);
  });
});

async function decide(findingId: number, accept: boolean): Promise<void> {
  let { revision } = await claimFinding(as(reviewer), { findingId });
  const view = await getFinding(as(reviewer), findingId);
  if (view.comparison)
    ({ revision } = await blindFinding(as(reviewer), {
      findingId,
      revision,
      outcome: accept ? "accepted" : "rejected",
    }));
  const rows = view.records.length > 1 ? { rows: [view.records[0]!.rowNo] } : {};
  const answer = accept
    ? { outcome: "accepted", followUp: { code: "KOORDINASI-DUKCAPIL", ...rows } }
    : { outcome: "rejected", reason: "ORANG-BERBEDA" };
  const judged = await judgeFinding(as(reviewer), { findingId, revision, answer, seconds: 30 });
  if (judged.state === "awaiting_signoff")
    await signOffFinding(as(office.supervisor), { findingId, revision: judged.revision });
}

async function everything() {
  const scope = { runId };
  return {
    precision: await precision(scope),
    agreement: await agreement(scope),
    switches: await switches(scope),
    pace: await pace({ snapshotId }),
    disparity: await disparity(snapshotId, scope),
    precisionOfPeriod: await precision({ snapshotId }),
  };
}
