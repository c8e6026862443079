import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor } from "@/lib/access/actor";
import { UserError } from "@/lib/errors";
import { claimFinding, releaseFinding } from "@/lib/finding/services/queue";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingNamesakes } from "@/lib/finding/queries/opened/namesakes";
import { paperFinding } from "@/lib/finding/services/review/paper";
import { judgeFinding, undoFinding, unsureFinding } from "@/lib/finding/services/review/judgement";
import { reopenFinding, returnFinding, signOffFinding } from "@/lib/finding/services/review/supervision";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as } from "@/tests/support/acting";
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
let at: SeededSnapshot;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  // The double-blind sample has a test of its own.
  await setReviewPolicy(
    { actor: office.admin },
    { param: "doubleBlindShare", value: 0, reason: "tanpa sampel dalam uji ini" },
  );
});

const REJECT = { outcome: "rejected", reason: "ORANG-BERBEDA" } as const;
const AKTA = { kind: "AKTA-KEMATIAN", number: "3314-KM-12112025-0003", date: "2025-11-12" } as const;
/** Voter 1 shares a family card with voter 2, so somebody has to say who is meant. */
const STRIKE = { outcome: "accepted", followUp: { code: "TMS-1", paper: AKTA, meant: [1] } } as const;
const code = (error: unknown) => (error instanceof UserError ? error.code : String(error));
const refusal = (promise: Promise<unknown>) => promise.then(() => "done", code);

async function claimed(actor: Actor, seed = {}) {
  const findingId = await seedFinding(at, seed);
  return claimFinding(as(actor), { findingId });
}

describe("a judgement", () => {
  it("needs the lease and the revision that was seen", async () => {
    const findingId = await seedFinding(at);
    expect(await refusal(judgeFinding(as(office.kec1), { findingId, revision: 1, answer: REJECT }))).toBe(
      "finding-lease-lost",
    );
    const { revision } = await claimFinding(as(office.kec1), { findingId });
    expect(
      await refusal(judgeFinding(as(office.kec1), { findingId, revision: revision - 1, answer: REJECT })),
    ).toBe("finding-changed");
    const done = await judgeFinding(as(office.kec1), { findingId, revision, answer: REJECT, seconds: 12 });
    expect(done).toMatchObject({ state: "final", claimedUntil: null });
    expect(
      await prisma().finding.findUnique({
        where: { id: findingId },
        select: { outcome: true, reasonCode: true, decidedBy: true },
      }),
    ).toEqual({ outcome: "rejected", reasonCode: "ORANG-BERBEDA", decidedBy: office.kec1.id });
  });

  it("does not survive a lost lease: the second holder decides", async () => {
    const first = await claimed(office.kec1);
    await prisma().finding.update({
      where: { id: first.findingId },
      data: { claimedUntil: new Date(Date.now() - 1000) },
    });
    const second = await claimFinding(as(office.both), { findingId: first.findingId });
    expect(
      await refusal(
        judgeFinding(as(office.kec1), {
          findingId: first.findingId,
          revision: first.revision,
          answer: REJECT,
        }),
      ),
    ).toBe("finding-lease-lost");
    expect(
      (
        await judgeFinding(as(office.both), {
          findingId: second.findingId,
          revision: second.revision,
          answer: REJECT,
        })
      ).state,
    ).toBe("final");
  });

  it("asks for what its reason asks for", async () => {
    const { findingId, revision } = await claimed(office.kec1);
    const judge = (answer: unknown) =>
      refusal(judgeFinding(as(office.kec1), { findingId, revision, answer }));
    expect(await judge({ outcome: "accepted", followUp: { code: "TMS-1" } })).toBe("paper-required");
    expect(await judge({ outcome: "rejected", reason: "ATURAN-KELIRU" })).toBe("note-required");
    expect(await judge({ outcome: "accepted", followUp: { code: "UBAH" } })).toBe("follow-up-element");
    expect(await judge({ outcome: "rejected" })).toBe("invalid-input");
    expect(await judge({ outcome: "accepted" })).toBe("invalid-input");
  });

  it("of a duplicate says who stays", async () => {
    const { findingId, revision } = await claimed(office.kec1, { rows: [2, 3], tier: "T" });
    const judge = (rows?: number[]) =>
      judgeFinding(as(office.kec1), {
        findingId,
        revision,
        answer: {
          outcome: "accepted",
          followUp: { code: "TMS-2", paper: { kind: "HASIL-COKTAS", date: "2025-12-01" }, rows, meant: rows },
        },
      });
    expect(await refusal(judge())).toBe("follow-up-rows");
    expect(await refusal(judge([2, 3]))).toBe("follow-up-keep-one");
    expect(await refusal(judge([17]))).toBe("follow-up-rows");
    expect((await judge([3])).state).toBe("awaiting_signoff");
  });
});

