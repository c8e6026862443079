import sql from "sql-template-tag";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { deactivateUser } from "@/lib/account/services/deactivate";
import { begunActionSchema } from "@/lib/long-action/model/long-action";
import { ownLongActions } from "@/lib/long-action/queries/own-long-actions";
import { prisma } from "@/lib/db/prisma";
import { query, rows } from "@/lib/db/sql";
import { distributeFindings, withdrawFindings } from "@/lib/finding/services/assignment";
import { claimFinding, releaseFinding } from "@/lib/finding/services/queue";
import { splitFinding } from "@/lib/finding/services/review/split";
import { longActionJob } from "@/lib/jobs/long-action";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

/*
 * What concerns very many records is ordered in a moment and done by the worker, as a whole or not at all.
 */

await freshDatabase();
const PEOPLE = 1_000;
let office: Office;
let at: SeededSnapshot;
const as = (actor: Actor) => ({ actor });
const worker = { signal: new AbortController().signal, attempt: 0 };
const work = async (answer: unknown) =>
  longActionJob.run({ actionId: begunActionSchema.parse(answer).action }, worker);

/** A group about so many people of the first kecamatan. */
async function seedGroup(people: number): Promise<{ findingId: number; revision: number }> {
  const findingId = await seedFinding(at, { isGroup: true, rows: [1], evidence: { group: true } });
  await query(sql`
    INSERT INTO
      finding_record (finding_id, ord, snapshot_id, row_no, role)
    SELECT
      ${findingId}::int,
      n,
      ${at.snapshotId}::int,
      n + 1,
      'subject'
    FROM
      generate_series(1, ${people - 1}::int) n
  `);
  const { revision } = await claimFinding(as(office.kec1), { findingId });
  return { findingId, revision };
}

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot(PEOPLE);
});

it("splits a large group in the background, and knows afterwards how many there are", async () => {
  const group = await seedGroup(PEOPLE);
  const begun = await splitFinding(as(office.kec1), group);
  expect(await ownLongActions(as(office.kec1))).toMatchObject([
    { kind: "split", status: "queued", total: PEOPLE },
  ]);
  expect(await prisma().finding.count({ where: { splitFromId: group.findingId } })).toBe(0);
  await work(begun);
  expect(await ownLongActions(as(office.kec1))).toMatchObject([
    { status: "done", done: PEOPLE, problem: null },
  ]);
  expect(await ownLongActions(as(office.kec2))).toEqual([]);
  const members = { splitFromId: group.findingId, state: "new", runs: { some: {} }, records: { some: {} } };
  expect(await prisma().finding.count({ where: members })).toBe(PEOPLE);
  const [known] = await rows(
    z.object({ n: z.number() }),
    sql`
      SELECT
        reltuples::int AS n
      FROM
        pg_class
      WHERE
        oid = 'finding'::regclass
    `,
  );
  expect(known?.n).toBeGreaterThanOrEqual(PEOPLE);
  // Started over after a crash of the worker, it finds nothing left to do.
  await work(begun);
  expect(await prisma().finding.count({ where: { splitFromId: group.findingId } })).toBe(PEOPLE);
});

it("does nothing where the finding has gone another way meanwhile, and says so", async () => {
  const group = await seedGroup(300);
  const begun = await splitFinding(as(office.kec1), group);
  await releaseFinding(as(office.kec1), { findingId: group.findingId });
  await work(begun);
  const [told] = await ownLongActions(as(office.kec1));
  expect(told).toMatchObject({ status: "failed", problem: { code: expect.stringMatching(/^finding-/) } });
  expect(await prisma().finding.count({ where: { splitFromId: group.findingId } })).toBe(0);
});

it("gives out, takes back and hands over thousands of tasks in the background", async () => {
  const assigned = (actor: Actor) => prisma().finding.count({ where: { assignedTo: actor.id } });
  const { snapshotId } = at;
  const shares = [{ kecKey: "331401", desaKey: "3314012001", assignee: office.kec1.id }];
  const before = await assigned(office.kec1);
  const given = await distributeFindings(as(office.supervisor), { snapshotId, shares });
  expect(await assigned(office.kec1)).toBe(before);
  await work(given);
  const tasks = await assigned(office.kec1);
  expect(tasks).toBeGreaterThan(PEOPLE / 3);
  await deactivateUser(as(office.admin), { id: office.kec1.id, heir: office.both.id });
  const [order] = await ownLongActions(as(office.admin));
  expect(order).toMatchObject({ kind: "release", status: "queued" });
  await work({ action: order!.id });
  expect([await assigned(office.kec1), await assigned(office.both)]).toEqual([0, tasks]);
  await work(await withdrawFindings(as(office.supervisor), { snapshotId, assignee: office.both.id }));
  expect(await assigned(office.both)).toBe(0);
});
