import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { onPool } from "@/lib/db/tx-rows";
import { findingCounts } from "@/lib/finding/queries/queue/counts";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { searchDesk } from "@/lib/finding/queries/queue/search";
import { judgedToday } from "@/lib/finding/queries/queue/today";
import { VIEW_FILTERS } from "@/lib/finding/model/queue/views";
import { VIEWS, type QueueFilter, type ViewName } from "@/lib/finding/model/queue/filter";
import { periodWork } from "@/lib/finding/queries/work/period-work";
import { assignFindings } from "@/lib/finding/services/assignment";
import { closePeriodWork, reopenPeriodWork } from "@/lib/finding/services/period-work";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding, undeterminedFinding, unsureFinding } from "@/lib/finding/services/review/judgement";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { snapshotPart } from "@/lib/report/queries/snapshot-part";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let earlier: SeededSnapshot;
let at: SeededSnapshot;
const REJECT = { outcome: "rejected", reason: "ORANG-BERBEDA" } as const;
const idsIn = async (actor: Actor, view: ViewName, snapshotId?: number) =>
  (
    await findingPage(as(actor), {
      filter: { ...VIEW_FILTERS[view], ...(snapshotId === undefined ? {} : { snapshotId }) },
    })
  ).rows.map(({ id }) => id);

beforeAll(async () => {
  office = await seedOffice();
  earlier = await seedSnapshot(40, "TW III 2025");
  at = await seedSnapshot(40, "TW IV 2025");
  await setReviewPolicy(
    { actor: office.admin },
    { param: "doubleBlindShare", value: 0, reason: "tanpa sampel dalam uji ini" },
  );
});

it("shows the open work of every period, and one period's where it is chosen", async () => {
  const old = await seedFinding(earlier, { rows: [1] });
  const fresh = await seedFinding(at, { rows: [1] });
  expect(await idsIn(office.kec1, "ready")).toEqual(expect.arrayContaining([old, fresh]));
  expect(await idsIn(office.kec1, "ready", at.snapshotId)).toEqual([fresh]);
});

it("ends the work on a period formally without deciding or hiding anything, and lets it go on", async () => {
  const closed = await seedSnapshot(4, "TW I 2025");
  const id = await seedFinding(closed, { rows: [1] });
  const because = { snapshotId: closed.snapshotId, reason: "Pleno selesai, sisa dibawa ke triwulan depan" };
  for (const who of [office.kec1, office.admin, office.auditor])
    await expect(closePeriodWork(as(who), because)).rejects.toMatchObject({ kind: "forbidden" });
  const before = await prisma().finding.findUniqueOrThrow({ where: { id } });
  expect(await closePeriodWork(as(office.supervisor), because)).toEqual({ open: 1 });
  await expect(closePeriodWork(as(office.supervisor), because)).rejects.toMatchObject({
    code: "period-closed-already",
  });
  expect(await prisma().finding.findUniqueOrThrow({ where: { id } })).toEqual(before);
  expect(await idsIn(office.kec1, "ready")).not.toContain(id);
  expect(await idsIn(office.kec1, "closed")).toEqual([id]);
  expect(await idsIn(office.kec1, "all")).toContain(id);
  expect((await findingCounts(as(office.kec1), {})).closed).toBe(1);
  expect(await periodWork(as(office.auditor), closed.snapshotId)).toMatchObject({
    open: 1,
    closed: { by: "supervisor", reason: because.reason },
  });
  const { snapshot } = await snapshotPart(closed.runId, onPool);
  expect(snapshot.workClosed).toMatchObject({ by: "supervisor", reason: because.reason });
  await reopenPeriodWork(as(office.supervisor), { ...because, reason: "Satu desa belum selesai" });
  expect(await idsIn(office.kec1, "ready")).toContain(id);
  const trail = await prisma().auditEvent.findMany({
    where: { action: { in: ["period.close", "period.reopen"] } },
    orderBy: { seq: "asc" },
    select: { action: true },
  });
  expect(trail.map(({ action }) => action)).toEqual(["period.close", "period.reopen"]);
});

