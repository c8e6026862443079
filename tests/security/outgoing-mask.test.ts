import { beforeAll, expect, test } from "vitest";
import sql, { raw } from "sql-template-tag";
import type { Ctx } from "@/lib/access/actor";
import { auditPage } from "@/lib/audit/queries/page";
import { keepText } from "@/lib/audit/services/keep-text";
import { inTx } from "@/lib/db/tx";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import { storedJson } from "@/lib/db/stored-json";
import { rowsIn } from "@/lib/db/tx-rows";
import { FINDING_ACTIONS } from "@/lib/finding/model/actions";
import { findingTrail } from "@/lib/finding/queries/opened/trail";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { savedViews } from "@/lib/finding/queries/queue/views";
import { exportVoters } from "@/lib/finding/queries/work/export-voters";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { worksheetLines } from "@/lib/finding/queries/work/worksheet";
import { exportFindings } from "@/lib/finding/services/export";
import { revealFinding } from "@/lib/finding/services/reveal";
import { finalDecisions, openFindings } from "@/lib/report/queries/decisions-part";
import { snapshotPart } from "@/lib/report/queries/snapshot-part";
import { getSnapshot } from "@/lib/snapshot/queries/get";
import { listSnapshots } from "@/lib/snapshot/queries/list";
import { listRejects } from "@/lib/snapshot/queries/rejects";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";
import { type SnapshotPlan, snapshotPlanSchema } from "@/lib/snapshot/services/plan";
import { freshDatabase } from "@/tests/support/fresh-database";
import {
  seedFinding,
  seedOffice,
  seedSnapshot,
  type Office,
  type SeededSnapshot,
} from "@/tests/support/review-seed";

/** Numbers of nobody, each in another column and written in another way. */
const PLANTED = {
  name: "SITI 3314014101900007",
  address: "DUKUH 3314.0141.0190.0008",
  rt: "3314014101900009",
  rw: "rw3314014101900010x",
  birth_place: "3314 0141 0190 0011",
  tps: "3314-0141-0190-0012",
  desa: "DESA 3314014101900013",
  remark: "lihat 3314014101900014",
  ktp_el: "3314014101900015",
  marital_raw: "3314014101900016",
  sex_raw: "3314014101900017",
};
const TYPED = "periksa 3314014101900018 ya";

await freshDatabase();
let office: Office;
let at: SeededSnapshot;
let open: number;
/** a period that is still being read, with the name of its file */
let unread: number;

const ctx = (actor: Ctx["actor"]): Ctx => ({ actor });

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  for (const [column, text] of Object.entries(PLANTED))
    await query(sql`
      UPDATE voter_record
      SET
        ${raw(column)} = ${text}
      WHERE
        row_no <= 6
    `);
  await query(sql`
    UPDATE snapshot_file
    SET
      name = ${`data ${TYPED}.csv`}
  `);
  await query(sql`
    INSERT INTO
      import_reject (snapshot_id, row_no, file_ord, line_no, column_name, reason, raw)
    VALUES
      (
        ${at.snapshotId},
        900,
        1,
        901,
        ${TYPED},
        'too-long',
        ${TYPED}
      )
  `);
  const layout: SnapshotPlan["files"][number]["tables"][number] = {
    name: `data ${TYPED}.csv`,
    title: TYPED,
    sheet: null,
    size: 1,
    sha256: "",
    encoding: "utf-8",
    delimiter: ",",
    returns: false,
    quotedLines: false,
    singleQuotes: false,
    header: {
      at: 0,
      rows: 1,
      line: 1,
      width: 1,
      known: 0,
      labels: [],
      texts: [TYPED],
      block: [[TYPED]],
      signature: "",
    },
    mapping: {},
    context: { kecamatan: null, desa: null, tps: null, remark: null, sex: null },
    kabupaten: null,
    reading: { sexTable: "LP", nextDay: false },
    columns: [],
    missing: [],
    notes: [],
    choices: [],
    titles: [[TYPED]],
    seen: { kecamatan: [], desa: [], tps: [] },
  };
  const mapping = snapshotPlanSchema.parse({
    files: [{ uploadId: "", name: TYPED, sha256: "", tables: [layout] }],
  });
  await prisma().snapshot.update({
    where: { id: at.snapshotId },
    data: { mapping: storedJson(mapping), period: TYPED },
  });
  const { id, ...same } = await prisma().snapshot.findUniqueOrThrow({
    where: { id: at.snapshotId },
    omit: { mapping: true, quality: true, countedTotals: true, controlTotals: true, problem: true },
  });
  expect(id).toBe(at.snapshotId);
  const second = await prisma().snapshot.create({
    data: { ...same, status: "importing", files: { create: { ord: 1, name: TYPED, sha256: "", size: 1 } } },
  });
  unread = second.id;
  open = await seedFinding(at, { detector: "IDN-05", rows: [1], evidence: { nik: TYPED, [TYPED]: "x" } });
  const visit = await seedFinding(at, { detector: "IDN-05", rows: [2], state: "field_check" });
  const done = await seedFinding(at, { detector: "IDN-05", rows: [3] });
  await prisma().judgement.createMany({
    data: [
      {
        findingId: visit,
        actorId: office.kec1.id,
        kind: "field_check",
        round: 1,
        fromState: "new",
        toState: "field_check",
        textHash: await inTx((tx) => keepText(tx, { note: TYPED, addressee: TYPED }, at.snapshotId)),
      },
      {
        findingId: done,
        actorId: office.kec1.id,
        kind: "decision",
        round: 1,
        fromState: "new",
        toState: "final",
        outcome: "accepted",
        followUp: { code: "UBAH", element: "nik" },
        textHash: await inTx((tx) =>
          keepText(tx, { note: TYPED, rollValue: TYPED, proposedValue: "3314014101900019" }, at.snapshotId),
        ),
      },
    ],
  });
  await query(sql`
    UPDATE finding
    SET
      due_date = '2026-01-01',
      search_text = ${TYPED},
      desa_key = CASE
        WHEN id = ${done} THEN ${PLANTED.desa}
        ELSE desa_key
      END
  `);
  await prisma().finding.update({
    where: { id: done },
    data: {
      state: "final",
      outcome: "accepted",
      decidedBy: office.kec1.id,
      decidedAt: new Date(),
      followUp: "UBAH",
    },
  });
  await prisma().savedView.create({ data: { name: TYPED, query: `text=${TYPED}`, ownerId: office.kec1.id } });
});

