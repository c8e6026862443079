import { beforeAll, describe, expect, it } from "vitest";
import { prisma } from "@/lib/db/prisma";
import type { Actor, Ctx } from "@/lib/access/actor";
import { PERMISSIONS, rolesThatMay, type Permission } from "@/lib/access/permissions";
import { UserError } from "@/lib/errors";
import { assignFindings } from "@/lib/finding/services/assignment";
import {
  blindFinding,
  judgeFinding,
  undoFinding,
  unsureFinding,
} from "@/lib/finding/services/review/judgement";
import { bulkJudge } from "@/lib/finding/services/review/bulk";
import { claimFinding, releaseFinding, renewFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { exportFindings } from "@/lib/finding/services/export";
import { fieldCheckFinding, fieldResultFinding } from "@/lib/finding/services/field-check";
import { reopenFinding, returnFinding, signOffFinding } from "@/lib/finding/services/review/supervision";
import { revealFinding } from "@/lib/finding/services/reveal";
import { splitFinding } from "@/lib/finding/services/review/split";
import { uploadAttachment } from "@/lib/finding/services/attachments";
import { createReport } from "@/lib/report/services/create";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { findingTrail } from "@/lib/finding/queries/opened/trail";
import { auditPage } from "@/lib/audit/queries/page";
import { listReports } from "@/lib/report/queries/get";
import { verifyAudit } from "@/lib/audit/services/verify";
import { as } from "@/tests/support/acting";
import { dayFromToday } from "@/tests/support/days";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type FindingSeed,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
});

const REJECT = { outcome: "rejected", reason: "ORANG-BERBEDA" } as const;
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

type Verb = {
  readonly name: string;
  /**
   * Brings a finding of kecamatan 331401 into the state that the action needs, as somebody who may, and gives
   * what the action is called with.
   */
  readonly ready: (holder: Actor) => Promise<{ findingId: number; revision: number }>;
  readonly call: (ctx: Ctx, target: { findingId: number; revision: number }) => Promise<unknown>;
  /** Needs the lease of the person who calls it: others are tried with someone else's lease. */
  readonly who: readonly (keyof Office)[];
  /** What the table of permissions is asked for; `finding.<name>` where it is not said. */
  readonly permission?: Permission;
};

const fresh =
  (seed: FindingSeed = {}) =>
  async (): Promise<{ findingId: number; revision: number }> => ({
    findingId: await seedFinding(at, seed),
    revision: 1,
  });

const held =
  (seed: FindingSeed = {}) =>
  async (holder: Actor) => {
    const findingId = await seedFinding(at, seed);
    // Whoever may not take it is tried on a finding that somebody else holds.
    const taken = await claimFinding(as(holder), { findingId }).catch(() =>
      claimFinding(as(office.both), { findingId }),
    );
    return { findingId, revision: taken.revision };
  };

async function judged(seed: FindingSeed = {}) {
  const findingId = await seedFinding(at, seed);
  const { revision } = await claimFinding(as(office.both), { findingId });
  const done = await judgeFinding(as(office.both), { findingId, revision, answer: REJECT });
  return { findingId, revision: done.revision };
}

const INSIDE = ["kec1", "both", "desa", "supervisor", "deputy"] as const;
const SUPERVISORS = ["supervisor", "deputy"] as const;

