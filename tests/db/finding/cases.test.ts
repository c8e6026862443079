import { text } from "node:stream/consumers";
import sql, { type Sql } from "sql-template-tag";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { firstMismatch } from "@/lib/audit/queries/mismatch";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import type { Answer } from "@/lib/finding/model/answer";
import { areaPeople } from "@/lib/finding/queries/case/area-people";
import { exportAreaPeople } from "@/lib/finding/services/export-people";
import { caseOf } from "@/lib/finding/queries/case/case";
import { caseMembers } from "@/lib/finding/queries/case/members";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { claimFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { assignFindings } from "@/lib/finding/services/assignment";
import { carryJudgement } from "@/lib/finding/services/review/carry";
import { confirmKept } from "@/lib/finding/services/review/confirm-kept";
import { blindFinding, judgeFinding } from "@/lib/finding/services/review/judgement";
import { revokeKept } from "@/lib/finding/services/review/keep";
import { signOffMany } from "@/lib/finding/services/review/sign-off-many";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { namesakesOf } from "@/lib/snapshot/queries/namesakes";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { printNotice } from "@/lib/register/services/notice";
import { as, refusal } from "@/tests/support/acting";
import { dayFromToday } from "@/tests/support/days";
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
let before: SeededSnapshot;
let at: SeededSnapshot;

beforeAll(async () => {
  office = await seedOffice();
  before = await seedSnapshot(40, "TW III 2025");
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji",
  });
});

const reject = { outcome: "rejected", reason: "SUDAH-DIPERBAIKI", note: "dicek di Sidalih" } as const;
const take = async (actor: Actor, findingId: number) => ({
  findingId,
  revision: (await claimFinding(as(actor), { findingId })).revision,
});
const judge = async (actor: Actor, findingId: number, answer: Answer) =>
  judgeFinding(as(actor), { ...(await take(actor, findingId)), answer });

it("shows the other findings of a person, and gives one judgement to those that ask the same", async () => {
  const first = await seedFinding(at, { detector: "IDN-02", rows: [1], evidence: { kind: "length" } });
  const alike = await seedFinding(at, { detector: "UBH-03", rows: [1] });
  const other = await seedFinding(at, { detector: "IDN-07", rows: [1] });
  const certain = await seedFinding(at, { detector: "IDN-02", rows: [1], tier: "T" });
  const kin = await seedFinding(at, { detector: "IDN-07", rows: [2] });
  const stranger = await seedFinding(at, { detector: "IDN-02", rows: [9] });
  const seen = async () => {
    const { others } = await caseOf(as(office.kec1), first);
    return new Map(others.map(({ id, relation, same, blind }) => [id, { relation, same, blind }]));
  };
  const shown = await seen();
  expect(shown.has(stranger)).toBe(false);
  expect(shown.get(other)).toEqual({ relation: "person", same: false, blind: false });
  expect(shown.get(certain)?.same).toBe(false);
  expect(shown.get(kin)?.relation).toBe("family");
  // A comparison is judged blind before its evidence is shown.
  expect(shown.get(alike)).toEqual({ relation: "person", same: true, blind: true });

  await judge(office.kec1, first, reject);
  const held = await take(office.kec1, alike);
  const carry = (item: typeof held) =>
    carryJudgement(as(office.kec1), { from: first, items: [item], confirmed: true });
  expect(await refusal(carry(await take(office.kec1, other)))).toBe("carry-other");
  expect(await refusal(carry(await take(office.kec1, certain)))).toBe("carry-other");
  expect(await refusal(carry(held))).toBe("carry-blind");
  const { revision } = await blindFinding(as(office.kec1), { ...held, outcome: "rejected" });
  const [done] = await carry({ ...held, revision });
  expect(done).toMatchObject({ findingId: alike, ok: true });
  const own = await prisma().judgement.findFirst({ where: { findingId: alike, kind: "decision" } });
  expect(own).toMatchObject({
    outcome: "rejected",
    reasonCode: reject.reason,
    detail: { carriedFrom: first },
  });
  expect(
    await prisma().auditEvent.count({ where: { action: "finding.judge", entityId: String(alike) } }),
  ).toBe(1);
});

