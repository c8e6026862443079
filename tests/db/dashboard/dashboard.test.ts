import { beforeAll, describe, expect, it } from "vitest";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { setPlenoDate } from "@/lib/calendar/services/pleno";
import { plenoDate, plenoHistory } from "@/lib/calendar/queries/pleno";
import { addEvent, withdrawEvent } from "@/lib/calendar/services/events";
import { calendarEvents, eventsThatMayExplain, holidays } from "@/lib/calendar/queries/events";
import { addLocalNote, withdrawLocalNote } from "@/lib/calendar/services/local-notes";
import { localNotes, notesAbout } from "@/lib/calendar/queries/local-notes";
import { desaView, reachableDesa } from "@/lib/dashboard/queries/desa";
import { heat } from "@/lib/dashboard/queries/heat";
import { desaMap } from "@/lib/dashboard/queries/map";
import { nextWork } from "@/lib/dashboard/queries/next-work";
import { openRules } from "@/lib/dashboard/queries/open-rules";
import { reviewersPace, workloadByPerson } from "@/lib/dashboard/queries/people";
import { progress } from "@/lib/dashboard/queries/progress";
import { stuckLinks } from "@/lib/dashboard/model/queue-links";
import { stuckWork, type Stuck } from "@/lib/dashboard/queries/stuck";
import { readQueueAddress } from "@/lib/finding/model/queue/url";
import { countFindings } from "@/lib/finding/queries/queue/counts";
import { trends } from "@/lib/dashboard/queries/trends";
import { prisma } from "@/lib/db/prisma";
import { officeToday, daysAfter } from "@/lib/regions/time-zone";
import type { Period } from "@/lib/snapshot/model/period";
import { countRoll } from "@/lib/snapshot/services/count/run";
import { loadRegions } from "@/lib/regions/load-into-database";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot, type Office } from "@/tests/support/review-seed";

const database = await freshDatabase();

const TODAY = officeToday("3314");
let office: Office;
let period: Period;

/** A finding that somebody decided so many days ago. */
async function decided(id: number, by: Actor, days: number, outcome: "accepted" | "rejected"): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000);
  await prisma().$transaction([
    prisma().judgement.create({
      data: {
        findingId: id,
        round: 1,
        kind: "decision",
        fromState: "new",
        toState: "final",
        actorId: by.id,
        outcome,
        createdAt: at,
      },
    }),
    prisma().finding.update({
      where: { id },
      data: { state: "final", outcome, decidedBy: by.id, decidedAt: at, reasonCode: "DATA-BENAR" },
    }),
  ]);
}

beforeAll(async () => {
  office = await seedOffice();
  await loadRegions(database.url);
  const at = await seedSnapshot(60);
  period = {
    id: at.snapshotId,
    regionCode: "3314",
    regionName: "Kabupaten Sragen",
    stage: "DPB",
    period: "TW IV 2025",
    referenceDate: "2025-12-10",
  };
  await countRoll(at.snapshotId);
  const ids: number[] = [];
  for (let n = 0; n < 6; n += 1)
    ids.push(await seedFinding(at, { rows: [n + 1], kec: "331401", tier: n === 0 ? "T" : "S" }));
  ids.push(await seedFinding(at, { rows: [40], kec: "331402", detector: "MOB-01" }));
  await decided(ids[1] ?? 0, office.kec1, 2, "accepted");
  await decided(ids[2] ?? 0, office.kec1, 2, "rejected");
  await prisma().finding.update({
    where: { id: ids[3] ?? 0 },
    data: { state: "field_check", dueDate: new Date(daysAfter(TODAY, -2)), assignedTo: office.kec1.id },
  });
  await prisma().finding.update({
    where: { id: ids[4] ?? 0 },
    data: {
      state: "awaiting_signoff",
      outcome: "accepted",
      decidedBy: office.kec1.id,
      decidedAt: new Date(Date.now() - 5 * 86_400_000),
    },
  });
});

