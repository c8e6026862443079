import { createHash } from "node:crypto";
import { appendFile, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { reportDir } from "@/lib/db/files";
import { auditPage } from "@/lib/audit/queries/page";
import { prisma } from "@/lib/db/prisma";
import { SYSTEM } from "@/lib/access/actor";
import { JSONL_FIELDS } from "@/lib/finding/model/work/export-row";
import { getReport } from "@/lib/report/queries/get";
import { verifyReport } from "@/lib/report/output/verify";
import { claimFinding } from "@/lib/finding/services/queue";
import { exportFindings } from "@/lib/finding/services/export";
import { judgeFinding } from "@/lib/finding/services/review/judgement";
import { signOffFinding } from "@/lib/finding/services/review/supervision";
import { buildReport } from "@/lib/report/services/build";
import { createReport } from "@/lib/report/services/create";
import { remakeReport } from "@/lib/report/services/remake";
import { openReportFile } from "@/lib/report/services/open";
import { setReviewPolicy } from "@/lib/finding/services/set-policy";
import { as, refusal } from "@/tests/support/acting";
import { freshDatabase } from "@/tests/support/fresh-database";
import { readPdf } from "@/tests/support/pdf";
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
let duplicate: number;

async function decide(findingId: number, answer: object): Promise<void> {
  const { revision } = await claimFinding(as(office.both), { findingId });
  const judged = await judgeFinding(as(office.both), { findingId, revision, answer });
  if (judged.state === "awaiting_signoff")
    await signOffFinding(as(office.supervisor), { findingId, revision: judged.revision });
}

beforeAll(async () => {
  office = await seedOffice();
  at = await seedSnapshot();
  await setReviewPolicy(as(office.admin), {
    param: "doubleBlindShare",
    value: 0,
    reason: "tanpa sampel dalam uji ini",
  });
  await prisma().runDetector.createMany({
    data: [
      { runId: at.runId, code: "IDN-04", version: 1, ord: 1, status: "done", findings: 2 },
      { runId: at.runId, code: "IDN-02", version: 1, ord: 2, status: "done", findings: 1 },
      {
        runId: at.runId,
        code: "KEL-04",
        version: 1,
        ord: 3,
        status: "failed",
        reason: { key: "failed", values: {} },
      },
      {
        runId: at.runId,
        code: "IDN-12",
        version: 1,
        ord: 4,
        status: "not-applicable",
        reason: { key: "noCodeColumn", values: {} },
      },
    ],
  });
  duplicate = await seedFinding(at, {
    detector: "IDN-02",
    tier: "T",
    rows: [2, 3],
    score: 12.5,
    evidence: { pairs: [{ rows: [2, 3], score: 12.5 }] } as never,
  });
  await seedFinding(at, { rows: [4] });
  await seedFinding(at, { rows: [30], kec: "331402" });
});

describe("an export", () => {
  it("gives exactly the agreed fields, in an order that does not depend on the database's", async () => {
    const { stream } = await exportFindings(as(office.admin), { runId: at.runId, format: "jsonl" });
    const lines = (await text(stream))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line.detector)).toEqual(["IDN-02", "IDN-04", "IDN-04"]);
    expect(Object.keys(lines[0]!)).toEqual([...JSONL_FIELDS]);
    expect(lines[0]).toMatchObject({
      tier: "T",
      rows: [2, 3],
      baselineRows: [],
      pairs: [{ rows: [2, 3], score: 12.5 }],
      score: 12.5,
      status: "new",
      outcome: null,
      decidedBy: null,
    });
    const again = await exportFindings(as(office.admin), { runId: at.runId, format: "jsonl" });
    expect(
      (await text(again.stream))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(lines);
  });

  it("masks identities, unless a supervisor says what for; both are on the trail", async () => {
    const masked = await text(
      (await exportFindings(as(office.admin), { runId: at.runId, format: "csv" })).stream,
    );
    expect(masked).not.toContain(nikOf(2));
    // Spreadsheets set to Indonesian part at the semicolon; codes stand beside their words.
    expect(masked.startsWith("\ufeffNo. temuan;Aturan;Kode: Aturan;Tingkat;Kode: Tingkat;")).toBe(true);
    expect(masked).toMatch(/;Sedang;S;/);
    const english = await exportFindings(as(office.admin), {
      runId: at.runId,
      format: "csv",
      locale: "en",
    });
    expect((await text(english.stream)).startsWith("Finding no.,Rule,Code: Rule,Tier,Code: Tier,")).toBe(
      true,
    );
    expect(masked).toContain("331401**********");
    const statedPurpose = "pencocokan di kantor";
    const full = await exportFindings({ actor: SYSTEM }, { runId: at.runId, format: "csv", statedPurpose });
    expect(await text(full.stream)).toContain(nikOf(2));
    const decided = await text(
      (
        await exportFindings(as(office.supervisor), {
          runId: at.runId,
          format: "csv",
          purpose: { kind: "disdukcapil", number: "470/12/2026" },
        })
      ).stream,
    );
    // Whoever judges there gets what is final, and nothing is yet.
    expect(decided).not.toContain(nikOf(2));
    const trail = await prisma().auditEvent.findMany({
      where: { action: "finding.export" },
      orderBy: { seq: "desc" },
      take: 1,
      select: { body: true },
    });
    expect(trail[0]?.body).not.toContain("470/12/2026");
    const read = await auditPage({ actor: office.supervisor }, { action: "finding.export" });
    expect(read.rows[0]?.data).toMatchObject({ purposeKind: "disdukcapil", purpose: "470/12/2026" });
    for (const actor of [office.kec1, office.auditor])
      expect(await refusal(exportFindings(as(actor), { runId: at.runId, format: "csv" }))).toBe("forbidden");
    const purpose = { kind: "disdukcapil", number: "470/12/2026" };
    const asked = { runId: at.runId, format: "csv", purpose };
    expect(await refusal(exportFindings(as(office.admin), asked))).toBe("forbidden");
  });
});