describe("a correction", () => {
  it("takes the value that the rule knows, and shows what the roll has now", async () => {
    const { findingId, revision } = await claimed(office.kec1, { detector: "IDN-05" });
    const { change } = await getFinding(as(office.kec1), findingId);
    expect(change).toMatchObject({
      proposals: [{ id: "nik-sex-0", element: "sex", source: "nik", rows: [1], shown: "L" }],
      elements: ["nik", "sex"],
      tps: [1],
    });
    const judge = (proposal: string) =>
      judgeFinding(as(office.kec1), {
        findingId,
        revision,
        answer: { outcome: "accepted", followUp: { code: "UBAH", proposal } },
      });
    expect(await refusal(judge("nik-sex-7"))).toBe("follow-up-proposal");
    const { judgementId } = await judge("nik-sex-0");
    const { followUp, textHash } = await prisma().judgement.findUniqueOrThrow({
      where: { id: judgementId ?? 0 },
    });
    expect(followUp).toMatchObject({ code: "UBAH", element: "sex" });
    const { body } = await prisma().keptText.findUniqueOrThrow({ where: { hash: textHash ?? "" } });
    expect(JSON.parse(body)).toEqual({ proposedValue: "L", rollValue: "P" });
  });
});

it("moves named voters to a TPS of their desa, where the finding is about a TPS", async () => {
  const { findingId, revision } = await claimed(office.kec1, {
    detector: "KEL-04",
    rows: [1, 2, 3],
    tier: "T",
  });
  await prisma().finding.update({ where: { id: findingId }, data: { subjectType: "tps", desaKey: null } });
  const view = await getFinding(as(office.kec1), findingId);
  expect(view.followUps).toEqual(["UBAH"]);
  expect(view.change).toMatchObject({ elements: ["tps"], tps: [1] });
  const judge = (followUp: object) =>
    refusal(
      judgeFinding(as(office.kec1), { findingId, revision, answer: { outcome: "accepted", followUp } }),
    );
  const move = { code: "UBAH", element: "tps", proposedValue: "1" };
  expect(await judge({ code: "TMS-1", paper: AKTA, meant: [1], rows: [1] })).toBe("follow-up-area");
  expect(await judge(move)).toBe("follow-up-rows");
  expect(await judge({ ...move, rows: [2, 3], proposedValue: "9" })).toBe("follow-up-value-tps");
  expect(await judge({ ...move, rows: [2, 3] })).toBe("done");
});