it("opens the people of an area, masked, with what they have in common, and lets them go with a purpose", async () => {
  const group = await seedFinding(at, { isGroup: true, rows: [1, 2, 3], evidence: { group: true } });
  const named = await areaPeople(as(office.kec1), group, 1);
  expect(named).toMatchObject({ all: 3, voters: [{ rowNo: 1 }, { rowNo: 2 }, { rowNo: 3 }] });
  expect(named.voters[0]).toMatchObject({ nik: expect.stringContaining("*"), birthYear: "1990", age: 35 });

  // Nobody is named: the whole desa is meant.
  const desa = await seedFinding(at, { detector: "STA-03", isGroup: true, rows: [] });
  const all = await areaPeople(as(office.kec1), desa, 1);
  expect(all.all).toBe(20);
  expect(all.tallies.filter(({ kind }) => kind === "age")).toMatchObject([{ label: "30", n: 20 }]);
  expect(
    all.tallies
      .filter(({ kind }) => kind === "family")
      .reduce((sum, { label, n }) => sum + Number(label) * n, 0),
  ).toBe(20);
  expect((await areaPeople(as(office.kec1), desa, 2)).voters).toEqual([]);
  const lastFirst = await areaPeople(as(office.kec1), desa, 1, { by: "lineNo", desc: true });
  expect(lastFirst.voters).toEqual(all.voters.toReversed());
  const today = await seedFinding(at, {
    detector: "STA-02",
    isGroup: true,
    rows: [],
    evidence: { date: "05-02" },
  });
  expect((await areaPeople(as(office.kec1), today, 1)).all).toBe(1);
  expect(await refusal(areaPeople(as(office.kec2), desa, 1))).toBe("finding-area");

  const { stream } = await exportAreaPeople(as(office.kec1), { findingId: desa, purpose: "uji petik PPS" });
  const lines = (await text(stream)).trim().split("\n");
  expect(lines).toHaveLength(21);
  expect(lines.join("\n")).not.toMatch(/\d{16}/);
  const shut = exportAreaPeople(as(office.auditor), { findingId: desa, purpose: "uji petik" });
  expect(await refusal(shut)).toBe("finding-role");
});

it("is given to one person as a whole", async () => {
  const one = await seedFinding(at, { detector: "IDN-08", rows: [30], kec: "331402" });
  const two = await seedFinding(at, { detector: "IDN-11", rows: [30], kec: "331402" });
  const far = await seedFinding(at, { detector: "IDN-11", rows: [31], kec: "331402" });
  const given = { findingIds: [one], assignee: office.kec2.id };
  expect(await assignFindings(as(office.supervisor), given)).toEqual({ assigned: 2 });
  const has = await prisma().finding.findMany({
    where: { assignedTo: office.kec2.id },
    select: { id: true },
  });
  expect(has.map(({ id }) => id).sort((a, b) => a - b)).toEqual([one, two]);
  expect(has).not.toContainEqual({ id: far });
});

it("keeps the made-up person of a control finding apart from the voter whose line it has", async () => {
  const line = 18;
  const own = await seedFinding(at, { detector: "IDN-07", rows: [line] });
  const past = await seedFinding(before, { detector: "IDN-07", rows: [line] });
  const kin = await seedFinding(at, { detector: "IDN-07", rows: [line + 1] });
  const control = await seedFinding(at, { detector: "IDN-02", rows: [line], evidence: { kind: "length" } });
  for (const { snapshotId } of [before, at])
    await query(sql`
      INSERT INTO
        control_record
      SELECT
        p.*
      FROM
        voter_record v
        CROSS JOIN LATERAL jsonb_populate_record(
          NULL::control_record,
          to_jsonb(v) || '{"name": "SOAL BUATAN", "name_norm": "SOAL BUATAN", "nik_ok": "3314015005909999"}'
        ) p
      WHERE
        v.snapshot_id = ${snapshotId}
        AND v.row_no = ${line}
    `);
  await prisma().controlFinding.create({
    data: { findingId: control, runId: at.runId, expected: "accepted" },
  });
  await prisma().findingRecord.updateMany({ where: { findingId: control }, data: { madeUp: true } });

  const seen = await caseOf(as(office.kec1), control);
  expect(seen.past).toEqual([]);
  expect(seen.others.map(({ id, relation }) => [id, relation])).toEqual([[kin, "family"]]);
  // The family has the made-up person in that voter's place, and the voter keeps the own past.
  const family = (await caseOf(as(office.kec1), kin)).others.map(({ id }) => id);
  expect([family.includes(control), family.includes(own)]).toEqual([true, false]);
  const voter = await caseOf(as(office.kec1), own);
  expect(voter.past.map(({ findingId }) => findingId)).toEqual([past]);
  expect(voter.others.map(({ id }) => id)).not.toContain(control);

  const desa = await seedFinding(at, { detector: "STA-03", isGroup: true, rows: [] });
  const { all, voters } = await areaPeople(as(office.kec1), desa, 1);
  expect(all).toBe(20);
  expect(voters.filter(({ rowNo }) => rowNo === line).map(({ name }) => name)).toEqual(["SOAL BUATAN"]);

  // An invitation that is refused would say which finding is none, and one to that voter would, too.
  const invited = (finding: number) =>
    printNotice(as(office.kec1), { kind: "invitation", finding, row: line }, "id").then(() => "printed");
  expect(await invited(control)).toBe("printed");
  const given = { findingIds: [control], assignee: office.kec1.id };
  expect(await assignFindings(as(office.supervisor), given)).toEqual({ assigned: 1 });
});