it("keeps a colleague's tasks apart from what one may take", async () => {
  const id = await seedFinding(at, { rows: [2] });
  await assignFindings(as(office.supervisor), { findingIds: [id], assignee: office.both.id });
  expect(await idsIn(office.kec1, "ready")).not.toContain(id);
  expect(await idsIn(office.kec1, "colleagues")).toEqual([id]);
  expect(await idsIn(office.both, "ready")).toContain(id);
});

it("writes an attempt once, however often it is sent", async () => {
  const findingId = await seedFinding(at, { rows: [3] });
  const { revision } = await claimFinding(as(office.kec1), { findingId });
  const sent = { findingId, revision, attempt: "ab".repeat(16), answer: REJECT };
  const first = await judgeFinding(as(office.kec1), sent);
  expect(await judgeFinding(as(office.kec1), sent)).toEqual(first);
  expect(await prisma().judgement.count({ where: { findingId } })).toBe(1);
  expect(await idsIn(office.kec1, "judged")).toEqual([findingId]);
  expect(await judgedToday(as(office.kec1), "3314")).toBe(1);
});

it("brings what everybody was unsure of to who signs off, where it can end without certainty", async () => {
  const findingId = await seedFinding(at, { rows: [25], kec: "331402" });
  const end = async (actor: Actor) => {
    const { revision } = await claimFinding(as(actor), { findingId });
    return undeterminedFinding(as(actor), { findingId, revision, note: "KK tidak ditemukan" });
  };
  const unsure = async (actor: Actor) => {
    const { revision } = await claimFinding(as(actor), { findingId });
    await unsureFinding(as(actor), { findingId, revision, note: "Foto tidak jelas" });
  };
  await unsure(office.kec2);
  expect(await idsIn(office.supervisor, "stuck")).toEqual([]);
  await expect(end(office.supervisor)).rejects.toMatchObject({ code: "finding-others-left" });
  await prisma().finding.update({ where: { id: findingId }, data: { claimedBy: null, claimedUntil: null } });
  await unsure(office.both);
  expect(await idsIn(office.supervisor, "stuck")).toEqual([findingId]);
  expect(await end(office.supervisor)).toMatchObject({ state: "final" });
  expect((await findingCounts(as(office.supervisor), { outcome: "undetermined" })).decided).toBe(1);
});

it("finds people of findings and desa by a few letters, within the area only", async () => {
  const id = await seedFinding(at, { rows: [30], kec: "331402" });
  await prisma().finding.update({ where: { id }, data: { searchText: "SITI NUR'AINI" } });
  const found = async (actor: Actor) =>
    (await searchDesk(as(actor), { text: "nur aini" })).people.map((one) => one.id);
  expect(await found(office.kec2)).toEqual([id]);
  expect(await found(office.kec1)).toEqual([]);
});

it("counts in every tab what its list holds, for everybody, over all periods and over one", async () => {
  const differ: string[] = [];
  for (const actor of [office.kec1, office.kec2, office.both, office.supervisor, office.auditor])
    for (const base of [{}, { snapshotId: at.snapshotId }, { snapshotId: earlier.snapshotId }]) {
      const counts = await findingCounts(as(actor), base);
      for (const view of VIEWS) {
        const listed = await allOf(actor, { ...base, ...VIEW_FILTERS[view] });
        if (listed !== counts[view])
          differ.push(`${actor.username} ${view} ${JSON.stringify(base)}: ${counts[view]} ≠ ${listed}`);
      }
    }
  expect(differ).toEqual([]);
});

/** How many lines a person finds who reads a list to its end. */
async function allOf(actor: Actor, filter: QueueFilter): Promise<number> {
  let count = 0;
  for (let after: number | null | undefined; after !== null;) {
    const page = await findingPage(as(actor), {
      filter,
      limit: 5,
      ...(after === undefined ? {} : { after }),
    });
    count += page.rows.length;
    after = page.next;
  }
  return count;
}