describe("a strike", () => {
  const strike = (over: object) => ({
    outcome: "accepted",
    followUp: { code: "TMS-1", paper: AKTA, meant: [1], ...over },
  });

  it("names a paper that proves it, of this voter and of a day that has been", async () => {
    const { findingId, revision } = await claimed(office.kec1);
    const judge = (over: object) =>
      refusal(judgeFinding(as(office.kec1), { findingId, revision, answer: strike(over) }));
    expect(await judge({ paper: { kind: "AKTA-KEMATIAN", date: "2025-11-12" } })).toBe("paper-incomplete");
    expect(await judge({ paper: { ...AKTA, kind: "SURAT-PINDAH" } })).toBe("paper-unfit");
    // PDPB has no category for voters whom nobody knows.
    expect(await judge({ code: "TMS-5", paper: { kind: "HASIL-COKTAS", date: "2025-12-01" } })).toBe(
      "follow-up-stage",
    );
    expect(await judge({ paper: { ...AKTA, date: "2999-01-01" } })).toBe("paper-date-ahead");
    expect(await judge({ paper: { ...AKTA, attachmentId: 4711 } })).toBe("paper-attachment");
    expect(await judge({ paper: { ...AKTA, nik: nikOf(2) } })).toBe("paper-nik-differs");
    expect(
      await judge({ paper: { ...AKTA, nik: nikOf(2), override: "NIK di akta keliru satu angka" } }),
    ).toBe("done");
  });

  it("says who is meant among all of one name or family, and keeps no number of the paper", async () => {
    const { findingId, revision } = await claimed(office.kec1);
    const { people, struck } = await findingNamesakes(as(office.kec1), { findingId });
    expect(struck.map(({ rowNo }) => rowNo)).toEqual([1]);
    expect(people.map(({ rowNo, sameFamily, sameName }) => ({ rowNo, sameFamily, sameName }))).toEqual([
      { rowNo: 2, sameFamily: true, sameName: false },
    ]);
    expect(JSON.stringify(people)).not.toContain(nikOf(2));
    const judge = (over: object) =>
      judgeFinding(as(office.kec1), { findingId, revision, answer: strike(over) });
    expect(await refusal(judge({ meant: [] }))).toBe("strike-who-is-meant");
    expect(await refusal(judge({ meant: [2] }))).toBe("strike-meant-other");
    const { judgementId } = await judge({ paper: { ...AKTA, nik: nikOf(1) } });
    const { followUp, textHash } = await prisma().judgement.findUniqueOrThrow({
      where: { id: judgementId ?? 0 },
    });
    const { number, ...shown } = AKTA;
    const written = await prisma().keptText.findUniqueOrThrow({ where: { hash: textHash ?? "" } });
    expect(JSON.parse(written.body)).toMatchObject({ paperNumber: number });
    expect(followUp).toEqual({
      code: "TMS-1",
      rows: [1],
      meant: [1],
      lookAlikes: 1,
      table: "PDPB-2025",
      paper: { ...shown, nik: "same" },
    });
  });

  it("waits for a paper that is to follow, whatever the policy", async () => {
    const taken = await claimed(office.kec1);
    const judged = await judgeFinding(as(office.kec1), {
      ...pick(taken),
      answer: strike({ paper: { kind: "MENYUSUL" } }),
    });
    expect(judged.state).toBe("awaiting_signoff");
    expect(await refusal(signOffFinding(as(office.deputy), pick(judged)))).toBe("finding-paper-missing");
    const judgement = judged.judgementId ?? 0;
    const supply = (paper: object) => paperFinding(as(office.kec1), { ...pick(judged), judgement, paper });
    expect(await refusal(supply({ kind: "MENYUSUL" }))).toBe("paper-unfit");
    const supplied = await supply(AKTA);
    expect((await signOffFinding(as(office.deputy), pick(supplied))).state).toBe("final");
  });
});

