import { shownFindingSchema } from "@/components/finding/queue/shown-finding-schema";
import { serialize } from "@/lib/serialized";
import { as } from "@/tests/support/acting";
import { shownOf } from "@/tests/support/shown-finding";
import { beforeAll, describe, expect, it } from "vitest";
import { openAttachment } from "@/lib/finding/services/attachments";
import { prisma } from "@/lib/db/prisma";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { findingTrail } from "@/lib/finding/queries/opened/trail";
import { blindFinding, judgeFinding, unsureFinding } from "@/lib/finding/services/review/judgement";
import { claimFinding } from "@/lib/finding/services/queue";
import { fieldCheckFinding } from "@/lib/finding/services/field-check";
import { revealFinding } from "@/lib/finding/services/reveal";
import { signOffFinding } from "@/lib/finding/services/review/supervision";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
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
const policy = (param: string, value: number) =>
  setReviewPolicy(as(office.admin), { param, value, reason: "nilai untuk uji ini" });

beforeAll(async () => {
  office = await seedOffice();
  before = await seedSnapshot(40, "TW III 2025");
  at = await seedSnapshot(40, "TW IV 2025");
  await policy("doubleBlindShare", 0);
  // A queue that is ordered by what was learned: its reasons are the machine's opinion like any other.
  await prisma().rankerModel.create({
    data: {
      samples: 321987,
      model: { features: ["detector=GND-02"], weights: [1], mean: [0], scale: [1], bias: 0 },
    },
  });
});

const REJECT = { outcome: "rejected", reason: "KEMBAR-KELUARGA", note: "rahasia-penilai" } as const;

/**
 * Marks that only the machine's opinion or somebody's judgement could have brought into an answer of the
 * server.
 */
const EVIDENCE = { "sidik-mesin": 77.4321, lambda: 0.0912345, class: "K2" };

async function comparison(): Promise<number> {
  const fingerprint = `fp-compare-${Math.random()}`;
  const earlier = await seedFinding(before, { detector: "GND-02", rows: [5, 6], fingerprint });
  const taken = await claimFinding(as(office.both), { findingId: earlier });
  const blind = await blindFinding(as(office.both), {
    findingId: earlier,
    revision: taken.revision,
    outcome: "rejected",
  });
  await judgeFinding(as(office.both), { findingId: earlier, revision: blind.revision, answer: REJECT });
  return seedFinding(at, {
    detector: "GND-02",
    rows: [5, 6],
    fingerprint,
    score: 77.4321,
    priority: 0.876543,
    evidence: EVIDENCE,
  });
}

const LEAKS = [
  "sidik-mesin",
  "77.4321",
  "0.0912345",
  "0.876543",
  "K2",
  "rahasia-penilai",
  "KEMBAR-KELUARGA",
  "fp-compare",
  "321987",
  "detector=GND-02",
];

function expectSilent(payload: unknown): void {
  const text = JSON.stringify(payload);
  for (const leak of LEAKS) expect(text).not.toContain(leak);
  for (const key of ["score", "priority", "fingerprint", "firstRunId", "tierRank"])
    expect(text).not.toMatch(new RegExp(`"${key}":(?!null)`));
}

describe("before the first judgement of a comparison", () => {
  it("no answer of the server holds score, order, evidence, earlier decision or anybody's judgement", async () => {
    const id = await comparison();
    const reviewer = as(office.kec1);
    for (const state of ["unclaimed", "claimed"]) {
      if (state === "claimed") await claimFinding(reviewer, { findingId: id });
      const view = await getFinding(reviewer, id);
      expect(view).toMatchObject({
        blind: true,
        machine: null,
        order: null,
        earlier: [],
        replaced: [],
        outcome: null,
        trail: [],
      });
      expect(view.records).toHaveLength(2);
      // What the browser parses of it is the same, nothing lost on the way.
      const sent = serialize(view);
      expect(shownFindingSchema.parse({ ...shownOf(id), view: sent }).view).toEqual(sent);
      // The rule and what it rests on are no opinion about these two.
      expect(view.rule.basis.length).toBeGreaterThan(0);
      expect(view.comparisonRows.length).toBeGreaterThan(10);
      expectSilent(view);
      expectSilent(await findingTrail(reviewer, id));
      for (const sort of ["order", "newest", "oldest", "place"] as const)
        expectSilent(await findingPage(reviewer, { filter: { snapshotId: at.snapshotId }, sort }));
    }
  });

  it("a reviewer who was unsure before, or a field check, opens nothing", async () => {
    const id = await comparison();
    const { revision } = await claimFinding(as(office.both), { findingId: id });
    await unsureFinding(as(office.both), { findingId: id, revision, note: "rahasia-penilai" });
    expectSilent(await getFinding(as(office.kec1), id));
    expect((await getFinding(as(office.both), id)).machine).toBeNull();
  });
});

