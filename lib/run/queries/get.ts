import { prisma } from "@/lib/db/prisma";
import type { Reason } from "@/lib/detectors/kit/applicability";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";
import { reasonSchema, runModelsSchema, runParamsSchema } from "@/lib/run/model/stored";

export interface RunDetectorView {
  readonly code: string;
  readonly version: number;
  /** pending | running | done | failed | not-applicable | held-back | cancelled */
  readonly status: string;
  /** Message `detectors.reasons.<key>`. With `done`: what was left out. */
  readonly reason: Reason | null;
  /** As thrown; only for those who run detectors. */
  readonly error: string | null;
  readonly findings: number;
  readonly durationMs: number | null;
  readonly startedAt: string | null;
}

export interface RunView {
  readonly id: number;
  readonly snapshotId: number;
  readonly baselineId: number | null;
  readonly regionCode: string;
  /** queued | running | done | failed | cancelled */
  readonly status: string;
  readonly problem: Reason | null;
  readonly cancelRequested: boolean;
  /** Per detector code, the values in force. */
  readonly params: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly models: Readonly<Record<string, unknown>>;
  /** as many as the queue has of it, control findings (soal kendali) among them */
  readonly findings: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly detectors: readonly RunDetectorView[];
}

/** A run with the state of each detector. @throws notFound also outside the actor's scope */
export async function getRun(ctx: Ctx, id: number): Promise<RunView> {
  authorise(ctx.actor, "run.read");
  const run = await prisma().run.findUnique({
    where: { id },
    select: {
      id: true,
      snapshotId: true,
      baselineId: true,
      status: true,
      problem: true,
      cancelRequested: true,
      params: true,
      models: true,
      findingCount: true,
      createdBy: true,
      createdAt: true,
      startedAt: true,
      finishedAt: true,
      snapshot: { select: { regionCode: true } },
      detectors: {
        orderBy: { ord: "asc" },
        select: {
          code: true,
          version: true,
          status: true,
          reason: true,
          error: true,
          findings: true,
          durationMs: true,
          startedAt: true,
        },
      },
    },
  });
  if (run === null || !touches(ctx.actor, run.snapshot.regionCode)) throw notFound("run-not-found", { id });
  const { snapshot, findingCount, detectors, ...rest } = run;
  const mayReadErrors = can(ctx.actor, "run.read-errors");
  return {
    ...rest,
    regionCode: snapshot.regionCode,
    problem: reasonSchema.nullable().parse(rest.problem),
    params: runParamsSchema.parse(rest.params),
    models: runModelsSchema.parse(rest.models),
    findings: findingCount,
    createdAt: rest.createdAt.toISOString(),
    startedAt: rest.startedAt?.toISOString() ?? null,
    finishedAt: rest.finishedAt?.toISOString() ?? null,
    detectors: detectors.map((detector) => ({
      ...detector,
      reason: reasonSchema.nullable().parse(detector.reason),
      error: mayReadErrors ? detector.error : null,
      startedAt: detector.startedAt?.toISOString() ?? null,
    })),
  };
}