describe("how much is left", () => {
  it("counts decisions and signatures by day, within the person's area", async () => {
    const all = await progress(as(office.supervisor), period);
    expect(all.total).toBe(7);
    expect(all.perDay.reduce((sum, { decided: n }) => sum + n, 0)).toBe(3);
    expect(all.perDay.reduce((sum, { signed }) => sum + signed, 0)).toBe(2);
    expect((await progress(as(office.kec2), period)).total).toBe(1);
    expect((await progress(as(office.nowhere), period)).total).toBe(0);
  });

  it("names what is stuck: overdue checks, late signatures, untouched weighty ones", async () => {
    expect(await stuckWork(as(office.supervisor), period)).toMatchObject({
      overdue: 1,
      oldestDue: daysAfter(TODAY, -2),
      signoff: 1,
      signoffLate: 1,
      untouched: 1,
    });
    expect(await stuckWork(as(office.kec2), period)).toMatchObject({ overdue: 0, signoff: 0 });
  });

  it("the queue behind each number holds just so many", async () => {
    await prisma().finding.updateMany({
      where: { state: "new", tier: "S", kecKey: "331401" },
      data: { state: "field_check", dueDate: new Date(TODAY) },
    });
    for (const actor of [office.supervisor, office.kec1, office.kec2]) {
      const stuck = await stuckWork(as(actor), period);
      for (const [what, href] of Object.entries(stuckLinks(period.id, TODAY))) {
        const query = Object.fromEntries(new URLSearchParams(href.split("?")[1]));
        const { filter } = readQueueAddress(query);
        expect([what, await countFindings(as(actor), filter)]).toEqual([what, stuck[what as keyof Stuck]]);
      }
    }
  });

  it("tells the pace of each by name to whoever leads them, without to others, one's own to oneself", async () => {
    const led = await reviewersPace(as(office.supervisor), period);
    expect(led.find(({ id }) => id === office.kec1.id)).toMatchObject({ perDay: 2, days: 1 });
    const watched = await reviewersPace(as(office.auditor), period);
    expect(watched).toHaveLength(led.length);
    expect(new Set(watched.map(({ name }) => name))).toEqual(new Set([""]));
    expect((await reviewersPace(as(office.kec1), period)).map(({ id }) => id)).toEqual([office.kec1.id]);
  });

  it("shows the load of each only to whoever hands out work", async () => {
    const loads = await workloadByPerson(as(office.supervisor), period);
    expect(loads.find(({ id }) => id === office.kec1.id)).toMatchObject({ given: 1, overdue: 1, decided: 3 });
    for (const other of [office.kec1, office.admin, office.auditor])
      await expect(workloadByPerson(as(other), period)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("offers the next work by what the person may do", async () => {
    expect(await nextWork(as(office.supervisor))).toEqual({ kind: "signoff", count: 1 });
    expect((await nextWork(as(office.kec2))).kind).toBe("ready");
    expect((await nextWork(as(office.auditor))).kind).toBe("watch");
  });

  it("puts the open ones of a rule under their weightiest tier", async () => {
    const rules = await openRules(as(office.supervisor), period.id);
    expect(rules.map(({ code, tier, open }) => ({ code, tier, open }))).toEqual([
      { code: "IDN-04", tier: "T", open: 4 },
      { code: "MOB-01", tier: "S", open: 1 },
    ]);
  });
});

describe("where", () => {
  it("the heat table adds up to all findings, by kecamatan and by desa", async () => {
    const byKec = await heat(as(office.supervisor), period.id, { by: "kec" }, { by: "family" });
    expect(byKec.reduce((all, { total }) => all + total, 0)).toBe(7);
    const inOne = await heat(
      as(office.supervisor),
      period.id,
      { by: "desa", kecKey: "331401" },
      { by: "tier" },
    );
    expect(inOne.reduce((all, { total }) => all + total, 0)).toBe(6);
    expect(await heat(as(office.kec2), period.id, { by: "kec" }, { by: "family" })).toHaveLength(1);
  });

  it("the map gives every desa of the kabupaten a place, and a colour to those within reach", async () => {
    const all = await desaMap(as(office.supervisor), period, "findings");
    expect(all.layout.cells.length).toBeGreaterThan(190);
    expect(all.areas.map(({ key, findings }) => ({ key, findings }))).toEqual([
      { key: "3314012001", findings: 6 },
      { key: "3314022001", findings: 1 },
    ]);
    expect(all.areas.every(({ rate }) => rate.few)).toBe(true);
    const own = await desaMap(as(office.kec2), period, "open");
    expect(own.areas).toHaveLength(1);
    expect(own.layout).toEqual(all.layout);
  });

  it("a desa shows its own numbers, and only to those whose area it is", async () => {
    const view = await desaView(as(office.supervisor), period, [period], "3314012001");
    expect(view).toMatchObject({ kecKey: "331401", roll: { male: 15, female: 15 } });
    expect(view.families).toMatchObject([
      { family: "IDN", total: 6, accepted: 1, rejected: 1, fieldCheck: 2 },
    ]);
    expect(view.checks).toMatchObject({ open: 2, overdue: 1 });
    expect(view.places.find(({ measure }) => measure === "findings")).toMatchObject({ rank: 1, of: 2 });
    for (const key of ["3314012001", "3315012001", "nowhere"]) {
      await expect(desaView(as(office.kec2), period, [period], key)).rejects.toMatchObject({
        kind: "not-found",
      });
      await expect(reachableDesa(as(office.kec2), key)).rejects.toMatchObject({ kind: "not-found" });
    }
  });
});

it("trends count real findings and voters of each roll; measures of people only for those who watch", async () => {
  const [point] = await trends(as(office.supervisor), [period]);
  expect(point).toMatchObject({ voters: 60, struck: null });
  expect(point?.families.map(({ family, k }) => ({ family, k }))).toEqual([
    { family: "IDN", k: 6 },
    { family: "MOB", k: 1 },
  ]);
  expect(point?.trust?.precision).toEqual({ kind: "few", k: 1, n: 2 });
  expect((await trends(as(office.kec1), [period]))[0]?.trust).toBeNull();
});

describe("the calendar", () => {
  it("an admin sets the day of the meeting with a reason, nobody else does; the newest is in force", async () => {
    const { regionCode, stage, period: name } = period;
    const given = { regionCode, stage, period: name, heldOn: "2025-12-18", reason: "undangan pleno" };
    expect(await plenoDate(as(office.kec1), period)).toBeNull();
    await setPlenoDate(as(office.admin), given);
    await setPlenoDate(as(office.admin), { ...given, heldOn: "2025-12-22", reason: "pleno diundur" });
    expect(await plenoDate(as(office.kec1), period)).toBe("2025-12-22");
    expect((await plenoHistory(as(office.auditor))).map(({ heldOn }) => heldOn)).toEqual([
      "2025-12-22",
      "2025-12-18",
    ]);
    for (const other of [office.supervisor, office.kec1, office.auditor])
      await expect(setPlenoDate(as(other), given)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(setPlenoDate(as(office.admin), { ...given, reason: "x" })).rejects.toMatchObject({
      kind: "bad-input",
    });
  });

  it("an event stands beside surges of its area and time, until it is withdrawn", async () => {
    const event = {
      kind: "school-drive",
      areaCode: "331401",
      startsOn: "2025-11-10",
      endsOn: "2025-11-12",
      title: "Perekaman di SMA",
    };
    const { id } = await addEvent(as(office.supervisor), event);
    const asked = { detector: "UBH-06", areaCode: "3314012001", referenceDate: "2025-12-10" };
    expect((await eventsThatMayExplain(asked)).map((one) => one.id)).toEqual([id]);
    expect(await eventsThatMayExplain({ ...asked, detector: "IDN-04" })).toEqual([]);
    expect(await eventsThatMayExplain({ ...asked, areaCode: "3314022001" })).toEqual([]);
    expect(await eventsThatMayExplain({ ...asked, referenceDate: "2025-06-10" })).toEqual([]);
    expect(await calendarEvents(as(office.kec2), { regionCode: "3314" })).toEqual([]);
    await expect(addEvent(as(office.kec1), event)).rejects.toMatchObject({ kind: "forbidden" });
    await withdrawEvent(as(office.supervisor), { id });
    expect(await eventsThatMayExplain(asked)).toEqual([]);
    await expect(withdrawEvent(as(office.supervisor), { id })).rejects.toMatchObject({ kind: "not-found" });
  });

  it("holidays are no days of work", async () => {
    await addEvent(as(office.admin), {
      kind: "holiday",
      areaCode: "3314",
      startsOn: "2025-12-25",
      endsOn: "2025-12-26",
      title: "Natal",
    });
    expect(await holidays("3314")).toEqual(["2025-12-25", "2025-12-26"]);
  });
});

describe("local knowledge", () => {
  const note = () => ({
    modus: "moved-for-vote",
    areaCode: "331402",
    startsOn: TODAY,
    expiresOn: daysAfter(TODAY, 90),
    source: "field",
    description: "Beberapa rumah kontrakan penuh menjelang pemilihan desa yang lalu.",
    aboutNobody: true,
  });

  it("stands beside MOB questions of its area, and is taken back by its author or who leads", async () => {
    const { id } = await addLocalNote(as(office.kec2), note());
    expect(
      (await notesAbout(as(office.both), { detector: "MOB-01", areaCode: "3314022001" })).map(
        (one) => one.id,
      ),
    ).toEqual([id]);
    expect(await notesAbout(as(office.both), { detector: "IDN-04", areaCode: "3314022001" })).toEqual([]);
    expect(await localNotes(as(office.kec1), "3314")).toEqual([]);
    expect(await localNotes(as(office.auditor), "3314")).toHaveLength(1);
    await expect(withdrawLocalNote(as(office.both), { id })).rejects.toMatchObject({ kind: "forbidden" });
    await withdrawLocalNote(as(office.supervisor), { id });
    expect(await localNotes(as(office.auditor), "3314")).toEqual([]);
  });

  it("names no number, ends within a year, and is about the writer's own area", async () => {
    const bad = [
      { ...note(), description: "Orang dengan NIK 3314010101900001 membeli suara di sini." },
      { ...note(), expiresOn: daysAfter(TODAY, 900) },
      { ...note(), aboutNobody: false },
    ];
    for (const given of bad)
      await expect(addLocalNote(as(office.kec2), given)).rejects.toMatchObject({ kind: "bad-input" });
    await expect(addLocalNote(as(office.kec1), note())).rejects.toMatchObject({ kind: "forbidden" });
    await expect(addLocalNote(as(SYSTEM), note())).rejects.toMatchObject({ kind: "forbidden" });
  });
});
