import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { trainAndOrder } from "@/lib/finding/services/train-ranker";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";
import { seedFinal } from "@/tests/support/seed-final";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;

/** Fingerprints outside the random share, so that the test speaks of the learned part. */
const ordinary = (() => {
  let n = 0;
  return () => {
    for (;;) {
      n += 1;
      if (repeatableDraw(`order-${n}`, "order") >= 0.05) return `order-${n}`;
    }
  };
})();

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
});

const order = async () =>
  (
    await findingPage(as(office.supervisor), { filter: { snapshotId: at.snapshotId, states: ["new"] } })
  ).rows.map((row) => row.id);

it("orders open findings by what people accepted, and by nothing before there is enough", async () => {
  const late = await seedFinding(at, { evidence: { parts: "year" }, fingerprint: ordinary() });
  const early = await seedFinding(at, { evidence: { parts: "day-month" }, fingerprint: ordinary() });
  expect(await trainAndOrder()).toEqual({ trained: false, ordered: 0 });
  expect(await order()).toEqual([late, early]);

  for (let n = 0; n < 80; n += 1) {
    const swapped = n % 2 === 0;
    const id = await seedFinding(at, { evidence: { parts: swapped ? "day-month" : "year" } });
    const accepted = swapped ? n % 10 !== 0 : n % 11 === 0;
    await seedFinal(id, office.kec1.id, accepted ? "accepted" : "rejected", {
      reasonCode: "UBAH",
      decidedAt: new Date(2026, 10, 20, 9, n),
    });
  }
  expect(await trainAndOrder()).toMatchObject({ trained: true, ordered: 2 });
  expect(await order()).toEqual([early, late]);
  const before = await prisma().finding.findUnique({
    where: { id: early },
    select: { priority: true, revision: true, state: true },
  });
  expect(before).toMatchObject({ revision: 1, state: "new" });

  // Nothing new was decided: nothing is learned, nothing moves.
  expect(await trainAndOrder()).toEqual({ trained: false, ordered: 0 });
  const model = await prisma().rankerModel.findFirstOrThrow({ select: { model: true } });
  await prisma().rankerModel.deleteMany();
  await trainAndOrder();
  expect((await prisma().rankerModel.findFirstOrThrow({ select: { model: true } })).model).toEqual(
    model.model,
  );
});

it("says why only after the judgement", async () => {
  const [id] = await order();
  const { revision } = await claimFinding(as(office.kec1), { findingId: id! });
  expect(await getFinding(as(office.kec1), id!)).toMatchObject({ order: null });
  expect((await getFinding(as(office.supervisor), id!)).order).toBeNull();
  await judgeFinding(as(office.kec1), {
    findingId: id!,
    revision,
    answer: { outcome: "rejected", reason: "ORANG-BERBEDA" },
  });
  const { order: why } = await getFinding(as(office.kec1), id!);
  expect(why).toMatchObject({ random: false });
  expect(why?.reasons[0]?.feature).toBe("IDN-04 parts=day-month");
});

it("can be switched off, and keeps a random share when on", async () => {
  await setReviewPolicy(as(office.admin), {
    param: "learnedOrder",
    value: false,
    reason: "urutan biasa saja",
  });
  await trainAndOrder();
  expect(await prisma().finding.count({ where: { priority: { not: 0 }, state: "new" } })).toBe(0);
  await setReviewPolicy(as(office.admin), {
    param: "learnedOrder",
    value: true,
    reason: "urutan terpelajar",
  });
  const ids = await Promise.all(
    Array.from({ length: 300 }, (_value, n) =>
      seedFinding(at, { evidence: { parts: "year" }, fingerprint: `share-${n}` }),
    ),
  );
  await trainAndOrder();
  const places = await prisma().finding.groupBy({
    by: ["priority"],
    where: { id: { in: ids } },
    _count: true,
    orderBy: { _count: { priority: "desc" } },
  });
  const random = ids.length - places[0]!._count;
  expect(random).toBe(
    Array.from({ length: 300 }, (_value, n) => repeatableDraw(`share-${n}`, "order")).filter(
      (value) => value < 0.05,
    ).length,
  );
  expect(random).toBeGreaterThan(3);
});
