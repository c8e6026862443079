import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { verifyAudit } from "@/lib/audit/services/verify";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding, undoFinding } from "@/lib/finding/services/review/judgement";
import { returnFinding, signOffFinding } from "@/lib/finding/services/review/supervision";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as, refusal } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  seedUser,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

const database = await freshDatabase();
let office: Office;
let at: SeededSnapshot;
const REJECT = { outcome: "rejected", reason: "ORANG-BERBEDA" } as const;
const ACCEPT = { outcome: "accepted", followUp: { code: "KOORDINASI-DUKCAPIL" } } as const;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
});

describe("of two at once", () => {
  it("exactly one takes a finding, and the other is told who has it", async () => {
    for (let round = 0; round < 15; round += 1) {
      const findingId = await seedFinding(at);
      const all = await Promise.allSettled(
        [office.kec1, office.both, office.desa, office.supervisor].map((actor) =>
          claimFinding(as(actor), { findingId }),
        ),
      );
      expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
      for (const one of all)
        if (one.status === "rejected")
          expect(one.reason).toMatchObject({
            kind: "conflict",
            code: "finding-held",
            values: { by: expect.stringMatching(/kec1|both|desa|supervisor/) as unknown },
          });
    }
  });

  it("exactly one judgement wins, even from two windows of one person", async () => {
    for (let round = 0; round < 15; round += 1) {
      const findingId = await seedFinding(at);
      const { revision } = await claimFinding(as(office.kec1), { findingId });
      const results = await Promise.all([
        refusal(judgeFinding(as(office.kec1), { findingId, revision, answer: REJECT })),
        refusal(judgeFinding(as(office.kec1), { findingId, revision, answer: ACCEPT })),
      ]);
      expect(results.sort()).toEqual(["done", "finding-state"]);
      expect(await prisma().judgement.count({ where: { findingId } })).toBe(1);
    }
  });

  it("sign-off, return and undo of one judgement: one of them happens", async () => {
    for (let round = 0; round < 15; round += 1) {
      const findingId = await seedFinding(at, { tier: "T" });
      const { revision: held } = await claimFinding(as(office.kec1), { findingId });
      const { revision } = await judgeFinding(as(office.kec1), { findingId, revision: held, answer: REJECT });
      const target = { findingId, revision };
      const results = await Promise.all([
        refusal(signOffFinding(as(office.supervisor), target)),
        refusal(returnFinding(as(office.deputy), { ...target, reason: "BUKTI-KURANG" })),
        refusal(undoFinding(as(office.kec1), target)),
      ]);
      expect(results.filter((result) => result === "done")).toHaveLength(1);
      expect(await prisma().judgement.count({ where: { findingId } })).toBe(2);
    }
  });
});

it("40 reviewers in two processes: nothing handed out or decided twice, nothing lost, the trail sound", async () => {
  const people = await Promise.all(
    Array.from({ length: 40 }, (_value, n) =>
      seedUser(`r${n}`, "verifikator", n % 2 === 0 ? ["331401"] : ["3314"]),
    ),
  );
  await prisma().finding.updateMany({
    where: { state: { not: "final" } },
    data: { claimedBy: office.kec1.id, claimedUntil: new Date("2099-01-01") },
  });
  const findings = await Promise.all(
    Array.from({ length: 240 }, (_value, n) =>
      seedFinding(at, {
        kec: n % 3 === 0 ? "331402" : "331401",
        tier: n % 2 === 0 ? "S" : "I",
        rows: [1 + (n % 40)],
      }),
    ),
  );
  const run = promisify(execFile);
  const halves = [people.slice(0, 20), people.slice(20)].map(async (half) => {
    const env = { ...process.env, DATABASE_URL: database.url, CERMAT_POOL_MAX: "12" };
    const { stdout } = await run(
      process.execPath,
      [
        "--import",
        "tsx",
        "tests/support/reviewer-process.ts",
        JSON.stringify(half.map((person) => person.id)),
      ],
      { env, maxBuffer: 20_000_000, timeout: 150_000 },
    );
    return JSON.parse(stdout) as {
      reviewer: string;
      taken: number[];
      decided: number[];
      refused: string[];
    }[];
  });
  const told = (await Promise.all(halves)).flat();
  expect(told.flatMap((one) => one.refused)).toEqual([]);
  const byNumber = (a: number, b: number) => a - b;
  const wanted = [...findings].sort(byNumber);
  expect(told.flatMap((one) => one.taken).sort(byNumber)).toEqual(wanted);
  expect(told.flatMap((one) => one.decided).sort(byNumber)).toEqual(wanted);

  const stored = await prisma().finding.findMany({
    where: { id: { in: findings } },
    select: { id: true, state: true, decidedBy: true, claimedBy: true, kecKey: true },
  });
  const decidedBy = new Map(told.flatMap((one) => one.decided.map((id) => [id, one.reviewer] as const)));
  for (const finding of stored)
    expect(finding).toMatchObject({ state: "final", claimedBy: null, decidedBy: decidedBy.get(finding.id) });
  const narrow = new Set(people.filter((_person, n) => n % 2 === 0).map((person) => person.id));
  for (const finding of stored)
    if (narrow.has(finding.decidedBy ?? "")) expect(finding.kecKey).toBe("331401");
  const undone = findings.filter((id) => id % 9 === 0).length;
  expect(await prisma().judgement.count({ where: { findingId: { in: findings }, kind: "decision" } })).toBe(
    findings.length + undone,
  );
  expect(
    await prisma().auditEvent.count({
      where: { action: "finding.claim", entityId: { in: findings.map(String) } },
    }),
  ).toBe(findings.length);
  expect(told.filter((one) => one.decided.length > 0).length).toBeGreaterThan(10);
  expect(await verifyAudit(as(office.auditor))).toMatchObject({ ok: true });
}, 200_000);