describe("after it", () => {
  it("everything is there, and the decision may differ from the first judgement; both stay", async () => {
    const id = await comparison();
    const reviewer = as(office.kec1);
    const { revision } = await claimFinding(reviewer, { findingId: id });
    await expect(judgeFinding(reviewer, { findingId: id, revision, answer: REJECT })).rejects.toMatchObject({
      code: "finding-blind-first",
    });
    const blind = await blindFinding(reviewer, { findingId: id, revision, outcome: "accepted", seconds: 20 });
    expect(blind.state).toBe("new");
    await expect(
      blindFinding(reviewer, { findingId: id, revision: blind.revision, outcome: "rejected" }),
    ).rejects.toMatchObject({ code: "finding-blind-given" });
    const view = await getFinding(reviewer, id);
    const sent = serialize(view);
    expect(shownFindingSchema.parse({ ...shownOf(id), view: sent }).view).toEqual(sent);
    expect(view.order).toMatchObject({ samples: 321987 });
    expect(view.machine).toMatchObject({ score: 77.4321, evidence: { lambda: 0.0912345 } });
    expect(view.earlier).toMatchObject([
      { period: "DPB TW III 2025", outcome: "rejected", reasonCode: "KEMBAR-KELUARGA", decidedBy: "both" },
    ]);
    // Somebody else still sees nothing.
    expectSilent(await getFinding(as(office.desa), id));
    await judgeFinding(reviewer, {
      findingId: id,
      revision: blind.revision,
      answer: { outcome: "rejected", reason: "ORANG-BERBEDA" },
    });
    const kept = await prisma().judgement.findMany({
      where: { findingId: id },
      orderBy: { id: "asc" },
      select: { kind: true, outcome: true },
    });
    expect(kept).toEqual([
      { kind: "blind", outcome: "accepted" },
      { kind: "decision", outcome: "rejected" },
    ]);
  });
});

it("nobody but a supervisor sees an open judgement of somebody else, of any detector", async () => {
  const id = await seedFinding(at, { tier: "T" });
  const { revision } = await claimFinding(as(office.both), { findingId: id });
  await judgeFinding(as(office.both), { findingId: id, revision, answer: REJECT });
  expect(await getFinding(as(office.kec1), id)).toMatchObject({
    state: "awaiting_signoff",
    outcome: null,
    reasonCode: null,
    trail: [],
  });
  expect(
    (await findingPage(as(office.kec1), { filter: { states: ["awaiting_signoff"] } })).rows.find(
      (row) => row.id === id,
    ),
  ).toMatchObject({ outcome: null, reasonCode: null });
  expect(
    (await findingPage(as(office.kec1), { filter: { outcome: "rejected", states: ["awaiting_signoff"] } }))
      .rows,
  ).toEqual([]);
  expect(await getFinding(as(office.supervisor), id)).toMatchObject({
    outcome: "rejected",
    trail: [{ kind: "decision", note: "rahasia-penilai" }],
  });
  expect(await getFinding(as(office.both), id)).toMatchObject({ outcome: "rejected" });
});