describe("four eyes", () => {
  it("hold back every approval that strikes a voter off, and every judgement of tier T", async () => {
    const strike = await claimed(office.kec1);
    expect((await judgeFinding(as(office.kec1), { ...pick(strike), answer: STRIKE })).state).toBe(
      "awaiting_signoff",
    );
    const high = await claimed(office.kec1, { tier: "T" });
    expect((await judgeFinding(as(office.kec1), { ...pick(high), answer: REJECT })).state).toBe(
      "awaiting_signoff",
    );
    const plain = await claimed(office.kec1);
    const change = {
      outcome: "accepted",
      followUp: { code: "UBAH", element: "birthDate", proposedValue: "03|05|1990" },
    } as const;
    expect((await judgeFinding(as(office.kec1), { ...pick(plain), answer: change })).state).toBe("final");
  });

  it("are never the same eyes", async () => {
    const own = await claimed(office.supervisor, { tier: "T" });
    const judged = await judgeFinding(as(office.supervisor), { ...pick(own), answer: REJECT });
    expect(await refusal(signOffFinding(as(office.supervisor), pick(judged)))).toBe("finding-own-judgement");
    expect(
      await refusal(returnFinding(as(office.supervisor), { ...pick(judged), reason: "BUKTI-KURANG" })),
    ).toBe("finding-own-judgement");
    expect(await refusal(signOffFinding(as(office.kec1), pick(judged)))).toBe("finding-role");
    const signed = await signOffFinding(as(office.deputy), pick(judged));
    expect(signed.state).toBe("final");
  });

  it("send back with a reason, and reopen with a reason into a new round that keeps the old one", async () => {
    const taken = await claimed(office.kec1, { tier: "T" });
    const judged = await judgeFinding(as(office.kec1), { ...pick(taken), answer: REJECT });
    expect(await refusal(returnFinding(as(office.deputy), { ...pick(judged), reason: "LAINNYA" }))).toBe(
      "note-required",
    );
    const back = await returnFinding(as(office.deputy), { ...pick(judged), reason: "BUKTI-KURANG" });
    expect(back.state).toBe("returned");
    const again = await claimFinding(as(office.kec1), { findingId: taken.findingId });
    const second = await judgeFinding(as(office.kec1), { ...pick(again), answer: STRIKE });
    const final = await signOffFinding(as(office.deputy), pick(second));
    const open = await reopenFinding(as(office.deputy), { ...pick(final), reason: "SARAN-BAWASLU" });
    expect(open.state).toBe("reopened");
    const row = await prisma().finding.findUnique({
      where: { id: taken.findingId },
      select: { round: true, outcome: true },
    });
    expect(row).toEqual({ round: 2, outcome: null });
    const kept = await prisma().judgement.findMany({
      where: { findingId: taken.findingId },
      orderBy: { id: "asc" },
      select: { kind: true, outcome: true },
    });
    expect(kept.map((entry) => entry.kind)).toEqual(["decision", "return", "decision", "signoff", "reopen"]);
    expect(kept[2]?.outcome).toBe("accepted");
  });
});

describe("undo", () => {
  it("gives the finding back to its author as it was, and the trail shows both", async () => {
    const taken = await claimed(office.kec1);
    const judged = await judgeFinding(as(office.kec1), { ...pick(taken), answer: REJECT });
    expect(await refusal(undoFinding(as(office.both), pick(judged)))).toBe("finding-nothing-to-undo");
    const undone = await undoFinding(as(office.kec1), pick(judged));
    expect(undone.state).toBe("new");
    expect((await judgeFinding(as(office.kec1), { ...pick(undone), answer: STRIKE })).state).toBe(
      "awaiting_signoff",
    );
    const kinds = await prisma().judgement.findMany({
      where: { findingId: taken.findingId },
      orderBy: { id: "asc" },
      select: { kind: true },
    });
    expect(kinds.map((entry) => entry.kind)).toEqual(["decision", "undo", "decision"]);
  });

  it("ends when somebody acted or ten minutes passed", async () => {
    const taken = await claimed(office.kec1, { tier: "T" });
    const judged = await judgeFinding(as(office.kec1), { ...pick(taken), answer: REJECT });
    const signed = await signOffFinding(as(office.deputy), pick(judged));
    expect(await refusal(undoFinding(as(office.kec1), pick(signed)))).toBe("finding-nothing-to-undo");

    const unsure = await claimed(office.kec1);
    const doubted = await unsureFinding(as(office.kec1), pick(unsure));
    const other = await claimFinding(as(office.both), { findingId: unsure.findingId });
    expect(await refusal(undoFinding(as(office.kec1), { ...pick(doubted), revision: other.revision }))).toBe(
      "finding-undo-acted",
    );
    await releaseFinding(as(office.both), { findingId: unsure.findingId });
    expect(await refusal(claimFinding(as(office.kec1), { findingId: unsure.findingId }))).toBe(
      "finding-was-unsure",
    );

    await setReviewPolicy(as(office.admin), {
      param: "undoMinutes",
      value: 0,
      reason: "waktu habis dalam uji",
    });
    const late = await claimed(office.kec1);
    const done = await judgeFinding(as(office.kec1), { ...pick(late), answer: REJECT });
    expect(await refusal(undoFinding(as(office.kec1), pick(done)))).toBe("finding-undo-late");
    await setReviewPolicy(as(office.admin), { param: "undoMinutes", value: 10, reason: "kembali ke semula" });
  });
});

function pick(result: { findingId: number; revision: number }) {
  return { findingId: result.findingId, revision: result.revision };
}
