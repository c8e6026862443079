import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";

const MAX = 100;

export interface RunSummary {
  readonly id: number;
  readonly snapshotId: number;
  readonly baselineId: number | null;
  readonly regionCode: string;
  readonly stage: string;
  readonly period: string;
  readonly status: string;
  readonly findings: number;
  /** Detectors by state: a report must show which did not complete. */
  readonly detectors: {
    readonly total: number;
    readonly done: number;
    readonly failed: number;
    readonly aside: number;
  };
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface RunPage {
  readonly runs: readonly RunSummary[];
  /** `before` of the next page; null on the last. */
  readonly next: number | null;
}

/** Runs (pemeriksaan) that the actor may see, newest first; keyset by number. */
export async function listRuns(
  ctx: Ctx,
  { snapshotId, before, limit = 50 }: { snapshotId?: number; before?: number; limit?: number } = {},
): Promise<RunPage> {
  authorise(ctx.actor, "run.read");
  const take = Math.min(Math.max(1, limit), MAX);
  const regions = await visibleRegions(ctx);
  const found = await prisma().run.findMany({
    where: {
      snapshot: { regionCode: { in: regions } },
      ...(snapshotId === undefined ? {} : { snapshotId }),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    select: {
      id: true,
      snapshotId: true,
      baselineId: true,
      status: true,
      findingCount: true,
      createdBy: true,
      createdAt: true,
      startedAt: true,
      finishedAt: true,
      snapshot: { select: { regionCode: true, stage: true, period: true } },
      detectors: { select: { status: true } },
    },
    orderBy: { id: "desc" },
    take: take + 1,
  });
  const runs = found
    .slice(0, take)
    .map(({ snapshot, detectors, findingCount, createdAt, startedAt, finishedAt, ...run }) => ({
      ...run,
      ...snapshot,
      findings: findingCount,
      detectors: {
        total: detectors.length,
        done: detectors.filter(({ status }) => status === "done").length,
        failed: detectors.filter(({ status }) => status === "failed").length,
        aside: detectors.filter(({ status }) => status === "not-applicable" || status === "held-back").length,
      },
      createdAt: createdAt.toISOString(),
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
    }));
  return { runs, next: found.length > take ? (runs.at(-1)?.id ?? null) : null };
}

/** Regions of this server's snapshots that the actor's scope touches. */
async function visibleRegions(ctx: Ctx): Promise<string[]> {
  const regions = await prisma().snapshot.findMany({
    distinct: ["regionCode"],
    select: { regionCode: true },
    take: 1_000,
  });
  return regions.map(({ regionCode }) => regionCode).filter((code) => touches(ctx.actor, code));
}