const VERBS: readonly Verb[] = [
  {
    name: "claim",
    ready: fresh(),
    call: (ctx, { findingId }) => claimFinding(ctx, { findingId }),
    who: INSIDE,
  },
  {
    name: "renew",
    ready: held(),
    call: (ctx, { findingId }) => renewFinding(ctx, { findingId }),
    who: INSIDE,
  },
  {
    name: "release",
    ready: held(),
    call: (ctx, { findingId }) => releaseFinding(ctx, { findingId }),
    who: INSIDE,
  },
  {
    name: "blind",
    ready: held({ detector: "GND-02", rows: [5, 6] }),
    call: (ctx, target) => blindFinding(ctx, { ...target, outcome: "accepted" }),
    who: INSIDE,
  },
  {
    name: "judge",
    ready: held(),
    call: (ctx, target) => judgeFinding(ctx, { ...target, answer: REJECT }),
    who: INSIDE,
  },
  { name: "unsure", ready: held(), call: (ctx, target) => unsureFinding(ctx, target), who: INSIDE },
  {
    name: "field-check",
    ready: held(),
    call: (ctx, target) =>
      fieldCheckFinding(ctx, { ...target, dueDate: dayFromToday(7), addressee: "PPS Jati" }),
    who: INSIDE,
  },
  {
    name: "field-result",
    ready: async (holder) => {
      const target = await held()(holder);
      await prisma().finding.update({ where: { id: target.findingId }, data: { state: "field_check" } });
      return target;
    },
    call: (ctx, target) => fieldResultFinding(ctx, { ...target, results: [{ result: "DITEMUI-SESUAI" }] }),
    who: INSIDE,
  },
  {
    name: "split",
    ready: held({ isGroup: true, rows: [1, 2], evidence: { group: true } }),
    call: (ctx, target) => splitFinding(ctx, target),
    who: INSIDE,
  },
  {
    name: "bulk",
    ready: held(),
    call: async (ctx, target) =>
      oneOf(await bulkJudge(ctx, { items: [target], answer: REJECT, confirmed: true })),
    who: INSIDE,
  },
  {
    name: "sign-off",
    ready: () => judged({ tier: "T" }),
    call: (ctx, target) => signOffFinding(ctx, target),
    who: SUPERVISORS,
  },
  {
    name: "return",
    ready: () => judged({ tier: "T" }),
    call: (ctx, target) => returnFinding(ctx, { ...target, reason: "BUKTI-KURANG" }),
    who: SUPERVISORS,
  },
  {
    name: "reopen",
    ready: () => judged(),
    call: (ctx, target) => reopenFinding(ctx, { ...target, reason: "BUKTI-BARU" }),
    who: SUPERVISORS,
  },
  { name: "undo", ready: () => judged(), call: (ctx, target) => undoFinding(ctx, target), who: ["both"] },
  {
    name: "reveal",
    ready: fresh(),
    call: (ctx, { findingId }) => revealFinding(ctx, { findingId, purpose: "periksa KTP-el" }),
    who: INSIDE,
  },
  {
    name: "upload",
    permission: "finding.attach",
    ready: fresh(),
    call: (ctx, { findingId }) => uploadAttachment(ctx, { findingId, name: "kk.png", bytes: PNG }),
    who: INSIDE,
  },
  {
    name: "assign",
    ready: fresh(),
    call: (ctx, { findingId }) => assignFindings(ctx, { findingIds: [findingId], assignee: office.kec1.id }),
    who: SUPERVISORS,
  },
  {
    name: "export",
    permission: "export.create",
    ready: fresh(),
    call: async (ctx) => (await exportFindings(ctx, { runId: at.runId, format: "csv" })).stream.destroy(),
    who: [...SUPERVISORS, "admin"],
  },
  {
    name: "report",
    permission: "report.create",
    ready: fresh(),
    call: (ctx) => createReport(ctx, { runId: at.runId }),
    who: [...SUPERVISORS, "admin"],
  },
  {
    name: "policy",
    permission: "policy.set",
    ready: fresh(),
    call: (ctx) => setReviewPolicy(ctx, { param: "leaseMinutes", value: 15, reason: "nilai bawaan" }),
    who: ["admin"],
  },
  {
    name: "get",
    permission: "finding.view",
    ready: fresh(),
    call: (ctx, { findingId }) => getFinding(ctx, findingId),
    who: [...INSIDE, "admin", "auditor"],
  },
  {
    name: "trail",
    permission: "finding.view",
    ready: fresh(),
    call: (ctx, { findingId }) => findingTrail(ctx, findingId),
    who: [...INSIDE, "admin", "auditor"],
  },
  {
    name: "audit page",
    permission: "audit.view",
    ready: fresh(),
    call: (ctx) => auditPage(ctx, {}),
    who: [...SUPERVISORS, "admin", "auditor"],
  },
  {
    name: "audit verify",
    permission: "audit.view",
    ready: fresh(),
    call: (ctx) => verifyAudit(ctx),
    who: [...SUPERVISORS, "admin", "auditor"],
  },
  {
    name: "reports",
    permission: "report.view",
    ready: fresh(),
    call: (ctx) => listReports(ctx),
    who: [...SUPERVISORS, "admin", "auditor"],
  },
];

