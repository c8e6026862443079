import { maskDeep, maskText } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import type { UploadCard, UploadTable } from "@/lib/snapshot/model/upload-card";
import { notFound } from "@/lib/errors";
import type { Inspection } from "@/lib/ingest/inspect";
import { inspectionSchema } from "@/lib/ingest/inspection-schema";

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

/** One of them, as soon as it was read. @throws notFound `upload-not-found` also for somebody else's */
export async function ownUpload(ctx: Ctx, id: string): Promise<UploadCard> {
  authorise(ctx.actor, "snapshot.import");
  const upload = await prisma().upload.findUnique({
    where: { id },
    select: { id: true, name: true, size: true, status: true, createdBy: true, inspection: true },
  });
  if (upload === null || upload.createdBy !== ctx.actor.id || upload.status !== "ready")
    throw notFound("upload-not-found");
  return cardOf(upload.id, upload.name, Number(upload.size), inspectionSchema.parse(upload.inspection));
}

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