/** Digits of what leaves, joined over every sign that is no letter: what an attacker would read together. */
const digitsOf = (text: string): string => text.normalize("NFKC").replace(/[^\p{L}\p{Nd}"]/gu, "");

function expectNobody(leaves: unknown): void {
  const text = typeof leaves === "string" ? leaves : JSON.stringify(leaves);
  expect(text.length).toBeGreaterThan(20);
  expect(digitsOf(text)).not.toMatch(/33140141019000\d\d/);
}

const all = async <T>(lines: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const line of lines) found.push(line);
  return found;
};

const READERS: Readonly<Record<string, () => Promise<unknown>>> = {
  "the opened finding, neighbours and trail": () => getFinding(ctx(office.kec1), open),
  "the trail of a finding": async () => {
    const done = await prisma().finding.findFirstOrThrow({ where: { state: "final" } });
    return findingTrail(ctx(office.kec1), done.id);
  },
  "the queue": () => findingPage(ctx(office.kec1), { filter: {}, sort: "order", limit: 50 } as never),
  "the list of views": () => savedViews(ctx(office.kec1)),
  "the period": () => getSnapshot(ctx(office.admin), unread),
  "the periods": () => listSnapshots(ctx(office.admin)),
  "rejected lines": () => listRejects(ctx(office.admin), at.snapshotId),
  "the file of rejected lines": async () =>
    (await all((await exportRejects(ctx(office.admin), { id: at.snapshotId })).stream)).join(""),
  "rows of the export": () => all(exportRows({ runId: at.runId }, { unmasked: false, people: 20 })),
  "the export as CSV": async () =>
    (
      await all((await exportFindings(ctx(office.supervisor), { runId: at.runId, format: "csv" })).stream)
    ).join(""),
  "voters of the export": () => all(exportVoters({ runId: at.runId }, false)),
  "the follow-up list": () => all(followUpRows(at.runId, false)),
  "the worksheet": () => worksheetLines(ctx(office.supervisor), { snapshotId: at.snapshotId }),
  "the report": () =>
    prisma().$transaction(async (tx) => [
      await finalDecisions({ runId: at.runId }, rowsIn(tx)),
      await openFindings({ runId: at.runId }, rowsIn(tx)),
      await snapshotPart(at.runId, rowsIn(tx)),
    ]),
};

test.each(Object.keys(READERS))("%s names nobody", async (name) => {
  expectNobody(await READERS[name]?.());
});

test("what a person types with sixteen digits is refused with the reason, and the trail holds no number", async () => {
  await expect(revealFinding(ctx(office.kec1), { findingId: open, purpose: TYPED })).rejects.toMatchObject({
    code: "text-holds-identity",
  });
  const note = FINDING_ACTIONS.unsure.safeParse({ findingId: 1, revision: 1, note: TYPED });
  expect(note.success).toBe(false);
  expectNobody(await auditPage(ctx(office.auditor), { limit: 100 } as never));
});

test("the numbers themselves may be corrected by a number, nothing else may", () => {
  const judged = (element: string) =>
    FINDING_ACTIONS.judge.safeParse({
      findingId: 1,
      revision: 1,
      answer: {
        outcome: "accepted",
        followUp: { code: "UBAH", element, proposedValue: "3314014101900007" },
      },
    }).success;
  expect([judged("nik"), judged("nkk"), judged("name"), judged("address")]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
