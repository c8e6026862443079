import type { z } from "zod";
import { keepText } from "@/lib/audit/services/keep-text";
import { audit } from "@/lib/db/audit";
import { scratchDir, uploadPath } from "@/lib/db/files";
import { prisma } from "@/lib/db/prisma";
import { inTx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { badInput, forbidden, notFound } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { type Preview, previewFiles } from "@/lib/ingest/preview";
import type { UploadedFile } from "@/lib/ingest/sources";
import { parseInput } from "@/lib/parse-input";
import { loadRegions } from "@/lib/regions/load-regions";
import { previewInputSchema, previewUploadsInputSchema } from "@/lib/snapshot/model/input";
import { type PreviewView, viewOf } from "@/lib/snapshot/model/preview-view";
import { lastRoll } from "@/lib/snapshot/queries/last-roll";
import { savedLayouts } from "./saved-mappings";

/**
 * How files of this machine's own disk would be read (pratinjau impor). Stores nothing but its line on the
 * trail when identities are to be shown.
 *
 * @throws forbidden outside the area of whoever asks · bad-input where the import would refuse
 */
export async function previewSnapshot(
  ctx: Ctx,
  files: readonly UploadedFile[],
  input: z.input<typeof previewInputSchema>,
  corrections: Corrections = {},
): Promise<Preview> {
  authorise(ctx.actor, "snapshot.import");
  const data = parseInput(previewInputSchema, input);
  assertKabupaten(ctx, data.regionCode);
  const { purpose } = data;
  if (purpose !== undefined)
    await inTx(async (tx) => {
      const text = await keepText(tx, { purpose }, null);
      await audit(tx, ctx, {
        action: "snapshot.preview",
        entityType: "region",
        entityId: data.regionCode,
        data: { unmasked: true, text, stage: data.stage, period: data.period, files: files.length },
      });
    });
  const saved = await savedLayouts();
  return previewFiles(
    {
      files,
      corrections,
      answers: data.answers,
      savedFor: (signature) => saved(signature)?.corrections,
      answersFor: (signature) => saved(signature)?.answers,
      tempDir: scratchDir(),
      regionCode: data.regionCode,
      referenceDate: data.referenceDate,
      tpsCap: data.tpsCap,
      show: { rows: data.rows },
      last: await lastRoll(data.regionCode, data.referenceDate),
    },
    loadRegions(),
  );
}

/** Records that the page shows of each table. */
const ROWS = 10;

/**
 * How own uploads would be read, masked, for the step between the mapping and the import.
 *
 * @throws notFound for uploads of somebody else · bad-input where the import would refuse
 */
export async function previewUploads(
  ctx: Ctx,
  input: z.input<typeof previewUploadsInputSchema>,
): Promise<PreviewView> {
  authorise(ctx.actor, "snapshot.import");
  const data = parseInput(previewUploadsInputSchema, input);
  assertKabupaten(ctx, data.regionCode);
  const uploads = await prisma().upload.findMany({
    where: { id: { in: data.uploadIds }, createdBy: ctx.actor.id, status: "ready" },
    select: { id: true, name: true },
  });
  const files = data.uploadIds.map((id) => {
    const upload = uploads.find((own) => own.id === id);
    if (upload === undefined) throw notFound("upload-not-found");
    return { path: uploadPath(id), name: upload.name };
  });
  const saved = await savedLayouts();
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
    loadRegions(),
  );
  const regions = loadRegions();
  return viewOf(preview, (code) => regions.nameOf(code));
}

function assertKabupaten(ctx: Ctx, code: string): void {
  if (!covers(ctx.actor, code)) throw forbidden();
  if (loadRegions().nameOf(code) === null) throw badInput("region-unknown", { code });
}
