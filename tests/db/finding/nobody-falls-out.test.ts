import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import { exportObject } from "@/lib/finding/model/work/export-row";
import { FINDING_COLUMNS } from "@/lib/finding/tables/finding-table";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { exportVoters } from "@/lib/finding/queries/work/export-voters";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { worksheetPlaces } from "@/lib/finding/queries/work/worksheet-places";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { claimFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as } from "@/tests/support/acting";
import { collected } from "@/tests/support/collected";
import { dayFromToday } from "@/tests/support/days";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  nikOf,
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let before: SeededSnapshot;
let at: SeededSnapshot;

/** A finding with records of these rows on the examined roll and on the earlier one. */
async function finding(subjects: readonly number[], earlier: readonly number[]): Promise<number> {
  const id = await seedFinding(at, { detector: "UBH-05", rows: subjects.length > 0 ? subjects : [1] });
  await prisma().findingRecord.deleteMany({ where: { findingId: id } });
  await prisma().findingRecord.createMany({
    data: [
      ...subjects.map((rowNo) => ({ rowNo, snapshotId: at.snapshotId, role: "subject" })),
      ...earlier.map((rowNo) => ({ rowNo, snapshotId: before.snapshotId, role: "baseline" })),
    ].map((record, ord) => ({ ...record, findingId: id, ord })),
  });
  return id;
}

const shapes = [
  { name: "on this roll", subjects: [2], earlier: [], people: ["PEMILIH 2"], period: null },
  { name: "changed since", subjects: [3], earlier: [3], people: ["PEMILIH 3"], period: null },
  { name: "vanished", subjects: [], earlier: [4], people: ["PEMILIH 4"], period: "DPB TW III 2025" },
  {
    name: "several",
    subjects: [5, 6, 7],
    earlier: [],
    people: ["PEMILIH 5", "PEMILIH 6", "PEMILIH 7"],
    period: null,
  },
] as const;
const ids = new Map<string, number>();

beforeAll(async () => {
  office = await seedOffice();
  before = await seedSnapshot(40, "TW III 2025");
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji",
  });
  for (const { name, subjects, earlier } of shapes) ids.set(name, await finding(subjects, earlier));
});

describe.each(shapes)("each person of a finding about people $name", ({ name, people, period }) => {
  const id = () => ids.get(name) ?? 0;

  it("stands in the table of findings, once, and on the sheet of voters with the period", async () => {
    const rows = await collected(exportRows({ runId: at.runId }, { unmasked: false, people: 20 }));
    const row = rows.find(({ findingId }) => findingId === id());
    expect(row?.people.map((person) => person.name)).toEqual(people);
    expect(row?.peopleCount).toBe(people.length);
    const names = FINDING_COLUMNS.find((column) => column.name === "name");
    expect(row && names?.value(row)).toBe(people.join(" | "));
    const voters = await collected(exportVoters({ runId: at.runId }, false));
    expect(
      voters
        .filter(({ findingId }) => findingId === id())
        .map((voter) => [voter.name, voter.period, voter.file]),
    ).toEqual(people.map((person) => [person, period, "sragen.csv"]));
  });

  it("stands in a line of the JSONL with the number where full identities leave", async () => {
    const rows = await collected(exportRows({ runId: at.runId }, { unmasked: true, people: 20 }));
    const row = rows.find(({ findingId }) => findingId === id());
    const line = row && (exportObject(row, true) as { identities: { nik: string }[] });
    expect(line?.identities.map(({ nik }) => nik)).toEqual(
      people.map((person) => nikOf(Number(person.split(" ")[1]))),
    );
  });

  it("is looked up in the field, and counted in its desa", async () => {
    const { revision } = await claimFinding(as(office.kec1), { findingId: id() });
    const asked = await fieldCheckFinding(as(office.kec1), {
      findingId: id(),
      revision,
      dueDate: dayFromToday(7),
      addressee: "PPS Jati",
    });
    const { lines } = await worksheetLines(as(office.kec1), { snapshotId: at.snapshotId });
    const mine = lines.filter(({ findingId }) => findingId === id());
    expect(mine.map((line) => [line.name, line.period])).toEqual(people.map((person) => [person, period]));
    const places = await worksheetPlaces(as(office.kec1), at.snapshotId);
    expect(places.reduce((sum, place) => sum + place.voters, 0)).toBe(lines.length);
    expect(asked.state).toBe("field_check");
  });

  it("is named in what is to be done once the decision stands", async () => {
    const { revision } = await claimFinding(as(office.kec1), { findingId: id() });
    const rows = people.map((person) => Number(person.split(" ")[1]));
    await judgeFinding(as(office.kec1), {
      findingId: id(),
      revision,
      answer: { outcome: "accepted", followUp: { code: "KOORDINASI-DUKCAPIL", rows } },
    });
    await prisma().finding.update({ where: { id: id() }, data: { state: "final" } });
    const done = await collected(followUpRows(at.runId, false));
    expect(
      done.filter(({ findingId }) => findingId === id()).map((row) => [row.name, row.period, row.file]),
    ).toEqual(people.map((person) => [person, period, "sragen.csv"]));
  });
});

it("a finding that names nobody is on the worksheet as what it is: about the area", async () => {
  const id = await finding([], []);
  const { revision } = await claimFinding(as(office.kec1), { findingId: id });
  await fieldCheckFinding(as(office.kec1), {
    findingId: id,
    revision,
    dueDate: dayFromToday(7),
    addressee: "PPS Jati",
  });
  const { lines } = await worksheetLines(as(office.kec1), { snapshotId: at.snapshotId });
  expect(lines.filter(({ findingId }) => findingId === id)).toMatchObject([{ name: null, row: null }]);
});
