import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sql from "sql-template-tag";
import { expect, it } from "vitest";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { query } from "@/lib/db/sql";
import { getFinding } from "@/lib/finding/queries/opened/finding";
import { findingPage } from "@/lib/finding/queries/queue/page";
import { claimFinding, takeNextFinding } from "@/lib/finding/services/queue";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { removeSnapshot } from "@/lib/snapshot/services/remove";
import { as } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { everythingKept, found as foundIn } from "@/tests/support/traces";
import { seedFinding, seedOffice, seedSnapshot } from "@/tests/support/review-seed";

const database = await freshDatabase();

/** Where of all that the product keeps this word stands: tables and files. */
const holding = async (word: string): Promise<string[]> =>
  foundIn(await everythingKept(database.adminUrl, [database.dataDir]), [word]);

it("after the removal no column of the database yields a name of that roll; the decision stays", async () => {
  const office = await seedOffice();
  const before = await seedSnapshot(40, "TW III 2025");
  const at = await seedSnapshot();
  await query(sql`
    UPDATE voter_record
    SET
      name = 'NGATMI WULANSARI'
    WHERE
      snapshot_id = ${before.snapshotId}
      AND row_no = 1
  `);
  const evidence = { name: "NGATMI WULANSARI" };
  const own = await seedFinding(before, { rows: [1], evidence });
  const open = await seedFinding(before, { rows: [1], evidence });
  const later = await seedFinding(at, { rows: [1] });
  await prisma().finding.updateMany({
    where: { id: { in: [own, open, later] } },
    data: { searchText: "NGATMI WULANSARI" },
  });
  await prisma().findingRecord.create({
    data: { findingId: later, ord: 1, snapshotId: before.snapshotId, rowNo: 1, role: "baseline" },
  });
  const { revision } = await claimFinding(as(office.kec1), { findingId: own });
  await judgeFinding(as(office.kec1), {
    findingId: own,
    revision,
    answer: { outcome: "rejected", reason: "DATA-BENAR", note: "KTP NGATMI WULANSARI dilihat" },
  });
  await prisma().attachment.create({
    data: {
      findingId: own,
      name: "KTP WULANSARI.jpg",
      mime: "image/jpeg",
      size: 1,
      sha256: "a".repeat(64),
      uploadedBy: office.kec1.id,
    },
  });
  await prisma().savedView.create({
    data: { ownerId: office.kec1.id, name: "dicari", query: "aturan=IDN-04&cari=WULANSARI", shared: false },
  });
  const upload = "0123456789abcdef0123";
  await prisma().upload.create({
    data: {
      id: upload,
      name: "roll.csv",
      size: 1,
      status: "used",
      snapshotId: before.snapshotId,
      createdBy: "u-admin",
      inspection: { sample: "WULANSARI" },
    },
  });
  await prisma().importPreview.create({
    data: {
      createdBy: "u-admin",
      status: "done",
      input: { uploads: [upload] },
      view: { names: ["NGATMI WULANSARI"] },
    },
  });
  await prisma().draft.create({
    data: {
      snapshotId: before.snapshotId,
      kind: "points",
      locale: "id",
      source: "template",
      text: "Ibu WULANSARI dicatat dua kali",
      figures: {},
      createdBy: "supervisor",
    },
  });
  await prisma().recheck.create({
    data: {
      runId: before.runId,
      seed: "123456",
      tolerated: 0.01,
      strikes: 0,
      keeps: 1,
      createdBy: "supervisor",
      items: { create: { stratum: "keep", ord: 1, findingId: own, note: "WULANSARI masih ada" } },
    },
  });
  const report = await prisma().report.create({
    data: {
      snapshotId: before.snapshotId,
      runId: before.runId,
      kind: "interim",
      status: "ready",
      options: { locale: "id", unmasked: true },
      createdBy: "u-admin",
    },
    select: { id: true },
  });
  const folder = reportDir(report.id);
  await writeFile(join(folder, "tindak-lanjut.xlsx"), "NGATMI WULANSARI");
  await writeFile(join(folder, "laporan.pdf"), "angka saja");
  expect((await holding("WULANSARI")).filter((place) => place.includes("/reports/"))).toHaveLength(1);
  const input = { id: before.snapshotId, reason: "akhir masa simpan" };
  for (const _again of [1, 2]) expect(await removeSnapshot(as(office.admin), input)).toEqual({ waits: true });
  expect(await holding("WULANSARI")).not.toEqual([]);
  const second = { ...office.admin, id: "admin-kedua", username: "admin.kedua" };
  expect(await removeSnapshot(as(second), input)).toEqual({ waits: false });
  expect(await holding("WULANSARI")).toEqual([]);
  expect(await readdir(folder)).toEqual(["laporan.pdf"]);
  const { rows: found } = await findingPage(as(office.kec1), { filter: { text: "wulansari" } });
  expect(found).toEqual([]);
  const kept = await prisma().finding.findUniqueOrThrow({ where: { id: own } });
  expect(kept.outcome).toBe("rejected");
  await expect(claimFinding(as(office.kec1), { findingId: open })).rejects.toMatchObject({
    code: "finding-removed",
  });
  expect((await getFinding(as(office.kec1), open)).can).toEqual([]);
  expect((await takeNextFinding(as(office.kec1), {}))?.findingId).toBe(later);
});

it("a judgement of a roll that is there cannot be changed", async () => {
  const at = await seedSnapshot(40, "TW I 2026");
  const id = await seedFinding(at, { rows: [1] });
  const { id: judgement } = await prisma().judgement.create({
    data: {
      findingId: id,
      round: 1,
      kind: "unsure",
      fromState: "new",
      toState: "unsure",
      actorId: "u-kec1",
    },
    select: { id: true },
  });
  await expect(
    prisma().judgement.update({ where: { id: judgement }, data: { seconds: 1 } }),
  ).rejects.toThrow();
});
