import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { audit } from "@/lib/db/audit";
import { reportDir } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { consistentRead } from "@/lib/db/sql";
import { inTx } from "@/lib/db/tx";
import { SYSTEM } from "@/lib/access/actor";
import { LOCALES } from "@/lib/i18n/locales";
import { REPORT_KINDS, REPORT_PAPERS, type ReportPaper } from "@/lib/report/model/status";
import { writeManifest, type ManifestFile } from "@/lib/report/output/manifest";
import { findingsPaper } from "./papers/findings";
import type { Order, PaperHead, PaperMaker } from "./papers/paper";
import { recapPaper } from "./papers/recap";

const ctx = { actor: SYSTEM };

const MAKERS: Readonly<Record<ReportPaper, PaperMaker>> = { findings: findingsPaper, recap: recapPaper };

/** Folder of the stored model, inside that of the report; nothing in it is ever handed out. */
const MODEL_FOLDER = "model";

const orderSchema = z.object({
  paper: z.enum(REPORT_PAPERS),
  kind: z.enum(REPORT_KINDS),
  options: z.looseObject({ locale: z.enum(LOCALES).catch("id") }),
});

/**
 * Makes the files of an ordered report, all from one moment of the database. May be started over at any
 * point: it begins with an empty folder and says at the end, in one transaction, that the report is ready.
 */
export async function buildReport(reportId: number): Promise<void> {
  const ordered = await orderOf(reportId);
  if (ordered?.status !== "queued") return;
  const { maker, order } = ordered;
  const dir = reportDir(reportId);
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true });
  const from = join(dir, MODEL_FOLDER);
  await mkdir(from, { mode: 0o700 });
  const head = await consistentRead((client) => maker.collect(order, client, from));
  if ("code" in head) return failReport(reportId, head.code, head.values);
  const names = await writeFiles(maker, order, from, dir, (made, all) => progress(reportId, made, all));
  await publish(order, head, await writeManifest(dir, reportId, head, names));
}

/** The order of a report with what makes it, or null where there is no such report. */
export async function orderOf(
  reportId: number,
): Promise<{ order: Order; maker: PaperMaker; status: string } | null> {
  const row = await prisma().report.findUnique({ where: { id: reportId } });
  if (row === null) return null;
  const { paper, kind, options } = orderSchema.parse(row);
  const { snapshotId, runId, createdBy, createdAt, status } = row;
  return {
    status,
    maker: MAKERS[paper],
    order: {
      reportId,
      snapshotId,
      runId,
      kind,
      locale: options.locale,
      createdBy,
      createdAt: createdAt.toISOString(),
      options,
    },
  };
}

/** Where the stored model of a report lies. */
export const modelFolder = (reportId: number): string => join(reportDir(reportId), MODEL_FOLDER);

/** Writes the files that follow from a stored model. @returns their names in order */
export async function writeFiles(
  maker: PaperMaker,
  order: Order,
  from: string,
  into: string,
  onFile: (made: number, all: number) => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const files = await maker.files(order, from);
  await onFile(0, files.length);
  for (const [at, { name, write }] of files.entries()) {
    await write(join(into, name));
    await onFile(at + 1, files.length);
  }
  return files.map(({ name }) => name);
}

async function progress(reportId: number, filesMade: number, filesAll: number): Promise<void> {
  await prisma().report.updateMany({
    where: { id: reportId, status: "queued" },
    data: { filesMade, filesAll },
  });
}

async function publish(
  { reportId }: Order,
  { kind, chain, runId }: PaperHead,
  files: readonly ManifestFile[],
): Promise<void> {
  const sealed = { chainSeq: chain.seq, chainHead: chain.head };
  await inTx(async (tx) => {
    const done = await tx.report.updateMany({
      where: { id: reportId, status: "queued" },
      data: { status: "ready", kind, files: files.map((file) => ({ ...file })), ...sealed },
    });
    if (done.count === 0) return;
    await audit(tx, ctx, {
      action: "report.ready",
      entityType: "report",
      entityId: reportId,
      data: { run: runId, kind, files, ...sealed },
    });
  });
}

/** Marks a report that could not be made, with a sentence for whoever ordered it. */
export async function failReport(
  reportId: number,
  code: string,
  values: Readonly<Record<string, number>> = {},
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
