import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/access/actor";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { endDueLeaves, endLeave, startLeave } from "@/lib/account/services/leave";
import { reactivateUser } from "@/lib/account/services/reactivate";
import { updateUser } from "@/lib/account/services/update";
import { listUsers } from "@/lib/account/queries/list-users";
import { prisma } from "@/lib/db/prisma";
import { UserError } from "@/lib/errors";
import { openAreas } from "@/lib/finding/queries/work/open-areas";
import { unreachableWork } from "@/lib/finding/queries/work/unreachable";
import { assignFindings } from "@/lib/finding/services/assignment";
import { claimFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { unsureFinding } from "@/lib/finding/services/review/judgement";
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
let ids: number[];
const free = async () =>
  (await openAreas(as(office.supervisor), at.snapshotId)).reduce((sum, area) => sum + area.count, 0);
const loadOf = async (actor: Actor) =>
  (await listUsers(as(office.admin))).find(({ id }) => id === actor.id)?.openTasks;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  ids = [];
  for (let row = 1; row <= 4; row += 1) ids.push(await seedFinding(at, { rows: [row] }));
  for (let row = 21; row <= 22; row += 1) ids.push(await seedFinding(at, { rows: [row], kec: "331402" }));
});

it("what a closed account had goes back to everybody in the same step, and does not return with it", async () => {
  await assignFindings(as(office.supervisor), { findingIds: ids, assignee: office.both.id });
  await claimFinding(as(office.both), { findingId: ids[0]! });
  expect(await free()).toBe(0);
  expect(await loadOf(office.both)).toBe(6);
  await deactivateUser(as(office.admin), { id: office.both.id });
  expect(await free()).toBe(6);
  expect(await loadOf(office.both)).toBe(0);
  const event = await prisma().auditEvent.findFirst({
    where: { action: "user.deactivate" },
    orderBy: { seq: "desc" },
  });
  expect(JSON.parse(event?.body ?? "{}")).toMatchObject({ data: { tasks: 6, leases: 1 } });
  expect((await takeNextFinding(as(office.kec1), {}))?.findingId).toBe(ids[0]);
  await reactivateUser(as(office.admin), { id: office.both.id });
  expect(await free()).toBe(5);
});

it("a smaller area gives back what lies outside of it, and keeps the rest", async () => {
  await assignFindings(as(office.supervisor), { findingIds: ids.slice(1), assignee: office.both.id });
  const { id } = office.both;
  await updateUser(as(office.admin), { id, name: "both", role: "verifikator", areas: ["331402"] });
  const left = await prisma().finding.findMany({ where: { assignedTo: id }, select: { kecKey: true } });
  expect(left.map(({ kecKey }) => kecKey)).toEqual(["331402", "331402"]);
  await updateUser(as(office.admin), { id, name: "both", role: "auditor", areas: [] });
  expect(await loadOf(office.both)).toBe(0);
});

it("what a closed account had goes to the person who is named, as far as that person's area reaches", async () => {
  const { id } = office.both;
  await updateUser(as(office.admin), { id, name: "both", role: "verifikator", areas: ["331401", "331402"] });
  await assignFindings(as(office.supervisor), { findingIds: ids, assignee: id });
  await expect(deactivateUser(as(office.admin), { id, heir: office.auditor.id })).rejects.toMatchObject({
    code: "heir-unfit",
  });
  await deactivateUser(as(office.admin), { id, heir: office.kec1.id });
  expect(await loadOf(office.kec1)).toBe(4);
  expect(await loadOf(office.both)).toBe(0);
  await prisma().finding.updateMany({ data: { assignedTo: null } });
});

it("what somebody on leave had is another's for that time, and what is still open comes back", async () => {
  const { id } = office.kec1;
  const inHand = ids.slice(0, 4);
  await assignFindings(as(office.supervisor), { findingIds: inHand, assignee: id });
  await claimFinding(as(office.kec1), { findingId: inHand[0]! });
  const leave = (until: string, heir: string) => startLeave(as(office.admin), { id, until, heir });
  await expect(leave("2020-01-01", office.desa.id)).rejects.toMatchObject({ code: "leave-past" });
  expect(await leave("2999-01-01", office.desa.id)).toEqual({ tasks: 4, leases: 1, given: 4 });
  expect([await loadOf(office.kec1), await loadOf(office.desa)]).toEqual([0, 4]);
  await expect(
    assignFindings(as(office.supervisor), { findingIds: inHand, assignee: id }),
  ).rejects.toMatchObject({ code: "assignee-unknown" });
  await claimFinding(as(office.desa), { findingId: inHand[1]! });
  await endDueLeaves();
  expect(await loadOf(office.kec1)).toBe(0);
  await prisma().user.update({ where: { id }, data: { awayUntil: new Date("2020-01-01") } });
  await endDueLeaves();
  expect([await loadOf(office.kec1), await loadOf(office.desa)]).toEqual([3, 1]);
  await prisma().finding.updateMany({ data: { assignedTo: null, claimedBy: null, claimedUntil: null } });
});