it("tells of a case only how large it is before the first judgement of a comparison", async () => {
  const id = await seedFinding(at, { detector: "GND-04", rows: [6, 7] });
  await seedFinding(at, { detector: "IDN-07", rows: [6] });
  expect(await caseOf(as(office.kec1), id)).toEqual({ blind: true, count: 1, others: [], past: [] });
});

it("never gives a strike to another finding", async () => {
  const from = await seedFinding(at, { detector: "IDN-08", rows: [7] });
  const alike = await seedFinding(at, { detector: "IDN-10", rows: [7] });
  await judge(office.kec1, from, {
    outcome: "accepted",
    followUp: {
      code: "TMS-1",
      rows: [7],
      meant: [7],
      paper: { kind: "AKTA-KEMATIAN", number: "3314-KM-1", date: "2025-11-03" },
    },
  });
  const item = await take(office.kec1, alike);
  expect(await refusal(carryJudgement(as(office.kec1), { from, items: [item], confirmed: true }))).toBe(
    "carry-answer",
  );
});

it("keeps an answer until the data changes: asked again, counted and open, and given again by a person", async () => {
  const earlier = await seedFinding(before, { detector: "IDN-07", rows: [12], fingerprint: "same-12" });
  const group = await seedFinding(before, { isGroup: true, rows: [13, 14] });
  expect(await refusal(judge(office.kec1, group, { ...reject, keep: ["name"] }))).toBe("keep-area");
  await judge(office.kec1, earlier, { ...reject, keep: ["name", "address"] });
  const { id: kept } = await prisma().keptAnswer.findFirstOrThrow({ where: { findingId: earlier } });
  expect(await firstMismatch()).toBeUndefined();
  const again = await seedFinding(at, { detector: "IDN-07", rows: [12], fingerprint: "same-12" });
  await prisma().forwardedFinding.create({ data: { findingId: again, keptId: kept } });

  const inView = async (filter: Parameters<typeof findingPage>[1]["filter"]) =>
    (
      await findingPage(as(office.kec1), { filter: { snapshotId: at.snapshotId, ...filter }, limit: 100 })
    ).rows.map(({ id }) => id);
  expect(await inView({ forwarded: true })).toEqual([again]);
  expect(await inView({ forwarded: false })).not.toContain(again);
  expect(await inView({ states: ["new"] })).toContain(again);
  for (let taken = await takeNextFinding(as(office.kec2), {}); taken;)
    taken = await takeNextFinding(as(office.kec2), {}).then((next) => {
      expect(next?.findingId).not.toBe(again);
      return null;
    });
  const past = (await caseOf(as(office.kec1), again)).past;
  expect(past).toMatchObject([{ findingId: earlier, outcome: "rejected", reasonCode: reject.reason }]);

  const item = await take(office.kec1, again);
  const [done] = await confirmKept(as(office.kec1), { items: [item], confirmed: true });
  expect(done).toMatchObject({ ok: true, result: { state: "final" } });
  expect(await prisma().judgement.findFirst({ where: { findingId: again } })).toMatchObject({
    kind: "decision",
    actorId: office.kec1.id,
    detail: { forwardedFrom: earlier },
  });

  await revokeKept(as(office.kec1), { findingId: earlier });
  expect(await inView({ forwarded: true })).toEqual([]);
  expect(await refusal(revokeKept(as(office.kec1), { findingId: earlier }))).toBe("kept-none");
});