describe("a report", () => {
  it("is interim while findings are open, and its files match the manifest until one byte changes", async () => {
    expect(await refusal(createReport(as(office.supervisor), { runId: at.runId, final: true }))).toBe(
      "final-open-findings",
    );
    await decide(duplicate, {
      outcome: "accepted",
      followUp: { code: "TMS-2", rows: [3], meant: [3], paper: { kind: "KTP-EL", date: "2025-12-01" } },
      note: '=HYPERLINK("http://x")',
    });
    const { reportId } = await createReport(as(office.supervisor), { runId: at.runId });
    await buildReport(reportId);
    const report = await getReport(as(office.auditor), reportId);
    expect(report).toMatchObject({ kind: "interim", status: "ready" });
    expect(report.files.map((file) => file.name)).toEqual([
      "laporan.pdf",
      "titik-periksa.txt",
      "temuan.csv",
      "temuan.xlsx",
      "tindak-lanjut.xlsx",
      "tindak-lanjut.pdf",
      "manifest.json",
    ]);
    const dir = reportDir(reportId);
    for (const file of report.files)
      expect(
        createHash("sha256")
          .update(await readFile(join(dir, file.name)))
          .digest("hex"),
      ).toBe(file.sha256);
    expect(await verifyReport(dir)).toMatchObject({
      ok: true,
      files: 6,
      chainSeq: report.chainSeq,
      chainHead: report.chainHead,
    });
    expect((await readFile(join(dir, "laporan.pdf"))).subarray(0, 5).toString()).toBe("%PDF-");

    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(dir, "tindak-lanjut.xlsx"));
    const sheet = workbook.getWorksheet("Tindak lanjut")!;
    const cells = (row: number) => sheet.getRow(row).values as unknown[];
    expect(sheet.rowCount).toBe(2);
    expect(cells(2)).toContain("TMS-2");
    expect(cells(2)).toContain(3);
    expect(cells(2)).toContain('\'=HYPERLINK("http://x")');
    expect(JSON.stringify(cells(2))).not.toContain(nikOf(3));

    const list = await readPdf(async (out) => {
      out.end(await readFile(join(dir, "tindak-lanjut.pdf")));
    });
    const printed = list.flatMap(({ lines }) => lines).join("\n");
    expect(printed).toContain(String(cells(2)[1]));
    expect(printed).not.toContain(nikOf(3));

    await appendFile(join(dir, "temuan.csv"), " ");
    expect(await verifyReport(dir)).toEqual({ ok: false, name: "temuan.csv" });
    // Made again from the stored model, whatever became of the findings since: the same bytes.
    expect(await remakeReport(as(office.auditor), { reportId })).toEqual({ changed: [] });
    expect(await verifyReport(dir)).toMatchObject({ ok: true });
    await expect(verifyReport(join(dir, "nothing"))).rejects.toMatchObject({ code: "report-manifest" });
  });

  it("is final when every finding of the run is decided", async () => {
    const open = await prisma().finding.findMany({ where: { state: "new" }, select: { id: true } });
    for (const { id } of open) await decide(id, { outcome: "rejected", reason: "TANGGAL-ADMINISTRATIF" });
    const { reportId } = await createReport(as(office.supervisor), {
      runId: at.runId,
      final: true,
      purpose: { kind: "sidalih", number: "21/PL.01/2026" },
    });
    await buildReport(reportId);
    expect(await getReport(as(office.supervisor), reportId)).toMatchObject({
      kind: "final",
      status: "ready",
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(reportDir(reportId), "tindak-lanjut.xlsx"));
    expect(JSON.stringify(workbook.getWorksheet("Tindak lanjut")!.getRow(2).values)).toContain(nikOf(3));
    expect(await refusal(openReportFile(as(office.auditor), { reportId, name: "tindak-lanjut.xlsx" }))).toBe(
      "forbidden",
    );
    expect(await refusal(openReportFile(as(office.auditor), { reportId, name: "../../secret" }))).toBe(
      "report-not-found",
    );
    const file = await openReportFile(as(office.auditor), { reportId, name: "laporan.pdf" });
    file.stream.destroy();
    expect(file.mime).toBe("application/pdf");
  });

  it("is for supervisors and admins to make and for reviewers not even to read", async () => {
    for (const actor of [office.kec1, office.auditor])
      expect(await refusal(createReport(as(actor), { runId: at.runId }))).toBe("forbidden");
    expect(await refusal(getReport(as(office.kec1), 1))).toBe("forbidden");
    expect(await readdir(reportDir(1))).toContain("manifest.json");
  });

  it("started over after a crash begins anew, and is not made twice", async () => {
    const { reportId } = await createReport(as(office.supervisor), { runId: at.runId });
    await appendFile(join(reportDir(reportId), "half.pdf"), "half");
    await buildReport(reportId);
    expect(await readdir(reportDir(reportId))).not.toContain("half.pdf");
    const before = await getReport(as(office.supervisor), reportId);
    await buildReport(reportId);
    expect(await getReport(as(office.supervisor), reportId)).toEqual(before);
  });
});
