import { setInterval } from "node:timers/promises";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { storedJson } from "@/lib/db/stored-json";
import { notFound, UserError } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { previewFiles } from "@/lib/ingest/preview";
import { logFault } from "@/lib/log";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewUploadsInputSchema } from "@/lib/snapshot/model/input";
import { viewOf } from "@/lib/snapshot/model/preview-view";
import { lastRoll } from "@/lib/snapshot/queries/last-roll";
import { savedLayouts } from "../saved-mappings";

/** Records that the page shows of each table. */
const ROWS = 10;
/** How often it is written how far the reading is, and looked whether anybody still waits. */
const EVERY_MS = 500;

/**
 * Reads the files of one preview, whole, and keeps what a person is to see of them, masked. Nothing else is
 * stored. A fault of the files is written to the preview's row.
 *
 * @param stopping aborted when the worker is to end: the promise rejects, and the preview is started over
 */
export async function workPreview(id: number, stopping: AbortSignal): Promise<void> {
  await prisma().importPreview.updateMany({
    where: { id, status: { in: ["queued", "reading"] }, cancelRequested: true },
    data: { status: "cancelled" },
  });
  const { count } = await prisma().importPreview.updateMany({
    where: { id, status: { in: ["queued", "reading"] } },
    data: { status: "reading" },
  });
  if (count === 0) return;
  const unwanted = new AbortController();
  const over = new AbortController();
  const at = { bytes: 0, rows: 0, total: 0 };
  const reporting = keepReported(id, at, unwanted, over.signal);
  try {
    const view = await read(id, at, AbortSignal.any([stopping, unwanted.signal]));
    over.abort();
    await reporting;
    const { total: totalBytes, rows } = at;
    const done = await prisma().importPreview.updateMany({
      where: { id, status: "reading", cancelRequested: false },
      data: { status: "done", view: storedJson(view), progressBytes: totalBytes, totalBytes, rows },
    });
    // Read to the end before the reader looked again; nobody waits for it all the same.
    if (done.count === 0) await settle(id, { status: "cancelled" });
  } catch (error) {
    over.abort();
    await reporting;
    if (unwanted.signal.aborted) await settle(id, { status: "cancelled" });
    else if (error instanceof UserError)
      await settle(id, {
        status: "failed",
        problem: storedJson({ code: error.code, values: error.values }),
      });
    else throw error;
  }
}

/** Every attempt ended in a crash. */
export const abandonPreview = (id: number): Promise<void> =>
  settle(id, { status: "failed", problem: { code: "preview-crashed", values: {} } });

type Progress = { bytes: number; rows: number; total: number };

async function read(id: number, at: Progress, signal: AbortSignal) {
  const { input, createdBy } = await prisma().importPreview.findUniqueOrThrow({
    where: { id },
    select: { input: true, createdBy: true },
  });
  const data = previewUploadsInputSchema.parse(input);
  const uploads = await prisma().upload.findMany({
    where: { id: { in: data.uploadIds }, createdBy, status: "ready" },
    select: { id: true, name: true },
  });
  const files = data.uploadIds.map((uploadId) => {
    const upload = uploads.find((own) => own.id === uploadId);
    if (upload === undefined) throw notFound("upload-not-found");
    return { path: uploadPath(uploadId), name: upload.name };
  });
  const saved = await savedLayouts();
  const regions = loadRegions();
  const preview = await previewFiles(
    {
      files,
      corrections: {},
      correctionsOf: (signature) => data.corrections[signature] as Corrections | undefined,
      answers: data.answers,
      savedFor: (signature) => saved(signature)?.corrections,
      answersFor: (signature) => saved(signature)?.answers,
      tempDir: scratchDir(),
      regionCode: data.regionCode,
      referenceDate: data.referenceDate,
      tpsCap: data.tpsCap,
      show: { rows: ROWS, perTable: true },
      last: await lastRoll(data.regionCode, data.referenceDate),
    },
    regions,
    { signal, progress: (bytes, rows, total) => Object.assign(at, { bytes, rows, total }) },
  );
  return viewOf(preview, (code) => regions.nameOf(code));
}

/** Until `over`: writes how far the reading is, and learns there whether anybody still waits for it. */
async function keepReported(
  id: number,
  at: Progress,
  unwanted: AbortController,
  over: AbortSignal,
): Promise<void> {
  try {
    for await (const _ of setInterval(EVERY_MS, undefined, { signal: over })) {
      const [row] = await prisma().importPreview.updateManyAndReturn({
        where: { id, status: "reading" },
        data: { progressBytes: Math.min(at.bytes, at.total), totalBytes: at.total, rows: at.rows },
        select: { cancelRequested: true },
      });
      if (row?.cancelRequested === true) return unwanted.abort(new Error("nobody waits for it"));
    }
  } catch (error) {
    // What cannot be reported is not worth the reading itself.
    if (!over.aborted) logFault(error);
  }
}

async function settle(
  id: number,
  data: Parameters<ReturnType<typeof prisma>["importPreview"]["updateMany"]>[0]["data"],
): Promise<void> {
  await prisma().importPreview.updateMany({ where: { id, status: { in: ["queued", "reading"] } }, data });
}
