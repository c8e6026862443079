import { beforeAll, expect, test } from "vitest";
import { SYSTEM } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { proofBy, unexplainedChanges, waitingDecisions } from "@/lib/followup/queries/carried-out";
import { measureCarriedOut } from "@/lib/followup/services/measure";
import { countRoll } from "@/lib/snapshot/services/count/run";
import { freshDatabase } from "@/tests/support/fresh-database";
import { decided, quarter, voter } from "@/tests/support/quarters";
import { seedOffice, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let third: number;
let fourth: number;
const found: Record<string, number> = {};
const strike = (row: number) => ({
  outcome: "accepted",
  followUp: {
    code: "TMS-1",
    rows: [row],
    meant: [row],
    paper: { kind: "AKTA-KEMATIAN", number: "3314-KM-2025", date: "2025-05-12" },
  },
});
const change = (row: number, element: string, proposedValue: string) => ({
  outcome: "accepted",
  followUp: { code: "UBAH", rows: [row], element, proposedValue },
});

async function measured(snapshotId: number): Promise<void> {
  await countRoll(snapshotId);
  await measureCarriedOut(snapshotId);
  await measureCarriedOut(snapshotId);
}

const states = async (snapshotId: number) =>
  Object.fromEntries(
    (await prisma().carriedOut.findMany({ where: { snapshotId } })).map(({ findingId, state }) => [
      Object.keys(found).find((name) => found[name] === findingId),
      state,
    ]),
  );

beforeAll(async () => {
  office = await seedOffice();
  for (const [param, value] of [
    ["doubleBlindShare", 0],
    ["knownAnswerShare", 0],
  ] as const)
    await setReviewPolicy(
      { actor: office.admin },
      { param, value, reason: "tanpa sampel dalam uji ini" },
    ).catch(() => undefined);
  const people = Array.from({ length: 12 }, (_, at) => at + 1);
  const first = await quarter(
    people.map((n) => voter(n)),
    { period: "TW II 2025", referenceDate: "2025-06-10" },
  );
  found["removed"] = await decided(office, first, [1], strike(1));
  found["marked"] = await decided(office, first, [2], strike(2));
  found["kept"] = await decided(office, first, [3], strike(3));
  found["corrected"] = await decided(office, first, [4], change(4, "sex", "P"));
  found["other"] = await decided(office, first, [5], change(5, "rt", "007"));
  found["untouched"] = await decided(office, first, [6], change(6, "rw", "009"));
  found["letter"] = await decided(office, first, [7], {
    outcome: "accepted",
    followUp: { code: "KOORDINASI-DUKCAPIL", rows: [7] },
  });
  const next = people
    .filter((n) => n !== 1 && n !== 12)
    .map((n) =>
      voter(
        n,
        n === 2
          ? { remark: "1" }
          : n === 4
            ? { sex: "P" }
            : n === 5
              ? { rt: "3" }
              : n === 11
                ? { remark: "4" }
                : n === 10
                  ? { desa: "JETIS KARANGPUNG" }
                  : {},
      ),
    );
  third = (
    await quarter(next, {
      period: "TW III 2025",
      referenceDate: "2025-09-10",
      previousId: first.snapshotId,
    })
  ).snapshotId;
  await measured(third);
  const back = [...next.filter(({ raw }) => raw.name !== voter(2).raw.name), voter(2), voter(1)];
  fourth = (await quarter(back, { period: "TW IV 2025", referenceDate: "2025-12-10", previousId: third }))
    .snapshotId;
  await measured(fourth);
});

test("each accepted decision is looked up in the next roll", async () => {
  expect(await states(third)).toEqual({
    removed: "done",
    marked: "done",
    kept: "not-done",
    corrected: "done",
    other: "other-value",
    untouched: "not-done",
    letter: "not-measurable",
  });
  const [desa] = await proofBy(SYSTEM, third, "desa");
  expect(desa?.counts).toMatchObject({ done: 3, "not-done": 2, "other-value": 1, "not-measurable": 1 });
  expect((await proofBy(SYSTEM, third, "person")).map(({ group }) => group)).toEqual(["both"]);
  const waiting = await waitingDecisions(SYSTEM, third);
  expect(waiting.map(({ findingId }) => findingId).sort()).toEqual(
    [found["kept"], found["other"], found["untouched"]].sort(),
  );
});

test("what was done and is taken back later is told apart, and no finding is opened by it", async () => {
  const [desa] = await proofBy(SYSTEM, fourth, "desa");
  expect(desa?.counts).toMatchObject({ undone: 2, done: 1, "not-done": 2 });
  const open = await prisma().finding.count({ where: { state: { not: "final" } } });
  expect(open).toBe(0);
});

test("voters struck, gone, moved or changed without a decision are counted by desa", async () => {
  const rows = await unexplainedChanges(SYSTEM, third);
  expect(rows.reduce((all, row) => all + row.struck, 0)).toBe(1);
  expect(rows.reduce((all, row) => all + row.gone, 0)).toBe(1);
  expect(rows.reduce((all, row) => all + row.moved, 0)).toBe(1);
  expect(rows.reduce((all, row) => all + row.changed, 0)).toBe(0);
  const elsewhere = { ...SYSTEM, areas: ["331402"] };
  expect(await unexplainedChanges(elsewhere, third)).toEqual([]);
});
