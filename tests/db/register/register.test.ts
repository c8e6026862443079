import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { recheckItems, recheckStatement } from "@/lib/oversight/queries/recheck";
import { answerRecheck } from "@/lib/oversight/services/recheck/answer";
import { drawRecheck, widenRecheck } from "@/lib/oversight/services/recheck/draw";
import { countItem } from "@/lib/register/model/letter-item";
import { itemsFor } from "@/lib/register/queries/letter-items";
import { letters } from "@/lib/register/queries/letters";
import { struckVoters } from "@/lib/register/queries/struck";
import { checkOne } from "@/lib/register/services/check-one";
import { linkVoter, searchVoters, setLetterItem } from "@/lib/register/services/letter-items";
import { answerLetter, enterLetter } from "@/lib/register/services/letters";
import { restoreVoter } from "@/lib/register/services/restore";
import { printNotice } from "@/lib/register/services/notice";
import { whyPage } from "@/lib/register/services/why-page";
import { as, refusal } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { readPdf } from "@/tests/support/pdf";
import { decided, quarter, voter } from "@/tests/support/quarters";
import { seedOffice, type Office, type SeededSnapshot } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;
let struckFinding: number;
const SEED = "4 1 6 2 5 3 3 6 1 2";

beforeAll(async () => {
  office = await seedOffice();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
  at = await quarter(
    Array.from({ length: 12 }, (_, n) => voter(n + 1)),
    { period: "TW III 2025", referenceDate: "2025-09-10" },
  );
  struckFinding = await decided(office, at, [1], {
    outcome: "accepted",
    followUp: {
      code: "TMS-1",
      rows: [1],
      meant: [1],
      paper: { kind: "AKTA-KEMATIAN", number: "3314-KM-1", date: "2025-05-12" },
    },
  });
  for (const row of [2, 3, 4, 5])
    await decided(office, at, [row], { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" });
});

test("the register answers why a name is gone, on one page without a number of the person", async () => {
  const [line] = await struckVoters(as(office.kec1), "pemilih b");
  expect(line).toMatchObject({
    row: 1,
    followUp: "TMS-1",
    paper: { kind: "AKTA-KEMATIAN", number: "3314-KM-1", date: "2025-05-12" },
    decidedBy: "both",
    signedBy: "supervisor",
    restored: null,
  });
  expect(await struckVoters(as(office.kec1), "tidak ada")).toEqual([]);
  expect(await struckVoters(as(office.kec2), "")).toEqual([]);
  expect(await refusal(struckVoters(as(office.admin), ""))).toBe("forbidden");
  const write = await whyPage(as(office.kec1), { decision: line?.decision ?? 0, row: 1 }, "id");
  const out = new PassThrough();
  const [bytes] = await Promise.all([buffer(out), write(out)]);
  const pages = await readPdf((copy) => {
    copy.end(bytes);
    return Promise.resolve();
  });
  const text = pages.flatMap(({ lines }) => lines).join("\n");
  expect(pages).toHaveLength(1);
  expect(text).toContain("Mengapa nama saya tidak ada?");
  expect(text).toContain("Akta kematian, 3314-KM-1, 12 Mei 2025");
  expect(text).not.toMatch(/\d{16}/);
});

test("restoring is one act with a reason and a proof, and leaves the decision as it was", async () => {
  const [line] = await struckVoters(as(office.supervisor), "");
  const input = {
    decision: line?.decision ?? 0,
    row: 1,
    reason: "orangnya datang dan dikenali",
    proof: "KTP-el dilihat",
  };
  expect(await refusal(restoreVoter(as(office.kec1), input))).toBe("forbidden");
  expect(await refusal(restoreVoter(as(office.supervisor), { ...input, reason: "x" }))).not.toBe("done");
  expect(await refusal(restoreVoter(as(office.supervisor), input))).toBe("done");
  expect(await refusal(restoreVoter(as(office.supervisor), input))).toBe("register-restored");
  expect((await struckVoters(as(office.auditor), ""))[0]?.restored?.proof).toBe("KTP-el dilihat");
  expect(await prisma().finding.findUnique({ where: { id: struckFinding } })).toMatchObject({
    state: "final",
  });
});

test("a sample follows from its seed, is re-checked by a third person only, and bounds what is wrong", async () => {
  const draw = (actor: Actor) =>
    drawRecheck(as(actor), { runId: at.runId, seed: SEED, perStratum: 2, tolerated: 0.05 });
  expect(await refusal(draw(office.kec1))).toBe("forbidden");
  const first = await draw(office.supervisor);
  const order = async (recheckId: number) =>
    (await recheckItems(as(office.auditor), recheckId)).map(({ findingId }) => findingId);
  const drawn = await order(first.recheckId);
  const again = await draw(office.deputy);
  expect(await order(again.recheckId)).toEqual(drawn);
  await widenRecheck(as(office.supervisor), { recheckId: again.recheckId, perStratum: 4 });
  const wide = await order(again.recheckId);
  expect(wide).toHaveLength(5);
  for (const id of drawn) expect(wide).toContain(id);
  const answer = (actor: Actor, findingId: number, verdict = "right") =>
    refusal(answerRecheck(as(actor), { recheckId: again.recheckId, findingId, verdict }));
  expect(await answer(office.both, struckFinding)).toBe("recheck-third-person");
  expect(await answer(office.supervisor, struckFinding)).toBe("recheck-third-person");
  expect(await answer(office.kec2, struckFinding)).toBe("forbidden");
  for (const id of wide)
    expect(await answer(office.deputy, id, id === wide[1] ? "wrong" : "right")).toBe("done");
  expect(await answer(office.kec1, struckFinding)).toBe("recheck-answered");
  const statement = await recheckStatement(at.runId);
  expect(statement?.strata).toMatchObject([
    { stratum: "strike", total: 1, checked: 1, next: "complete" },
    { stratum: "keep", total: 4, checked: 4, next: "complete" },
  ]);
  expect(statement?.strata.reduce((all, { bound }) => all + bound, 0)).toBe(1);
});

test("letters have a receipt, an answer once, and counts", async () => {
  const letter = {
    snapshotId: at.snapshotId,
    kind: "sarper",
    sender: "Bawaslu Kabupaten Sragen",
    number: "14/PM.00.02/2025",
    dated: "2025-12-01",
    responsible: "supervisor",
    points: ["12 pemilih baru", "27 meninggal"],
  };
  expect(await refusal(enterLetter(as(office.auditor), letter))).toBe("forbidden");
  const { letterId } = await enterLetter(as(office.supervisor), letter);
  const reply = { letterId, answer: "Diperiksa; 11 ditambahkan", proof: "BA coktas 4" };
  expect(await refusal(answerLetter(as(office.supervisor), reply))).toBe("done");
  expect(await refusal(answerLetter(as(office.supervisor), reply))).toBe("letter-answered");
  expect(await letters(as(office.auditor), at.snapshotId, "3314")).toMatchObject([
    { id: letterId, points: letter.points, answer: reply.answer },
  ]);
  const item = { letterId, ord: 2, category: "meninggal", people: 27 };
  expect(await refusal(linkVoter(as(office.supervisor), { letterId, ord: 2, row: 2 }))).toBe("letter-point");
  expect(await refusal(setLetterItem(as(office.auditor), item))).toBe("forbidden");
  expect(await refusal(setLetterItem(as(office.supervisor), { ...item, ord: 3 }))).toBe("letter-point");
  await setLetterItem(as(office.supervisor), item);
  const { desaKey } = await prisma().voterRecord.findFirstOrThrow({
    where: { snapshotId: at.snapshotId, rowNo: 2 },
  });
  const wanted = (voter(2).raw.name ?? "").toLowerCase();
  const found = await searchVoters(as(office.supervisor), { letterId, desaKey, name: wanted });
  expect(found).toMatchObject([{ row: 2, born: "1990", active: true }]);
  await linkVoter(as(office.supervisor), { letterId, ord: 2, row: 2 });
  const [, second] = await itemsFor(as(office.auditor), at.snapshotId);
  expect(second).toMatchObject({ category: "meninggal", people: 27, voters: [{ name: "–" }] });
  expect(second && countItem(second)).toMatchObject({ named: 27, "not-found": 26 });
  const searched = await prisma().auditEvent.findMany({ where: { action: "letter.search" } });
  expect(
    searched
      .map(({ body }) => body)
      .join()
      .toLowerCase(),
  ).not.toContain(wanted);
  expect(
    await refusal(enterLetter(as(office.supervisor), { ...letter, points: ["NIK 3314010505900001"] })),
  ).not.toBe("done");
});

test("one name is looked up whole, masked, on the trail without the name, and not without end", async () => {
  const ask = { snapshotId: at.snapshotId, desa: "karangjati", purpose: "uji petik di rapat pleno" };
  const name = voter(2).raw.name ?? "";
  const answer = await checkOne(as(office.auditor), { ...ask, name });
  expect(answer.found).toMatchObject([{ nik: "331401**********", born: "1990", active: true }]);
  expect((await checkOne(as(office.auditor), { ...ask, name: "PEMILIH" })).found).toEqual([]);
  const trail = await prisma().auditEvent.findMany({ where: { action: "voter.check-one" } });
  expect(trail.map(({ body }) => body).join()).not.toContain(name);
  // All at once, so that the limit is that of the server and not of a patient person.
  const burst = await Promise.all(
    Array.from({ length: 24 }, () => refusal(checkOne(as(office.auditor), { ...ask, name }))),
  );
  expect(burst.filter((said) => said === "done")).toHaveLength(20 - trail.length);
  expect(new Set(burst)).toEqual(new Set(["done", "check-one-limit"]));
  for (const actor of [office.kec1, office.supervisor, office.admin])
    expect(await refusal(checkOne(as(actor), { ...ask, name }))).toBe("forbidden");
});

test("papers for a person say the reason and no number of theirs; each is on the trail", async () => {
  const letter = await prisma().letter.findFirst({ orderBy: { id: "desc" } });
  const [line] = await struckVoters(as(office.supervisor), "pemilih b");
  const printed = async (asked: object) => {
    const write = await printNotice(as(office.supervisor), asked, "id");
    return (await readPdf(write)).flatMap(({ lines }) => lines).join("\n");
  };
  const strike = { decision: String(line?.decision), row: String(line?.row) };
  for (const kind of ["notice", "decision"]) {
    const text = await printed({ kind, ...strike });
    expect(text).toContain(line?.name);
    expect(text).toContain("3314-KM-1");
    expect(text).not.toMatch(/\d{16}/);
  }
  expect(await printed({ kind: "receipt", letter: letter?.id })).toContain(letter?.number);
  // A decided finding invites nobody any more.
  expect(
    await refusal(
      printNotice(as(office.supervisor), { kind: "invitation", finding: struckFinding, row: 1 }, "id"),
    ),
  ).toBe("notice-not-found");
  for (const who of [office.admin, office.auditor])
    expect(await refusal(printNotice(as(who), { kind: "notice", ...strike }, "id"))).toBe("forbidden");
  expect(await prisma().auditEvent.count({ where: { action: "notice.print" } })).toBe(3);
});