it("signs like judgements off together, strikes and certain ones one at a time", async () => {
  await setReviewPolicy(as(office.admin), {
    param: "fourEyesRejections",
    value: true,
    reason: "pengesahan untuk semua dalam uji",
  }).catch(() => undefined);
  const [one, two] = [await seedFinding(at, { rows: [15] }), await seedFinding(at, { rows: [16] })];
  for (const id of [one, two])
    await prisma().$transaction([
      prisma().judgement.create({
        data: {
          findingId: id,
          round: 1,
          kind: "decision",
          fromState: "new",
          toState: "awaiting_signoff",
          actorId: office.kec1.id,
          outcome: "rejected",
          reasonCode: "SUDAH-DIPERBAIKI",
        },
      }),
      prisma().finding.update({
        where: { id },
        data: {
          state: "awaiting_signoff",
          outcome: "rejected",
          reasonCode: "SUDAH-DIPERBAIKI",
          decidedBy: office.kec1.id,
          decidedAt: new Date(),
        },
      }),
    ]);
  const items = await prisma().finding.findMany({
    where: { id: { in: [one, two] } },
    select: { id: true, revision: true },
  });
  const targets = items.map(({ id, revision }) => ({ findingId: id, revision }));
  const strike = await prisma().finding.findFirstOrThrow({ where: { followUp: "TMS-1" } });
  expect(
    await refusal(
      signOffMany(as(office.supervisor), {
        items: [...targets, { findingId: strike.id, revision: strike.revision }],
        confirmed: true,
      }),
    ),
  ).toBe("bulk-strikes");
  const done = await signOffMany(as(office.supervisor), { items: targets, confirmed: true });
  expect(done.every((item) => item.ok && item.result.state === "final")).toBe(true);
  expect(await prisma().judgement.count({ where: { kind: "signoff" } })).toBe(2);
});

it("reads the case and the namesakes of one finding by index, however large the roll", async () => {
  const large = await seedSnapshot(9_000, "TW II 2025");
  const id = await seedFinding(large, { rows: [300] });
  await query(sql`ANALYZE`);
  const plans: string[] = [];
  const explained = async (_schema: unknown, statement: Sql): Promise<never[]> => {
    const { rows: lines } = await query(sql`EXPLAIN ${statement}`);
    plans.push(lines.map((line) => String(line["QUERY PLAN"])).join("\n"));
    return [];
  };
  await caseMembers(explained, id);
  const whom = { rowNo: 300, desaKey: "3314012001", name: "PEMILIH 300", nkk: "3314010101120101" };
  await namesakesOf(explained, large.snapshotId, [whom]);
  expect(plans).toHaveLength(2);
  for (const plan of plans) {
    expect(plan).toMatch(/Index (?:Only )?Scan/);
    expect(plan).not.toMatch(/Seq Scan on voter_record|Seq Scan on finding_record/);
  }
});

it("a finding of corrected data shows what is under way about it in the data that were replaced", async () => {
  const fingerprint = "same-31";
  const old = await seedFinding(at, { detector: "IDN-07", rows: [15], fingerprint });
  const { revision } = await claimFinding(as(office.kec1), { findingId: old });
  const dueDate = dayFromToday(7);
  await fieldCheckFinding(as(office.kec1), { findingId: old, revision, dueDate, addressee: "PPS Jati" });
  const corrected = await seedSnapshot(40, "TW IV 2025");
  await prisma().snapshot.update({
    where: { id: corrected.snapshotId },
    data: { correctsId: at.snapshotId },
  });
  const again = await seedFinding(corrected, { detector: "IDN-07", rows: [15], fingerprint });
  const { replaced } = await getFinding(as(office.kec1), again);
  expect(replaced).toEqual([{ findingId: old, state: "field_check", dueDate }]);
  expect((await getFinding(as(office.kec1), old)).replaced).toEqual([]);
});
