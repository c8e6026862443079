import { z } from "zod";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { prisma } from "@/lib/db/prisma";
import { notFound, UserError } from "@/lib/errors";
import { previewViewSchema, type PreviewView } from "@/lib/snapshot/model/preview-view";
import { snapshotProblemSchema } from "@/lib/snapshot/model/problem";
import { PREVIEW_STATUSES, type PreviewStatus } from "@/lib/snapshot/model/status";

export interface PreviewProgress {
  readonly status: PreviewStatus;
  readonly bytes: number;
  /** 0 until the tops of all files have been looked at */
  readonly totalBytes: number;
  readonly rows: number;
  readonly view: PreviewView | null;
  /** why the import would refuse the files */
  readonly refusal: UserError | null;
}

/**
 * How far the reading of own files is, and what came of it.
 * @throws notFound for somebody else's
 */
export async function previewProgress(ctx: Ctx, id: number): Promise<PreviewProgress> {
  authorise(ctx.actor, "snapshot.import");
  const found = await prisma().importPreview.findUnique({ where: { id } });
  if (found === null || found.createdBy !== ctx.actor.id) throw notFound("preview-not-found");
  const problem = found.problem === null ? null : snapshotProblemSchema.parse(found.problem);
  return {
    status: z.enum(PREVIEW_STATUSES).parse(found.status),
    bytes: Number(found.progressBytes),
    totalBytes: Number(found.totalBytes),
    rows: found.rows,
    view: found.view === null ? null : previewViewSchema.parse(found.view),
    refusal: problem === null ? null : new UserError("bad-input", problem.code, problem.values),
  };
}
