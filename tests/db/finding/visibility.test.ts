import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { auditPage } from "@/lib/audit/queries/page";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingTrail } from "@/lib/finding/queries/opened/trail";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { claimFinding, releaseFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { revealFinding } from "@/lib/finding/services/reveal";
import { blindFinding, judgeFinding, undoFinding } from "@/lib/finding/services/review/judgement";
import { reopenFinding, returnFinding, signOffFinding } from "@/lib/finding/services/review/supervision";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { UserError } from "@/lib/errors";
import { prisma } from "@/lib/db/prisma";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { seedFinding, seedOffice, seedSnapshot, seedUser } from "@/tests/support/review-seed";
import type { Office, SeededSnapshot } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;
const ANSWER = { outcome: "rejected", reason: "DATA-BENAR", note: "catatan-penilai-pertama" } as const;
const share = (value: number) =>
  setReviewPolicy(as(office.admin), { param: "doubleBlindShare", value, reason: "nilai untuk uji ini" });

/** What an answer of the server must not hold while a judgement is still blind. */
const TELLS = /catatan-penilai-pertama|DATA-BENAR|"rejected"|second_review|secondBlind|u-both|"both"/;

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
});

async function judgedOnce(): Promise<number> {
  await share(1);
  const findingId = await seedFinding(at);
  const { revision } = await claimFinding(as(office.both), { findingId });
  expect((await judgeFinding(as(office.both), { findingId, revision, answer: ANSWER })).state).toBe(
    "second_review",
  );
  await share(0);
  return findingId;
}

