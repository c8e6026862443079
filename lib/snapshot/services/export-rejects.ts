import { maskDeep, maskText } from "@/lib/mask-text";
import { Readable } from "node:stream";
import { audit } from "@/lib/db/audit";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { leavingTx, takeUnmasked, wantsUnmasked } from "@/lib/account/services/unmasked";
import { touches } from "@/lib/access/scope";
import { ROLL_COLUMNS, type RollColumn } from "@/lib/roll/columns";
import { exportRejectsInputSchema } from "@/lib/snapshot/model/input";
import { forbidden, notFound } from "@/lib/errors";
import { maskLine } from "@/lib/ingest/mask";
import { repairCells, repairHeader } from "@/lib/ingest/repair-file";
import { csvLine } from "@/lib/documents/cell";
import type { z } from "zod";
import { parseInput } from "@/lib/parse-input";
import { type SnapshotPlan, snapshotPlanSchema } from "./plan";

const PAGE = 1_000;

export interface RejectsFile {
  readonly fileName: string;
  readonly mime: string;
  readonly stream: Readable;
}

/**
 * The rejected lines (baris ditolak) as CSV. With a purpose: the original text, divided into
 * columns, ready to be repaired and imported again (`snapshot import … --corrects`). Without: masked, for
 * looking. On the trail before the first byte.
 */
export async function exportRejects(
  ctx: Ctx,
  input: z.input<typeof exportRejectsInputSchema>,
): Promise<RejectsFile> {
  const { id, ...purposes } = parseInput(exportRejectsInputSchema, input);
  const event = { action: "snapshot.export-rejects", entityType: "snapshot", entityId: id };
  return leavingTx(ctx, event, async (tx) => {
    const snapshot = await tx.snapshot.findUnique({
      where: { id },
      select: { regionCode: true, status: true, columns: true, mapping: true },
    });
    if (snapshot === null || !touches(ctx.actor, snapshot.regionCode))
      throw notFound("snapshot-not-found", { id });
    authorise(ctx.actor, "snapshot.export-rejects");
    if (wantsUnmasked(purposes) && !can(ctx.actor, "snapshot.export-rejects-unmasked"))
      throw forbidden("export-purpose-role");
    if (snapshot.status !== "ready") throw notFound("snapshot-not-ready", { id });
    const left = await takeUnmasked(tx, ctx, purposes, id, async () => ({
      subject: `snapshot.export-rejects snapshot ${id}`,
      records: await tx.importReject.count({ where: { snapshotId: id } }),
    }));
    await audit(tx, ctx, { ...event, data: { ...left } });
    const columns = ROLL_COLUMNS.filter((column) => snapshot.columns.includes(column));
    const lines = rejectLines(id, snapshotPlanSchema.parse(snapshot.mapping), columns, !left.unmasked);
    return {
      fileName: `baris-ditolak-${id}.csv`,
      mime: "text/csv; charset=utf-8",
      stream: Readable.from(lines),
    };
  });
}

async function* rejectLines(
  id: number,
  plan: SnapshotPlan,
  columns: readonly RollColumn[],
  masked: boolean,
): AsyncGenerator<string> {
  const tables = plan.files.flatMap((file) => file.tables);
  // The mark tells Excel that the text is UTF-8.
  yield "\ufeff" + csvLine(repairHeader(masked ? [] : columns));
  for (let after = 0; ;) {
    const page = await prisma().importReject.findMany({
      where: { snapshotId: id, rowNo: { gt: after } },
      select: {
        rowNo: true,
        fileOrd: true,
        lineNo: true,
        columnNo: true,
        columnName: true,
        reason: true,
        raw: true,
      },
      orderBy: { rowNo: "asc" },
      take: PAGE,
    });
    for (const reject of page) {
      const table = tables[reject.fileOrd - 1];
      if (table === undefined) throw new Error("a reject of a file that the snapshot does not have");
      const shown = masked ? { ...maskDeep(reject), raw: maskLine(reject.raw) } : reject;
      yield csvLine(
        repairCells(shown, masked ? [] : columns, {
          title: masked ? maskText(table.title) : table.title,
          sheet: table.sheet,
          layout: table,
        }),
      );
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.rowNo;
  }
}
