import { audit } from "@/lib/db/audit";
import { storedJson } from "@/lib/db/stored-json";
import { enqueue } from "@/lib/db/queue";
import { inTx, type Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { createSnapshotInputSchema, type CreateSnapshotInput } from "@/lib/snapshot/model/input";
import { badInput, conflict, forbidden, notFound } from "@/lib/errors";
import { rememberAnswers, savedLayouts } from "@/lib/snapshot/services/saved-mappings";
import { inspectAgain } from "@/lib/snapshot/services/upload/inspect-again";
import { inspectionSchema } from "@/lib/ingest/inspection-schema";
import { told } from "@/lib/ingest/notes";
import { OpenQuestions } from "@/lib/ingest/open-questions";
import { parseInput } from "@/lib/parse-input";
import {
  isRepair,
  planRepair,
  type PlannedUpload,
  planNotes,
  planTables,
  type SnapshotPlan,
  snapshotPlanSchema,
} from "./plan";
import type { z } from "zod";

/**
 * Starts the import of uploaded files as one snapshot (data pemilih periode …). The job begins when this
 * commits; nothing that exists is overwritten.
 *
 * @throws OpenQuestions when the files leave something open · forbidden outside the person's area · conflict
 * `upload-used` when a file was imported meanwhile · bad-input otherwise
 */
export async function createSnapshot(ctx: Ctx, input: CreateSnapshotInput): Promise<{ id: number }> {
  authorise(ctx.actor, "snapshot.import");
  const data = parseInput(createSnapshotInputSchema, input);
  if (!covers(ctx.actor, data.regionCode)) throw forbidden();
  await inspectAgain(data.uploadIds, data.answers);
  const saved = await savedLayouts();
  return inTx(async (tx) => {
    await assertRegion(tx, data.regionCode);
    await assertSibling(tx, data.previousId, data.regionCode);
    await assertSibling(tx, data.correctsId, data.regionCode);
    const uploads = await takeUploads(tx, ctx, data.uploadIds);
    const plan = await plannedFor(
      tx,
      planTables(uploads, data.corrections, data.answers, data.regionCode, (one) => saved(one)?.answers),
      data,
    );
    const { questions } = told(planNotes(plan), plan.answers);
    if (questions.length > 0) throw new OpenQuestions(questions);
    const tables = plan.files.slice(plan.copied).flatMap((file) => file.tables);
    await rememberAnswers(
      tx,
      tables.map(({ header }) => header.signature),
      data.answers,
      ctx.actor.id,
    );
    const { id } = await tx.snapshot.create({
      data: {
        ...described(data),
        mapping: storedJson(plan),
        totalBytes: plan.files
          .slice(plan.copied)
          .flatMap((file) => file.tables)
          .reduce((sum, table) => sum + table.size, 0),
        createdBy: ctx.actor.id,
      },
      select: { id: true },
    });
    await tx.upload.updateMany({ where: { id: { in: data.uploadIds } }, data: { snapshotId: id } });
    await enqueue(tx, "ingest", { snapshotId: id });
    await audit(tx, ctx, {
      action: "snapshot.create",
      entityType: "snapshot",
      entityId: id,
      data: {
        regionCode: data.regionCode,
        stage: data.stage,
        period: data.period,
        referenceDate: data.referenceDate,
        files: uploads.map(({ sha256 }) => sha256),
        controlTotals: data.controlTotals,
      },
    });
    return { id };
  });
}

/**
 * A file of repaired lines is read together with what it repairs; every other file stands for itself, whether
 * it corrects something or not.
 */
async function plannedFor(
  tx: Tx,
  plan: SnapshotPlan,
  { correctsId, referenceDate }: z.output<typeof createSnapshotInputSchema>,
): Promise<SnapshotPlan> {
  if (!isRepair(plan)) return plan;
  if (correctsId === undefined) throw badInput("repair-alone");
  const corrected = await tx.snapshot.findUniqueOrThrow({
    where: { id: correctsId },
    select: { mapping: true, referenceDate: true },
  });
  // Ages and codes of the lines that are taken over were read on that date.
  const date = corrected.referenceDate.toISOString().slice(0, 10);
  if (date !== referenceDate) throw badInput("repair-other-date", { date });
  return planRepair(plan, snapshotPlanSchema.parse(corrected.mapping));
}

function described(data: z.output<typeof createSnapshotInputSchema>) {
  const { regionCode, stage, period, tpsCap, controlTotals } = data;
  return {
    regionCode,
    stage,
    period,
    tpsCap,
    controlTotals,
    referenceDate: new Date(`${data.referenceDate}T00:00:00Z`),
    baNumber: data.baNumber ?? null,
    decreeNumber: data.decreeNumber ?? null,
    previousId: data.previousId ?? null,
    correctsId: data.correctsId ?? null,
  };
}

async function assertRegion(tx: Tx, code: string): Promise<void> {
  const region = await tx.regionCode.findUnique({ where: { code }, select: { level: true } });
  if (region?.level !== 4) throw badInput("region-unknown", { code });
}

async function assertSibling(tx: Tx, id: number | undefined, regionCode: string): Promise<void> {
  if (id === undefined) return;
  const other = await tx.snapshot.findUnique({ where: { id }, select: { regionCode: true, status: true } });
  if (other === null || other.status !== "ready") throw notFound("snapshot-not-found", { id });
  if (other.regionCode !== regionCode)
    throw badInput("snapshot-other-region", { id, code: other.regionCode });
}

/** Marks the files as used, so that two imports cannot take one; in the order in which they were given. */
async function takeUploads(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<PlannedUpload[]> {
  if (new Set(ids).size !== ids.length) throw badInput("upload-twice");
  const found = await tx.upload.findMany({
    where: { id: { in: [...ids] }, createdBy: ctx.actor.id },
    select: { id: true, name: true, sha256: true, inspection: true },
  });
  if (found.length !== ids.length) throw notFound("upload-not-found");
  const { count } = await tx.upload.updateMany({
    where: { id: { in: [...ids] }, status: "ready" },
    data: { status: "used" },
  });
  if (count !== ids.length) throw conflict("upload-used");
  return ids.map((id) => {
    const upload = found.find((candidate) => candidate.id === id);
    if (upload?.sha256 == null) throw conflict("upload-used");
    return {
      id,
      name: upload.name,
      sha256: upload.sha256,
      inspection: inspectionSchema.parse(upload.inspection),
    };
  });
}
