import { z } from "zod";
import { snapshotProblemSchema, type SnapshotProblem } from "@/lib/snapshot/model/problem";
import { SNAPSHOT_STATUSES, type SnapshotStatus } from "@/lib/snapshot/model/status";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

export interface SnapshotProgress {
  readonly status: SnapshotStatus;
  readonly bytes: number;
  readonly totalBytes: number;
  /**
   * Data lines read so far, then all. When all bytes are read and the status is still "importing", indexes
   * are being made.
   */
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly sha256: string | null;
  readonly cancelRequested: boolean;
  readonly problem: SnapshotProblem | null;
}

/** How far an import is; written twice a second by the job, cheap to ask for. */
export async function snapshotProgress(ctx: Ctx, id: number): Promise<SnapshotProgress> {
  authorise(ctx.actor, "snapshot.read");
  const snapshot = await prisma().snapshot.findUnique({
    where: { id },
    select: {
      regionCode: true,
      status: true,
      progressBytes: true,
      totalBytes: true,
      rows: true,
      accepted: true,
      rejected: true,
      sha256: true,
      cancelRequested: true,
      problem: true,
    },
  });
  if (snapshot === null || !touches(ctx.actor, snapshot.regionCode))
    throw notFound("snapshot-not-found", { id });
  const { regionCode: _scope, progressBytes, totalBytes, problem, status, ...rest } = snapshot;
  return {
    ...rest,
    status: z.enum(SNAPSHOT_STATUSES).parse(status),
    bytes: Number(progressBytes),
    totalBytes: Number(totalBytes),
    problem: problem === null ? null : snapshotProblemSchema.parse(problem),
  };
}
