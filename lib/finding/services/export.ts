import { PassThrough, Readable } from "node:stream";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { covers } from "@/lib/access/scope";
import { exportObject, type ExportRowFull } from "@/lib/finding/model/work/export-row";
import { exportSchema, type ExportFormat } from "@/lib/finding/model/work/export-schema";
import { forbidden, notFound, refused } from "@/lib/errors";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { csvLines } from "@/lib/documents/csv";
import { FINDING_COLUMNS } from "@/lib/finding/tables/finding-table";
import { jsonLines } from "@/lib/documents/jsonl";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import { auditedTx } from "@/lib/audit/audited-transaction";
import { parseInput } from "@/lib/parse-input";

export interface FindingExport {
  readonly fileName: string;
  readonly mime: string;
  readonly stream: Readable;
}

const MIME: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/x-ndjson; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * Findings and decisions of a run as a stream (`export.create`); on the trail before the first byte. Identities
 * are masked unless a purpose is given.
 */
export async function exportFindings(ctx: Ctx, input: unknown): Promise<FindingExport> {
  const { runId, format, purpose } = parseInput(exportSchema, input);
  return auditedTx(ctx, { action: "finding.export", entityType: "run", entityId: runId }, async (tx) => {
    authorise(ctx.actor, "export.create");
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { status: true, snapshot: { select: { regionCode: true } } },
    });
    if (!run) throw notFound("run-not-found", { id: runId });
    if (!covers(ctx.actor, run.snapshot.regionCode)) throw forbidden("finding-area");
    if (run.status !== "done") throw refused("report-run-unfinished");
    await audit(tx, ctx, {
      action: "finding.export",
      entityType: "run",
      entityId: runId,
      data: { format, unmasked: purpose !== undefined, purpose: purpose ?? null },
    });
    return {
      fileName: `temuan-${runId}.${format}`,
      mime: MIME[format],
      stream: streamOf(format, exportRows(runId, purpose !== undefined), purpose !== undefined),
    };
  });
}

export function streamOf(
  format: ExportFormat,
  rows: AsyncIterable<ExportRowFull>,
  unmasked: boolean,
): Readable {
  if (format === "csv") return Readable.from(csvLines(FINDING_COLUMNS, rows));
  if (format === "jsonl") return Readable.from(jsonLines(objects(rows, unmasked)));
  const out = new PassThrough();
  writeWorkbook(out, [sheet({ name: "Temuan", columns: FINDING_COLUMNS, rows })]).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function* objects(rows: AsyncIterable<ExportRowFull>, unmasked: boolean): AsyncGenerator<object> {
  for await (const row of rows) yield exportObject(row, unmasked);
}
