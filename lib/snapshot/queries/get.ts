import { z } from "zod";
import { maskDeep } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { touches } from "@/lib/access/scope";
import { ROLL_COLUMNS } from "@/lib/roll/columns";
import { controlTotalsSchema } from "@/lib/snapshot/model/input";
import { countedTotalsSchema, snapshotQualitySchema } from "@/lib/ingest/shapes";
import { snapshotProblemSchema } from "@/lib/snapshot/model/problem";
import type { SnapshotView } from "@/lib/snapshot/model/view";
import { notFound } from "@/lib/errors";
import { regionNames } from "./region-names";

/** A ZIP may hold one file for each TPS; nobody reads more than this many names. */
const FILES = 1_000;

/**
 * One period with its quality.
 * @throws notFound also outside the actor's scope: its existence is no answer either
 */
export async function getSnapshot(ctx: Ctx, id: number): Promise<SnapshotView> {
  authorise(ctx.actor, "snapshot.read");
  const found = await prisma().snapshot.findUnique({
    where: { id },
    select: {
      id: true,
      regionCode: true,
      stage: true,
      period: true,
      referenceDate: true,
      status: true,
      accepted: true,
      rejected: true,
      rows: true,
      correctsId: true,
      createdAt: true,
      tpsCap: true,
      baNumber: true,
      decreeNumber: true,
      sha256: true,
      columns: true,
      controlTotals: true,
      countedTotals: true,
      quality: true,
      problem: true,
      createdBy: true,
      durationMs: true,
      files: {
        select: {
          ord: true,
          name: true,
          sheet: true,
          sha256: true,
          rows: true,
          accepted: true,
          rejected: true,
        },
        orderBy: { ord: "asc" },
        take: FILES,
      },
    },
  });
  if (found === null || !touches(ctx.actor, found.regionCode)) throw notFound("snapshot-not-found", { id });
  const [names, creator] = await Promise.all([
    regionNames([found.regionCode]),
    prisma().user.findUnique({ where: { id: found.createdBy }, select: { name: true } }),
  ]);
  const ready = found.status === "ready";
  const { baNumber, decreeNumber, ...rest } = found;
  const view = maskDeep({
    ...rest,
    regionName: names.get(found.regionCode) ?? found.regionCode,
    referenceDate: found.referenceDate.toISOString().slice(0, 10),
    createdAt: found.createdAt.toISOString(),
    createdBy: creator?.name ?? found.createdBy,
    columns: z.array(z.enum(ROLL_COLUMNS)).parse(found.columns),
    controlTotals: controlTotalsSchema.parse(found.controlTotals),
    countedTotals: ready ? countedTotalsSchema.parse(found.countedTotals) : null,
    quality: ready ? snapshotQualitySchema.parse(found.quality) : null,
    problem: found.problem === null ? null : snapshotProblemSchema.parse(found.problem),
  });
  // Numbers of papers are no numbers of people; they were looked at when they were typed.
  return { ...view, baNumber, decreeNumber };
}
