import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import PizZip from "pizzip";
import sql from "sql-template-tag";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { rows } from "@/lib/db/sql";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { measureCarriedOut } from "@/lib/followup/services/measure";
import { setLetterhead } from "@/lib/office/services/set-letterhead";
import { recapPreview } from "@/lib/recap/queries/preview";
import { importOpening } from "@/lib/recap/services/import-opening";
import { verifyReport } from "@/lib/report/output/verify";
import { getReport } from "@/lib/report/queries/get";
import { buildReport } from "@/lib/report/services/build";
import { createRecap } from "@/lib/report/services/create-recap";
import { remakeReport } from "@/lib/report/services/remake";
import { countRoll } from "@/lib/snapshot/services/count/run";
import { as, refusal } from "@/tests/support/acting";
import { linesOf, readBook, wrongFormulas } from "@/tests/support/formulas";
import { freshDatabase } from "@/tests/support/fresh-database";
import { decided, quarter, voter } from "@/tests/support/quarters";
import { seedOffice, type Office } from "@/tests/support/review-seed";

await freshDatabase();
let office: Office;
let snapshotId: number;
let reportId: number;
const MEETING = {
  number: "63/PK.01-BA/3314/2025",
  at: "2025-12-15T09:00:00+07:00",
  place: "Aula KPU Sragen",
};
const file = (name: string) => readFile(join(reportDir(reportId), name));

/** Identity numbers of anybody: sixteen digits in a row, and no part of a SHA-256. */
const IDENTITY = /(?<![\da-f])\d{16}(?![\da-f])/;
const textOf = (bytes: Buffer): string =>
  Object.values(new PizZip(bytes).files)
    .filter(({ name }) => name.endsWith(".xml"))
    .map((entry) => entry.asText().replace(/<[^>]+>/g, "\n"))
    .join("\n");

beforeAll(async () => {
  office = await seedOffice();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
  await setLetterhead(as(office.admin), {
    regionCode: "3314",
    name: "Komisi Pemilihan Umum Kabupaten Sragen",
    address: "Jalan Contoh Nomor 1",
    place: "Sragen",
    signers: [{ position: "Ketua", name: "Nama Contoh" }],
  });
  const people = Array.from({ length: 10 }, (_, at) => at + 1);
  const first = await quarter(
    people.map((n) => voter(n)),
    { period: "TW III 2025", referenceDate: "2025-09-10" },
  );
  await countRoll(first.snapshotId);
  await decided(office, first, [1], {
    outcome: "accepted",
    followUp: {
      code: "TMS-1",
      rows: [1],
      meant: [1],
      paper: { kind: "AKTA-KEMATIAN", number: "3314-KM-1", date: "2025-05-12" },
    },
  });
  const now = [
    ...people.filter((n) => n !== 1 && n !== 2).map((n) => voter(n, n === 3 ? { remark: "4" } : {})),
    voter(20, { birthDate: "01|10|2008" }),
    voter(21, { source: "PINDAH MASUK" }),
    voter(22),
  ];
  ({ snapshotId } = await quarter(now, {
    period: "TW IV 2025",
    referenceDate: "2025-12-10",
    previousId: first.snapshotId,
  }));
  await countRoll(snapshotId);
  await measureCarriedOut(snapshotId);
  ({ reportId } = await createRecap(as(office.supervisor), { snapshotId, ...MEETING }));
  await buildReport(reportId);
});

