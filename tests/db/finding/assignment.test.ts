import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { openAreas } from "@/lib/finding/queries/work/open-areas";
import { workload } from "@/lib/finding/queries/work/workload";
import { claimFinding } from "@/lib/finding/services/queue";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";
import { judgeFinding, unsureFinding } from "@/lib/finding/services/review/judgement";
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
let at: SeededSnapshot;
const KEC1 = { kecKey: "331401", desaKey: "3314012001" };
const KEC2 = { kecKey: "331402", desaKey: "3314022001" };

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  for (let row = 1; row <= 6; row += 1) await seedFinding(at, { rows: [row] });
  for (let row = 21; row <= 24; row += 1) await seedFinding(at, { rows: [row], kec: "331402" });
});

const assigned = (actor: Actor) =>
  prisma().finding.count({ where: { snapshotId: at.snapshotId, assignedTo: actor.id } });

describe("sharing the work out by area", () => {
  it("shows a supervisor what waits where, and nobody else", async () => {
    expect(
      (await openAreas(as(office.supervisor), at.snapshotId)).map(({ kecKey, desaKey, count }) => ({
        kecKey,
        desaKey,
        count,
      })),
    ).toEqual([
      { ...KEC1, count: 6 },
      { ...KEC2, count: 4 },
    ]);
    for (const actor of [office.both, office.admin, office.auditor]) {
      await expect(openAreas(as(actor), at.snapshotId)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(workload(as(actor), at.snapshotId)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(
        distributeFindings(as(actor), {
          snapshotId: at.snapshotId,
          shares: [{ ...KEC1, assignee: office.kec1.id }],
        }),
      ).rejects.toMatchObject({ kind: "forbidden" });
      await expect(
        withdrawFindings(as(actor), { snapshotId: at.snapshotId, assignee: office.kec1.id }),
      ).rejects.toMatchObject({ kind: "forbidden" });
    }
  });

  it("refuses an area outside the reviewer's own, and gives nothing", async () => {
    const shares = [
      { ...KEC1, assignee: office.kec1.id },
      { ...KEC2, assignee: office.kec1.id },
    ];
    await expect(
      distributeFindings(as(office.supervisor), { snapshotId: at.snapshotId, shares }),
    ).rejects.toMatchObject({ code: "assignee-area" });
    await expect(
      distributeFindings(as(office.supervisor), {
        snapshotId: at.snapshotId,
        shares: [{ ...KEC1, assignee: office.deputy.id }],
      }),
    ).rejects.toMatchObject({ code: "assignee-unknown" });
    expect(await assigned(office.kec1)).toBe(0);
  });

  it("gives what is free, leaves what somebody holds, and writes it on the trail", async () => {
    const [held] = await prisma().finding.findMany({
      where: { kecKey: "331402" },
      select: { id: true },
      orderBy: { id: "asc" },
      take: 1,
    });
    await claimFinding(as(office.kec2), { findingId: held!.id });
    const done = await distributeFindings(as(office.supervisor), {
      snapshotId: at.snapshotId,
      shares: [
        { ...KEC1, assignee: office.kec1.id },
        { ...KEC2, assignee: office.both.id },
      ],
    });
    const assigned = { [office.kec1.id]: 6, [office.both.id]: 3 };
    expect(done).toEqual({ assigned });
    expect(
      (await findingPage(as(office.both), { filter: { snapshotId: at.snapshotId, assigned: "me" } })).rows,
    ).toHaveLength(3);
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { entityType: "snapshot" },
      orderBy: { seq: "desc" },
    });
    expect(JSON.parse(event.body)).toMatchObject({
      actorId: office.supervisor.id,
      data: { assigned },
    });
    expect(await openAreas(as(office.supervisor), at.snapshotId)).toEqual([]);
  });

  it("counts what is left to judge, and how fast it goes", async () => {
    const [first] = await prisma().finding.findMany({
      where: { assignedTo: office.kec1.id },
      select: { id: true },
      orderBy: { id: "asc" },
      take: 1,
    });
    const { revision } = await claimFinding(as(office.kec1), { findingId: first!.id });
    await judgeFinding(as(office.kec1), {
      findingId: first!.id,
      revision,
      answer: { outcome: "rejected", reason: "SUDAH-DIPERBAIKI" },
      seconds: 42,
    });
    const mine = (await workload(as(office.supervisor), at.snapshotId)).find(
      ({ id }) => id === office.kec1.id,
    );
    expect(mine).toMatchObject({ load: 5, decidedWeek: 1, medianSeconds: 42, areaNames: ["Kalijambe"] });
    const elsewhere = { ...office.supervisor, areas: ["3315"] };
    expect(await workload(as(elsewhere), at.snapshotId)).toEqual([]);
  });

  it("takes back what is not in hand, and gives nothing back to the one who was unsure", async () => {
    const [doubted, held] = await prisma().finding.findMany({
      where: { assignedTo: office.kec1.id, state: "new" },
      select: { id: true },
      orderBy: { id: "asc" },
      take: 2,
    });
    const { revision } = await claimFinding(as(office.kec1), { findingId: doubted!.id });
    await unsureFinding(as(office.kec1), { findingId: doubted!.id, revision });
    await claimFinding(as(office.kec1), { findingId: held!.id });
    expect(
      await withdrawFindings(as(office.supervisor), { snapshotId: at.snapshotId, assignee: office.kec1.id }),
    ).toEqual({ withdrawn: 4 });
    expect(await assigned(office.kec1)).toBe(2);
    const again = await distributeFindings(as(office.supervisor), {
      snapshotId: at.snapshotId,
      shares: [{ ...KEC1, assignee: office.kec1.id }],
    });
    expect(again).toEqual({ assigned: { [office.kec1.id]: 3 } });
    expect(
      await prisma().finding.findUniqueOrThrow({ where: { id: doubted!.id }, select: { assignedTo: true } }),
    ).toEqual({ assignedTo: null });
  });
});