it("counts what no open account can take, and what everybody was unsure of", async () => {
  expect(await unreachableWork(as(office.supervisor), at.snapshotId)).toEqual({ nobody: 0, allUnsure: 0 });
  await deactivateUser(as(office.admin), { id: office.kec2.id });
  expect(await unreachableWork(as(office.supervisor), at.snapshotId)).toEqual({ nobody: 2, allUnsure: 0 });
  await deactivateUser(as(office.admin), { id: office.desa.id });
  const { revision } = await claimFinding(as(office.kec1), { findingId: ids[1]! });
  await unsureFinding(as(office.kec1), { findingId: ids[1]!, revision });
  expect(await unreachableWork(as(office.supervisor), at.snapshotId)).toEqual({ nobody: 2, allUnsure: 1 });
});

/** What may happen to an account and its work, in any order. */
const stepsArb = fc.array(
  fc.record({
    act: fc.constantFrom("assign", "claim", "close", "open", "leave", "back", "narrow", "widen", "promote"),
    who: fc.constantFrom("kec1", "kec2", "both", "desa"),
    finding: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 8 },
);

it("after any changes each open finding is somebody's who can take it, or is counted as nobody's", async () => {
  const all = ["331401", "331402"];
  const homes = { kec1: ["331401"], kec2: ["331402"], both: all, desa: ["3314012001"] };
  const change = async (act: string, who: keyof typeof homes, findingId: number) => {
    const { id } = office[who];
    const stored = await prisma().user.findUniqueOrThrow({ where: { id } });
    const areas = stored.areas;
    const actor = { ...office[who], role: stored.role as Actor["role"], areas };
    const set = (role: Role, where: string[]) =>
      updateUser(as(office.admin), { id, name: who, role, areas: where });
    if (act === "assign")
      await assignFindings(as(office.supervisor), { findingIds: [findingId], assignee: id });
    if (act === "claim" && !stored.banned && stored.awayUntil === null)
      await claimFinding(as(actor), { findingId });
    if (act === "close") await deactivateUser(as(office.admin), { id });
    if (act === "leave") await startLeave(as(office.admin), { id, until: "2999-01-01" });
    if (act === "back") await endLeave(as(office.admin), { id });
    if (act === "open") await reactivateUser(as(office.admin), { id });
    if (act === "narrow") await set("verifikator", [all[findingId % 2] ?? ""]);
    if (act === "widen") await set("verifikator", homes[who]);
    if (act === "promote") await set("auditor", []);
  };
  await fc.assert(
    fc.asyncProperty(stepsArb, async (steps) => {
      await prisma().finding.updateMany({
        where: { id: { in: ids } },
        data: { state: "new", assignedTo: null, claimedBy: null, claimedUntil: null },
      });
      for (const who of ["kec1", "kec2", "both", "desa"] as const)
        await prisma().user.update({
          where: { id: office[who].id },
          data: { banned: false, awayUntil: null, role: "verifikator", areas: homes[who] },
        });
      await prisma().awayTask.deleteMany();
      // What the product refuses (a closed account is given nothing, an area is left alone) changes nothing.
      for (const { act, who, finding } of steps) await change(act, who, ids[finding]!).catch(refused);
      const judges = await prisma().user.findMany({
        where: { role: "verifikator", banned: false, awayUntil: null },
      });
      const findings = await prisma().finding.findMany({ where: { id: { in: ids } } });
      const takes = (id: string, desa: string | null) =>
        judges.some((one) => one.id === id && one.areas.some((area) => desa?.startsWith(area)));
      for (const { assignedTo, claimedBy, desaKey } of findings) {
        if (assignedTo !== null) expect(takes(assignedTo, desaKey)).toBe(true);
        if (claimedBy !== null) expect(takes(claimedBy, desaKey)).toBe(true);
      }
      const alone = findings.filter(({ desaKey }) => !judges.some(({ id }) => takes(id, desaKey)));
      expect((await unreachableWork(as(office.supervisor), at.snapshotId)).nobody).toBe(alone.length);
    }),
    { numRuns: 12 },
  );
});

function refused(error: unknown): void {
  if (!(error instanceof UserError)) throw error;
}
