import { createWriteStream } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { auditProtection } from "@/lib/db/audit-owner";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { consistentRead, rows } from "@/lib/db/sql";
import { inTx } from "@/lib/db/tx";
import type { ReadRows } from "@/lib/db/tx-rows";
import { SYSTEM } from "@/lib/access/actor";
import type { ReportModel } from "@/lib/report/model/report";
import { translator } from "@/lib/i18n/translator";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { reportModel } from "@/lib/report/queries/model";
import { FOLLOW_UP_COLUMNS } from "@/lib/finding/tables/follow-up-table";
import { writeManifest, type ManifestFile } from "@/lib/report/output/manifest";
import { writeReport } from "@/lib/report/output/pdf/report";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import { workbookWords } from "@/lib/finding/tables/workbook-words";
import { streamOf, writeFindingWorkbook } from "@/lib/finding/services/export";
import { PRODUCT } from "./product";

const ctx = { actor: SYSTEM };
const optionsSchema = z.object({
  locale: z.enum(["id", "en"]).catch("id"),
  number: z.string().optional(),
  purpose: z.string().optional(),
});

/**
 * Makes the files of an ordered report, all from one moment of the database. May be started over at any
 * point: it begins with an empty folder and says at the end, in one transaction, that the report is ready.
 */
export async function buildReport(reportId: number): Promise<void> {
  const report = await prisma().report.findUnique({
    where: { id: reportId },
    select: {
      id: true,
      runId: true,
      kind: true,
      status: true,
      options: true,
      createdBy: true,
      createdAt: true,
    },
  });
  if (!report || report.status !== "queued") return;
  const dir = reportDir(reportId);
  for (const name of await readdir(dir)) await rm(join(dir, name));
  const { locale, number, purpose } = optionsSchema.parse(report.options);
  const kind = report.kind === "final" ? "final" : "interim";
  const made = await consistentRead(async (client) => {
    const read: ReadRows = (shape, statement) => rows(shape, statement, client);
    const head = {
      kind,
      reportId,
      createdAt: new Date().toISOString(),
      createdBy: report.createdBy,
      number: number ?? null,
      product: PRODUCT,
      protection: await auditProtection(client),
    } as const;
    const model = await reportModel(report.runId, head, read);
    if (kind === "final" && model.counts.open > 0) return { open: model.counts.open };
    const names = await writeFiles(dir, model, client, locale, purpose !== undefined);
    return { model, files: await writeManifest(dir, model, names) };
  });
  if ("open" in made) return failReport(reportId, "final-open-findings", { open: made.open });
  await publish(reportId, made.model, made.files);
}

async function writeFiles(
  dir: string,
  model: ReportModel,
  client: pg.ClientBase,
  locale: "id" | "en",
  unmasked: boolean,
): Promise<string[]> {
  const to = (name: string) => createWriteStream(join(dir, name), { mode: 0o600 });
  const runId = model.run.id;
  await writeReport(to("laporan.pdf"), model, locale, translator(locale));
  // Findings are masked in every report; only the list of what to do may carry identities, and only with a
  // purpose.
  const findings = { runId, unmasked: false, locale, client };
  const words = workbookWords(translator(locale));
  await pipeline(streamOf("csv", findings), to("temuan.csv"));
  await written(to("temuan.xlsx"), (out) => writeFindingWorkbook(out, findings));
  const followUps = followUpRows(runId, unmasked, client);
  await written(to("tindak-lanjut.xlsx"), (out) =>
    writeWorkbook(
      out,
      [sheet({ name: words.followUps, columns: FOLLOW_UP_COLUMNS, rows: followUps })],
      words.long,
    ),
  );
  return ["laporan.pdf", "temuan.csv", "temuan.xlsx", "tindak-lanjut.xlsx"];
}

async function written(
  out: ReturnType<typeof createWriteStream>,
  write: (out: Writable) => Promise<void>,
): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => out.on("close", resolve).on("error", reject));
  await write(out);
  out.end();
  await closed;
}

async function publish(reportId: number, model: ReportModel, files: readonly ManifestFile[]): Promise<void> {
  await inTx(async (tx) => {
    const done = await tx.report.updateMany({
      where: { id: reportId, status: "queued" },
      data: {
        status: "ready",
        files: files.map((file) => ({ ...file })),
        chainSeq: model.chain.seq,
        chainHead: model.chain.head,
      },
    });
    if (done.count === 0) return;
    await audit(tx, ctx, {
      action: "report.ready",
      entityType: "report",
      entityId: reportId,
      data: {
        run: model.run.id,
        kind: model.kind,
        files,
        chainSeq: model.chain.seq,
        chainHead: model.chain.head,
      },
    });
  });
}

/** Marks a report that could not be made, with a sentence for whoever ordered it. */
export async function failReport(
  reportId: number,
  code: string,
  values: Record<string, number> = {},
): Promise<void> {
  await inTx(async (tx) => {
    const done = await tx.report.updateMany({
      where: { id: reportId, status: "queued" },
      data: { status: "failed", problem: { code, values } },
    });
    if (done.count > 0)
      await audit(tx, ctx, {
        action: "report.failed",
        entityType: "report",
        entityId: reportId,
        data: { code },
      });
  });
}