function oneOf(items: Awaited<ReturnType<typeof bulkJudge>>): unknown {
  const [item] = items;
  if (item?.ok === false) throw new UserError("forbidden", item.code);
  return item;
}

const PEOPLE = [
  "kec1",
  "kec2",
  "both",
  "desa",
  "nowhere",
  "supervisor",
  "deputy",
  "admin",
  "auditor",
] as const;

describe.each(VERBS)("$name", ({ name, ready, call, who, permission }) => {
  it("is what the table of permissions says, as far as roles go", () => {
    const asked = permission ?? PERMISSIONS.find((known) => known === `finding.${name}`);
    // Undo is for the author alone, whoever may judge.
    const roles = name === "undo" ? ["verifikator"] : asked === undefined ? [] : rolesThatMay(asked);
    expect([...new Set(who.map((person) => office[person].role))].sort()).toEqual([...roles].sort());
  });

  it.each(PEOPLE)(`%s ${name}`, async (person) => {
    const target = await ready(office[person]);
    const before = await prisma().finding.findUnique({ where: { id: target.findingId } });
    const result = await call(as(office[person]), target).then(
      () => "allowed",
      (error: unknown) => (error instanceof UserError ? `${error.kind} ${error.code}` : String(error)),
    );
    if (who.includes(person)) return expect(result).toBe("allowed");
    // Of a finding held or judged by someone else, `undo` says that nothing is theirs to take back;
    // everything else is a matter of role and area.
    expect(result).toMatch(
      name === "undo"
        ? /^(forbidden finding-(role|area)|refused finding-nothing-to-undo)$/
        : /^forbidden (forbidden|finding-role|finding-area)$/,
    );
    expect(await prisma().finding.findUnique({ where: { id: target.findingId } })).toEqual(before);
  });
});

describe("the queue", () => {
  it("shows a reviewer the findings of its area and nobody else's", async () => {
    const there = await seedFinding(at, { kec: "331402" });
    const ids = async (person: keyof Office) =>
      (
        await findingPage(as(office[person]), { filter: { snapshotId: at.snapshotId }, sort: "newest" })
      ).rows.map((row) => row.id);
    expect(await ids("kec2")).toEqual([there]);
    expect(await ids("kec1")).not.toContain(there);
    expect(await ids("nowhere")).toEqual([]);
    expect(await ids("both")).toContain(there);
    expect(await ids("desa")).not.toContain(there);
    expect(
      (await findingPage(as(office.kec2), { filter: { snapshotId: at.snapshotId, kecKey: "331401" } })).rows,
    ).toEqual([]);
    expect(await ids("auditor")).toContain(there);
  });

  it("hands out nothing from outside the area", async () => {
    const taken = await takeNextFinding(as(office.kec2), {});
    expect(taken).not.toBeNull();
    expect(
      await prisma().finding.findUnique({ where: { id: taken!.findingId }, select: { kecKey: true } }),
    ).toEqual({ kecKey: "331402" });
    expect(await takeNextFinding(as(office.kec2), {})).toBeNull();
    expect(await takeNextFinding(as(office.nowhere), {})).toBeNull();
    await expect(takeNextFinding(as(office.admin), {})).rejects.toMatchObject({ code: "finding-role" });
  });
});

it("every refusal above is on the trail, and the trail is sound", async () => {
  const refused = await prisma().auditEvent.groupBy({
    by: ["action"],
    where: { action: { endsWith: ".refused" } },
    _count: true,
  });
  expect(refused.map((row) => row.action)).toEqual(
    expect.arrayContaining([
      "finding.judge.refused",
      "finding.claim.refused",
      "finding.reveal.refused",
      "finding.export.refused",
      "report.create.refused",
      "review.set-policy.refused",
      "finding.sign-off.refused",
    ]),
  );
  expect(await verifyAudit(as(office.auditor))).toMatchObject({ ok: true });
});
