import { maskDeep, maskText } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import type { UploadArrival, UploadCard, UploadTable } from "@/lib/snapshot/model/upload-card";
import { notFound, UserError } from "@/lib/errors";
import type { Inspection } from "@/lib/ingest/inspect";
import { inspectionSchema } from "@/lib/ingest/inspection-schema";
import { snapshotProblemSchema } from "@/lib/snapshot/model/problem";

const LIMIT = 2_000;

/**
 * The actor's uploads that no import has used yet, oldest first: the upload page finds them again after a
 * reload.
 */
export async function listOwnUploads(ctx: Ctx): Promise<UploadCard[]> {
  authorise(ctx.actor, "snapshot.import");
  const uploads = await prisma().upload.findMany({
    where: { createdBy: ctx.actor.id, status: "ready" },
    select: { id: true, name: true, size: true, inspection: true },
    orderBy: { createdAt: "asc" },
    take: LIMIT,
  });
  return uploads.map(({ id, name, size, inspection }) =>
    cardOf(id, name, Number(size), inspectionSchema.parse(inspection)),
  );
}

/** The actor's files that have arrived and that the worker has not looked at yet, oldest first. */
export async function listArriving(ctx: Ctx): Promise<UploadArrival[]> {
  authorise(ctx.actor, "snapshot.import");
  const uploads = await prisma().upload.findMany({
    where: { createdBy: ctx.actor.id, status: "inspecting" },
    select: { id: true, name: true, size: true, inspectedBytes: true },
    orderBy: { createdAt: "asc" },
    take: LIMIT,
  });
  return uploads.map((upload) => arrival(upload, null));
}

/**
 * One own file whose bytes have arrived.
 *
 * @throws notFound `upload-not-found` also for somebody else's · the refusal of a file that is no roll
 */
export async function uploadArrival(ctx: Ctx, id: string): Promise<UploadArrival> {
  authorise(ctx.actor, "snapshot.import");
  const upload = await prisma().upload.findUnique({ where: { id } });
  if (upload === null || upload.createdBy !== ctx.actor.id) throw notFound("upload-not-found");
  const { status, name, size, inspection, problem } = upload;
  if (status === "refused" && problem !== null) {
    const { code, values } = snapshotProblemSchema.parse(problem);
    throw new UserError("bad-input", code, values);
  }
  if (status === "inspecting") return arrival(upload, null);
  if (status !== "ready") throw notFound("upload-not-found");
  return arrival(upload, cardOf(id, name, Number(size), inspectionSchema.parse(inspection)));
}

const arrival = (
  upload: { id: string; name: string; size: bigint; inspectedBytes: bigint },
  card: UploadCard | null,
): UploadArrival => ({
  id: upload.id,
  name: maskText(upload.name),
  size: Number(upload.size),
  inspected: Math.min(Number(upload.inspectedBytes), Number(upload.size)),
  card,
});

/** @throws notFound `upload-not-found` for an upload of somebody else */
export async function assertOwnUpload(ctx: Ctx, id: string): Promise<void> {
  authorise(ctx.actor, "snapshot.import");
  const upload = await prisma().upload.findUnique({ where: { id }, select: { createdBy: true } });
  if (upload?.createdBy !== ctx.actor.id) throw notFound("upload-not-found");
}

/** Only what the page shows: an inspection of a ZIP with hundreds of desa files is long. */
function cardOf(id: string, name: string, size: number, { kind, tables, skipped }: Inspection): UploadCard {
  return {
    id,
    name: maskText(name),
    size,
    kind,
    tables: tables.map(({ title, sheet, header, mapping, columns, missing, context }): UploadTable => ({
      ...maskDeep({ title, sheet, labels: header.labels, kecamatan: context.kecamatan, desa: context.desa }),
      columns,
      missing,
      mapping,
      signature: header.signature,
      headerLine: header.line,
    })),
    skipped: maskDeep(skipped.map(({ title, sheet, reason }) => ({ title, sheet, reason }))),
  };
}