describe("the double-blind sample", () => {
  it(
    "asks a second person who cannot tell, keeps an agreed decision, and sends a disagreement to the " +
      "supervisor",
    async () => {
      await policy("doubleBlindShare", 1);
      const [agreed, disputed] = [await seedFinding(at), await seedFinding(at)];
      for (const id of [agreed, disputed]) {
        const { revision } = await claimFinding(as(office.both), { findingId: id });
        const evidence = await prisma().attachment.create({
          data: {
            findingId: id,
            name: "kk.jpg",
            mime: "image/jpeg",
            size: 1,
            sha256: "b".repeat(64),
            uploadedBy: office.both.id,
          },
        });
        const first = await judgeFinding(as(office.both), { findingId: id, revision, answer: REJECT });
        expect(first.state).toBe("second_review");
        expect(await getFinding(as(office.kec1), id)).toMatchObject({ attachments: [] });
        await expect(openAttachment(as(office.kec1), { attachmentId: evidence.id })).rejects.toMatchObject({
          code: "evidence-not-found",
        });
        await expect(claimFinding(as(office.both), { findingId: id })).rejects.toMatchObject({
          code: "finding-already-judged",
        });
        const view = await getFinding(as(office.kec1), id);
        expect(view).toMatchObject({ state: "new", outcome: null, trail: [] });
        expect(JSON.stringify(view)).not.toContain("rahasia-penilai");
        expect(
          (await findingPage(as(office.kec1), { filter: { states: ["new"] } })).rows.find(
            (row) => row.id === id,
          ),
        ).toMatchObject({ state: "new" });
      }
      const second = async (findingId: number, answer: object) => {
        const { revision } = await claimFinding(as(office.kec1), { findingId });
        return judgeFinding(as(office.kec1), { findingId, revision, answer });
      };
      expect((await second(agreed, REJECT)).state).toBe("final");
      expect(
        await prisma().finding.findUnique({ where: { id: agreed }, select: { decidedBy: true } }),
      ).toEqual({ decidedBy: office.both.id });
      const open = await second(disputed, { outcome: "accepted", followUp: { code: "KOORDINASI-DUKCAPIL" } });
      expect(open.state).toBe("awaiting_signoff");
      await expect(
        signOffFinding(as(office.supervisor), { findingId: disputed, revision: open.revision }),
      ).rejects.toMatchObject({ code: "finding-adopt-required" });
      const adopt = (
        await prisma().judgement.findFirstOrThrow({ where: { findingId: disputed, kind: "second_blind" } })
      ).id;
      await signOffFinding(as(office.supervisor), { findingId: disputed, revision: open.revision, adopt });
      expect(
        await prisma().finding.findUnique({
          where: { id: disputed },
          select: { state: true, outcome: true, decidedBy: true, signedBy: true, followUp: true },
        }),
      ).toEqual({
        state: "final",
        outcome: "accepted",
        decidedBy: office.kec1.id,
        signedBy: office.supervisor.id,
        followUp: "KOORDINASI-DUKCAPIL",
      });
    },
  );

  it(
    "asks for a blind answer first where people are compared, as of any finding, and lets a field check " +
      "be asked",
    async () => {
      const [plain, compared] = [
        await seedFinding(at),
        await seedFinding(at, { detector: "GND-02", rows: [7, 8], evidence: EVIDENCE, score: 77.4321 }),
      ];
      for (const findingId of [plain, compared]) {
        let { revision } = await claimFinding(as(office.both), { findingId });
        if (findingId === compared)
          ({ revision } = await blindFinding(as(office.both), { findingId, revision, outcome: "rejected" }));
        expect((await judgeFinding(as(office.both), { findingId, revision, answer: REJECT })).state).toBe(
          "second_review",
        );
      }
      const second = await claimFinding(as(office.kec1), { findingId: plain });
      const asked = fieldCheckFinding(as(office.kec1), {
        findingId: plain,
        revision: second.revision,
        dueDate: dayFromToday(7),
        addressee: "PPS",
      });
      expect((await asked).state).toBe("field_check");
      const view = await getFinding(as(office.kec1), compared);
      expect(view).toMatchObject({ state: "new", blind: true, machine: null, order: null });
      expectSilent(view);
      const taken = await claimFinding(as(office.kec1), { findingId: compared });
      expect(taken.state).toBe("new");
      await expect(
        judgeFinding(as(office.kec1), { findingId: compared, revision: taken.revision, answer: REJECT }),
      ).rejects.toMatchObject({ code: "finding-blind-first" });
      const { revision } = await blindFinding(as(office.kec1), {
        findingId: compared,
        revision: taken.revision,
        outcome: "accepted",
      });
      const opened = await getFinding(as(office.kec1), compared);
      // The machine's opinion is there now; what the first person said is not.
      expect(opened).toMatchObject({ state: "new", blind: false, machine: { score: 77.4321 } });
      expect(opened.trail.map((event) => event.own)).toEqual([true]);
      expect(JSON.stringify(opened)).not.toContain("rahasia-penilai");
      expect(
        (await judgeFinding(as(office.kec1), { findingId: compared, revision, answer: REJECT })).state,
      ).toBe("final");
    },
  );

  it("asks nobody where there is nobody else", async () => {
    const id = await seedFinding(at, { kec: "331402" });
    await prisma().user.updateMany({ where: { id: office.both.id }, data: { banned: true } });
    const { revision } = await claimFinding(as(office.kec2), { findingId: id });
    expect((await judgeFinding(as(office.kec2), { findingId: id, revision, answer: REJECT })).state).toBe(
      "final",
    );
    await prisma().user.updateMany({ where: { id: office.both.id }, data: { banned: false } });
    await policy("doubleBlindShare", 0);
  });
});

describe("identities", () => {
  it("are masked everywhere until revealed, with a purpose, on the trail, so many a day", async () => {
    const [one, two, three] = [
      await seedFinding(at, { rows: [1] }),
      await seedFinding(at, { rows: [2] }),
      await seedFinding(at, { rows: [3] }),
    ];
    for (const person of [office.kec1, office.supervisor, office.admin, office.auditor]) {
      const text = JSON.stringify(await getFinding(as(person), one));
      for (const row of [1, 2, 3]) expect(text).not.toContain(nikOf(row));
      expect(text).not.toMatch(/\d{2}\|05\|1990|1990-05/);
      expect(text).toContain("331401**********");
    }
    await policy("revealsPerDay", 2);
    const reveal = (findingId: number) =>
      revealFinding(as(office.kec1), { findingId, purpose: "cocokkan dengan KK" });
    expect(await reveal(one)).toMatchObject({
      leftToday: 1,
      identities: [{ nik: nikOf(1), birthDate: "02|05|1990" }],
    });
    expect(await reveal(one)).toMatchObject({ leftToday: 1 });
    expect(await reveal(two)).toMatchObject({ leftToday: 0 });
    await expect(reveal(three)).rejects.toMatchObject({ kind: "too-many", code: "reveal-limit" });
    const trail = await prisma().auditEvent.findMany({
      where: { action: { startsWith: "finding.reveal" } },
      orderBy: { seq: "asc" },
      select: { action: true, body: true },
    });
    expect(trail.map((event) => event.action)).toEqual([
      "finding.reveal",
      "finding.reveal",
      "finding.reveal",
      "finding.reveal.refused",
    ]);
    for (const event of trail) expect(event.body).not.toContain(nikOf(1).slice(6));
  });
});
