import { beforeAll, expect, it } from "vitest";
import { noteHtml, NOTE_KINDS } from "@/lib/dashboard/model/transparency";
import { leadershipView } from "@/lib/dashboard/queries/leadership";
import { publicNote } from "@/lib/dashboard/queries/transparency";
import { prisma } from "@/lib/db/prisma";
import { DETECTORS } from "@/lib/detectors/registry";
import { LOCALES } from "@/lib/i18n/locales";
import { trainAndOrder } from "@/lib/finding/services/train-ranker";
import { addLocalNote } from "@/lib/calendar/services/local-notes";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { daysAfter, officeToday } from "@/lib/regions/time-zone";
import type { Period } from "@/lib/snapshot/model/period";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot, type Office } from "@/tests/support/review-seed";

await freshDatabase();

let office: Office;
let period: Period;
let question: number;
const NOTE = "Rumah kontrakan penuh menjelang pemilihan desa yang lalu.";

beforeAll(async () => {
  office = await seedOffice();
  const at = await seedSnapshot(40);
  period = {
    id: at.snapshotId,
    regionCode: "3314",
    regionName: "Kabupaten Sragen",
    stage: "DPB",
    period: "TW IV 2025",
    referenceDate: "2025-12-10",
  };
  question = await seedFinding(at, { rows: [30], kec: "331402", detector: "MOB-01", fingerprint: "a" });
  await seedFinding(at, { rows: [1], detector: "MOB-01", fingerprint: "elsewhere" });
  const today = officeToday("3314");
  await addLocalNote(
    { actor: office.kec2 },
    {
      modus: "moved-for-vote",
      areaCode: "331402",
      startsOn: today,
      expiresOn: daysAfter(today, 30),
      source: "field",
      description: NOTE,
      aboutNobody: true,
    },
  );
});

it.each(NOTE_KINDS)("%s is written in both languages, names every rule and nobody", async (kind) => {
  const people = await prisma().user.findMany({ select: { name: true } });
  for (const locale of LOCALES) {
    const html = noteHtml(await publicNote({ actor: office.auditor }, period, kind, locale));
    if (kind === "algoritma") for (const { code } of DETECTORS) expect(html).toContain(`${code} v`);
    for (const name of [...people.map((one) => one.name).filter((one) => one.length > 6), "PEMILIH 1", NOTE])
      expect(html, name).not.toContain(`>${name}<`);
    expect(html).not.toMatch(/\d{12,}/);
  }
  await expect(publicNote({ actor: office.kec1 }, period, kind, "id")).rejects.toMatchObject({
    kind: "forbidden",
  });
});

it("the leadership's sheet has the figures of the other pages", async () => {
  const view = await leadershipView({ actor: office.admin }, period, [period]);
  expect(view).toMatchObject({ pleno: null, before: null, burnUp: { total: 2, left: 2 } });
  await expect(leadershipView({ actor: office.kec1 }, period, [period])).rejects.toMatchObject({
    kind: "forbidden",
  });
});

it("a note moves the questions of its area forward, stands beside them, and changes nothing else", async () => {
  const before = await prisma().finding.findMany({ orderBy: { id: "asc" } });
  await trainAndOrder();
  const after = await prisma().finding.findMany({ orderBy: { id: "asc" } });
  expect(after.map(({ priority: _moved, ...rest }) => rest)).toEqual(
    before.map(({ priority: _moved, ...rest }) => rest),
  );
  expect(after.map(({ priority }) => priority)).toEqual([0.5, 0]);
  const view = await getFinding({ actor: office.kec2 }, question);
  expect(view.notes.map(({ description }) => description)).toEqual([NOTE]);
  expect(await prisma().finding.count()).toBe(2);
});