describe("a second review", () => {
  it.each(["kec1", "supervisor", "deputy"] as const)(
    "is a new finding like any other to %s",
    async (name) => {
      const id = await judgedOnce();
      const person = as(office[name]);
      expect(JSON.stringify(await getFinding(person, id))).not.toMatch(TELLS);
      expect(await findingTrail(person, id)).toEqual([]);
      const fresh = await seedFinding(at);
      const offered = async (findingId: number) => {
        const taken = await claimFinding(person, { findingId });
        expect(taken.state).toBe("new");
        const { can } = await getFinding(person, findingId);
        await releaseFinding(person, { findingId });
        return can;
      };
      expect(await offered(id)).toEqual(await offered(fresh));
      const all = await findingPage(person, { filter: { snapshotId: at.snapshotId }, limit: 100 });
      expect(all.rows.find((row) => row.id === id)).toMatchObject({ state: "new", outcome: null });
      if (name === "kec1") return;
      const trail = await auditPage(person, { entityType: "finding", entityId: String(id) });
      expect(trail.rows.filter((row) => row.actorId !== person.actor.id)).toEqual([]);
    },
  );

  it.each(["kec1", "supervisor"] as const)(
    "differs in nothing for %s: what is shown, allowed and refused, its revision, and when it comes next",
    async (name) => {
      const person = as(office[name]);
      const period = await seedSnapshot(12, name === "kec1" ? "TW II 2025" : "TW I 2025");
      await share(1);
      const id = await seedFinding(period);
      const { revision } = await claimFinding(as(office.both), { findingId: id });
      await judgeFinding(as(office.both), { findingId: id, revision, answer: ANSWER });
      await share(0);
      const fresh = await seedFinding(period);
      const filter = { snapshotId: period.snapshotId };
      const next = async () => (await takeNextFinding(person, filter))?.findingId;
      // The older comes first, as of any two findings of one tier.
      expect(await next()).toBe(id);
      await releaseFinding(person, { findingId: id });
      // Taken and given back, as the other was.
      await claimFinding(person, { findingId: fresh });
      await releaseFinding(person, { findingId: fresh });

      const said = (act: Promise<unknown>) =>
        act.then(
          (done) => ({ done }),
          (error: unknown) => {
            if (!(error instanceof UserError)) throw error;
            return { kind: error.kind, code: error.code, values: error.values };
          },
        );
      const everything = async (findingId: number) => {
        const answer = { outcome: "rejected", reason: "DATA-BENAR" } as const;
        const target = { findingId, revision: 99 };
        const closed = [
          await getFinding(person, findingId),
          await said(judgeFinding(person, { ...target, answer })),
          await said(signOffFinding(person, target)),
          await said(returnFinding(person, { ...target, note: "alasan pengembalian" })),
          await said(reopenFinding(person, { ...target, note: "alasan pembukaan" })),
          await said(undoFinding(person, target)),
          (await findingPage(person, { filter, limit: 100 })).rows.find((row) => row.id === findingId),
        ];
        const taken = await claimFinding(person, { findingId });
        const open = [
          taken,
          await getFinding(person, findingId),
          await said(judgeFinding(person, { ...target, answer })),
          await said(signOffFinding(person, { ...target, revision: taken.revision })),
          await said(
            reopenFinding(person, { ...target, revision: taken.revision, note: "alasan pembukaan" }),
          ),
          await said(undoFinding(person, { ...target, revision: taken.revision })),
          await releaseFinding(person, { findingId }),
        ];
        return JSON.parse(
          JSON.stringify([closed, open])
            .replace(new RegExp(`"(id|findingId)":${String(findingId)}\\b`, "g"), '"$1":0')
            .replace(/"\d{4}-\d\d-\d\dT[^"]*"|(?<="at":)\d{13}/g, '"moment"')
            .replace(/#\d+/g, "#"),
        ) as unknown;
      };
      expect(await everything(id)).toEqual(await everything(fresh));
    },
  );

  it.each(["admin", "auditor"] as const)("shows %s that it was judged, but not how", async (name) => {
    const id = await judgedOnce();
    const person = as(office[name]);
    expect((await getFinding(person, id)).trail).toEqual([]);
    const { rows } = await auditPage(person, { entityType: "finding", entityId: String(id) });
    expect(rows.map((row) => row.action)).toEqual(["finding.judge", "finding.claim"]);
    for (const row of rows) {
      expect(Object.keys(row.data ?? {})).toEqual(["detector"]);
      expect(row.hash).toBe("–");
    }
  });

  it("stays known to the person who judged it first, and opens for all once both have judged", async () => {
    const id = await judgedOnce();
    const first = as(office.both);
    expect(await getFinding(first, id)).toMatchObject({ state: "second_review" });
    const { revision } = await claimFinding(as(office.supervisor), { findingId: id });
    await judgeFinding(as(office.supervisor), { findingId: id, revision, answer: ANSWER });
    const { rows } = await auditPage(as(office.deputy), { entityType: "finding", entityId: String(id) });
    expect(rows.map((row) => row.data?.outcome).filter(Boolean)).toEqual(["rejected", "rejected"]);
    for (const row of rows) expect(row.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

it("a blind first answer is nobody's but its author's, whoever reads the trail", async () => {
  const findingId = await seedFinding(at, { detector: "GND-02", rows: [5, 6] });
  const { revision } = await claimFinding(as(office.both), { findingId });
  await blindFinding(as(office.both), { findingId, revision, outcome: "rejected" });
  for (const person of [office.supervisor, office.admin, office.auditor]) {
    expect((await getFinding(as(person), findingId)).trail).toEqual([]);
    const { rows } = await auditPage(as(person), { entityType: "finding", entityId: String(findingId) });
    expect(JSON.stringify(rows)).not.toContain("rejected");
    expect(rows[0]).toMatchObject({ action: "finding.blind", data: { detector: "GND-02" } });
  }
});

describe("the trail of somebody who leads one kecamatan", () => {
  it("holds what was done there, their own work, and no purpose of anybody else", async () => {
    const leader = await seedUser("pimpinan", "supervisor", ["331401"]);
    const [here, there] = [await seedFinding(at), await seedFinding(at, { kec: "331402" })];
    for (const [findingId, person] of [
      [here, office.kec1],
      [there, office.kec2],
    ] as const)
      await revealFinding(as(person), { findingId, purpose: `tujuan pada temuan ${findingId}` });
    const { rows } = await auditPage(as(leader), { limit: 200 });
    const seen = JSON.stringify(rows);
    expect(seen).toContain(`tujuan pada temuan ${here}`);
    expect(seen).not.toContain(`tujuan pada temuan ${there}`);
    expect(rows.every((row) => row.action !== "review.set-policy")).toBe(true);
    const whole = JSON.stringify((await auditPage(as(office.auditor), { limit: 200 })).rows);
    expect(whole).toContain(`tujuan pada temuan ${there}`);
  });
});

it("the learned order of comparisons is shuffled within a page, by a seed of the person", async () => {
  const other = await seedSnapshot(40, "TW I 2026");
  const ids: number[] = [];
  for (let n = 0; n < 12; n += 1)
    ids.push(
      await seedFinding(other, { detector: "GND-02", rows: [n, n + 1], priority: 1 - n / 100, tier: "S" }),
    );
  const seen = async (person: Actor) =>
    (await findingPage(as(person), { filter: { snapshotId: other.snapshotId }, sort: "order" })).rows.map(
      (row) => row.id,
    );
  const mine = await seen(office.kec1);
  expect(mine.toSorted((left, right) => left - right)).toEqual(ids);
  expect(mine).not.toEqual(ids);
  expect(await seen(office.kec1)).toEqual(mine);
  expect(await seen(office.both)).not.toEqual(mine);
  expect(await prisma().finding.count({ where: { id: { in: ids } } })).toBe(12);
});