test("the workbook holds what the rolls and the decisions say, read by another library", async () => {
  const book = readBook(await file("MODEL-A-REKAP-PDPB.xlsx"));
  expect(wrongFormulas(book)).toEqual([]);
  const row = linesOf(book, "A-DPB2")[6] ?? [];
  // awal 10 − meninggal 1 (decision) − pindah keluar 1 (code on the roll) + genap 17 1 + pindah masuk 1 = 10
  expect(row.slice(2, 7)).toEqual([10, 1, 0, 0, 1]);
  expect(row.slice(11, 16)).toEqual([1, 0, 0, 0, 1]);
  expect(Number(row[16]) + Number(row[17])).toBe(10);
  expect(row[18]).toBe(0);
  const difference = linesOf(book, "SELISIH")[6] ?? [];
  expect(Number(difference[4]) + Number(difference[5])).toBe(1);
  expect(Number(difference[6]) + Number(difference[7])).toBe(1);
  const voters = linesOf(readBook(await file("selisih.xlsx")), "SELISIH").slice(3);
  expect(voters.map((line) => line[4])).toEqual([voter(2).raw.name, voter(22).raw.name]);
  const [counted] = await rows(
    z.object({ male: z.number(), female: z.number() }),
    sql`
      SELECT
        count(*) FILTER (
          WHERE
            sex = 'L'
        )::int AS male,
        count(*) FILTER (
          WHERE
            sex = 'P'
        )::int AS female
      FROM
        voter_record
      WHERE
        snapshot_id = ${snapshotId}
        AND active
    `,
  );
  const minutes = textOf(await file("berita-acara.docx")).replace(/\s+/g, " ");
  expect(minutes).toContain("Jumlah pemilih dengan huruf: sepuluh.");
  expect(minutes).toContain(`${counted?.male} ${counted?.female} 10`);
  const preview = await recapPreview(as(office.auditor), snapshotId, "3314");
  expect(preview.unexplained).toBe(2);
  expect(preview.total).toMatchObject({ opening: 10, left: 2, came: 2, closing: 10, difference: 0 });
});

test("no paper of the meeting carries a number of a person", async () => {
  for (const name of ["MODEL-A-REKAP-PDPB.xlsx", "berita-acara.docx", "selisih.xlsx"])
    expect(textOf(await file(name)), name).not.toMatch(IDENTITY);
});

test("made again from what was stored it is the same byte by byte; a changed file is found and put back", async () => {
  expect(await remakeReport(as(office.auditor), { reportId })).toEqual({ changed: [] });
  await writeFile(join(reportDir(reportId), "berita-acara.docx"), "lain");
  expect(await verifyReport(reportDir(reportId))).toEqual({ ok: false, name: "berita-acara.docx" });
  expect(await remakeReport(as(office.supervisor), { reportId })).toEqual({ changed: [] });
  expect(await verifyReport(reportDir(reportId))).toMatchObject({ ok: true, files: 4 });
  const { remade, filesMade, filesAll } = await getReport(as(office.auditor), reportId);
  expect(remade?.changed).toEqual([]);
  expect([filesMade, filesAll]).toEqual([4, 4]);
});

test("last quarter's own workbook becomes the opening figures, and a kecamatan of elsewhere refuses it", async () => {
  const bytes = await file("MODEL-A-REKAP-PDPB.xlsx");
  const give = (content: Buffer) =>
    importOpening(as(office.admin), { snapshotId, content: content.toString("base64") });
  expect(await give(bytes)).toEqual({ kecamatan: 1 });
  expect(await prisma().recapOpening.findMany({ select: { male: true, female: true } })).toEqual([
    { male: expect.any(Number) as number, female: expect.any(Number) as number },
  ]);
  expect(await recapPreview(as(office.auditor), snapshotId, "3314")).toMatchObject({ openingOf: "workbook" });
  const zip = new PizZip(bytes);
  for (const [name, entry] of Object.entries(zip.files))
    if (name.endsWith(".xml")) zip.file(name, entry.asText().replaceAll(/Kalijambe/gi, "Atlantis"));
  expect(await refusal(give(zip.generate({ type: "nodebuffer" })))).toBe("opening-kecamatan");
  expect(await refusal(give(Buffer.from("PK")))).toBe("opening-no-book");
});

test("who may order, import and make again", async () => {
  for (const actor of [office.kec1, office.admin, office.auditor])
    expect(await refusal(createRecap(as(actor), { snapshotId, ...MEETING }))).toBe("forbidden");
  for (const actor of [office.kec1, office.auditor])
    expect(await refusal(importOpening(as(actor), { snapshotId, content: "UEs=" }))).toMatch(
      /forbidden|opening/,
    );
  expect(await refusal(remakeReport(as(office.kec1), { reportId }))).toBe("forbidden");
});
