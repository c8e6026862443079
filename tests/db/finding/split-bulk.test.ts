import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { bulkJudge } from "@/lib/finding/services/review/bulk";
import { claimFinding } from "@/lib/finding/services/queue";
import { splitFinding } from "@/lib/finding/services/review/split";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as, refusal } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type FindingSeed,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
});

it("splits a group into one open finding per record, in the same runs, and leaves the group undecided", async () => {
  const group = await seedFinding(at, { isGroup: true, rows: [1, 2, 3, 4], evidence: { group: true } });
  const plain = await seedFinding(at);
  const held = await claimFinding(as(office.kec1), { findingId: plain });
  expect(await refusal(splitFinding(as(office.kec1), { findingId: plain, revision: held.revision }))).toBe(
    "finding-not-group",
  );
  const { revision } = await claimFinding(as(office.kec1), { findingId: group });
  const done = await splitFinding(as(office.kec1), { findingId: group, revision });
  expect(done).toMatchObject({ state: "split", members: 4 });
  const members = await prisma().finding.findMany({
    where: { splitFromId: group },
    orderBy: { id: "asc" },
    select: {
      subjectKey: true,
      state: true,
      kecKey: true,
      desaKey: true,
      tpsNo: true,
      isGroup: true,
      evidence: true,
      fingerprint: true,
      records: { select: { rowNo: true } },
      runs: { select: { runId: true } },
    },
  });
  expect(members.map((single) => single.subjectKey)).toEqual(["R:1", "R:2", "R:3", "R:4"]);
  expect(new Set(members.map((single) => single.fingerprint)).size).toBe(4);
  expect(members[1]).toMatchObject({
    state: "new",
    kecKey: "331401",
    desaKey: "3314012001",
    tpsNo: 1,
    isGroup: false,
    records: [{ rowNo: 2 }],
    runs: [{ runId: at.runId }],
  });
  expect(members[1]?.evidence).toHaveProperty("parts");
  expect(
    await prisma().finding.findUnique({ where: { id: group }, select: { state: true, outcome: true } }),
  ).toEqual({ state: "split", outcome: null });
});

const REJECT = { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" } as const;

async function held(actor: Actor, seeds: FindingSeed[]) {
  const items = [];
  for (const seed of seeds) {
    const findingId = await seedFinding(at, seed);
    const { revision } = await claimFinding(as(actor), { findingId });
    items.push({ findingId, revision });
  }
  return items;
}

it("judges in bulk one by one, each with its own trail, and names what failed", async () => {
  const items = await held(office.kec1, [{}, {}, {}]);
  await prisma().finding.update({
    where: { id: items[1]!.findingId },
    data: { claimedUntil: new Date(Date.now() - 1000) },
  });
  const done = await bulkJudge(as(office.kec1), { items, answer: REJECT, confirmed: true });
  expect(done.map((item) => (item.ok ? item.result.state : item.code))).toEqual([
    "final",
    "finding-lease-lost",
    "final",
  ]);
  const trail = await prisma().auditEvent.findMany({
    where: {
      entityType: "finding",
      entityId: { in: items.map((item) => String(item.findingId)) },
      action: { startsWith: "finding.judge" },
    },
    select: { action: true },
  });
  expect(trail.map((event) => event.action).sort()).toEqual([
    "finding.judge",
    "finding.judge",
    "finding.judge.refused",
  ]);
  expect(
    await prisma().judgement.count({ where: { findingId: { in: items.map((item) => item.findingId) } } }),
  ).toBe(2);
});

it("refuses what must be looked at one by one", async () => {
  const bulk = async (seeds: FindingSeed[], answer: object = REJECT) =>
    refusal(bulkJudge(as(office.kec1), { items: await held(office.kec1, seeds), answer, confirmed: true }));
  expect(await bulk([{ tier: "T" }, { tier: "T" }])).toBe("bulk-tier");
  expect(await bulk([{}, { detector: "IDN-05" }])).toBe("bulk-mixed");
  expect(await bulk([{ evidence: { part: "day" } }, { evidence: { part: "year" } }])).toBe("bulk-mixed");
  expect(
    await bulk([
      { detector: "GND-02", rows: [5, 6], tier: "S" },
      { detector: "GND-02", rows: [7, 8], tier: "S" },
    ]),
  ).toBe("bulk-comparison");
  expect(
    await bulk([{}, {}], { outcome: "accepted", followUp: { code: "TMS-4", paper: { kind: "MENYUSUL" } } }),
  ).toBe("bulk-strikes");
  expect(
    await refusal(bulkJudge(as(office.kec1), { items: await held(office.kec1, [{}]), answer: REJECT })),
  ).toBe("invalid-input");
  const many = Array.from({ length: 51 }, (_value, at) => ({ findingId: at + 1, revision: 1 }));
  expect(await refusal(bulkJudge(as(office.kec1), { items: many, answer: REJECT, confirmed: true }))).toBe(
    "invalid-input",
  );
  expect(
    await refusal(bulkJudge(as(office.admin), { items: many.slice(0, 2), answer: REJECT, confirmed: true })),
  ).toBe("finding-role");
});

it("marks in the queue which findings may be judged together, as the server will ask", async () => {
  const ids = {
    day: await seedFinding(at, { evidence: { part: "day" } }),
    sameDay: await seedFinding(at, { evidence: { part: "day" } }),
    year: await seedFinding(at, { evidence: { part: "year" } }),
    high: await seedFinding(at, { tier: "T" }),
    compared: await seedFinding(at, { detector: "GND-02", rows: [9, 10], evidence: { class: "K2" } }),
  };
  const { rows } = await findingPage(as(office.kec1), {
    filter: { snapshotId: at.snapshotId },
    sort: "newest",
  });
  const kind = (id: number) => rows.find((row) => row.id === id)?.bulkKind;
  expect(kind(ids.day)).toBe(kind(ids.sameDay));
  expect(kind(ids.day)).not.toBe(kind(ids.year));
  expect([kind(ids.high), kind(ids.compared)]).toEqual([null, null]);
});
