import { PassThrough, Readable, type Writable } from "node:stream";
import type pg from "pg";
import { audit } from "@/lib/db/audit";
import type { Ctx } from "@/lib/access/actor";
import { authorise, judgesIn } from "@/lib/access/permissions";
import { leavingTx, takeUnmasked, wantsUnmasked } from "@/lib/account/services/unmasked";
import { covers, unreachable } from "@/lib/access/scope";
import {
  exportObject,
  PEOPLE_IN_CELL,
  PEOPLE_IN_LINE,
  type ExportRowFull,
  type ExportVoter,
} from "@/lib/finding/model/work/export-row";
import { exportSchema, type ExportFormat } from "@/lib/finding/model/work/export-schema";
import { forbidden, notFound, refused } from "@/lib/errors";
import { countPeople } from "@/lib/finding/queries/work/leaving";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import type { RunScope } from "@/lib/finding/queries/real-findings";
import { exportVoters } from "@/lib/finding/queries/work/export-voters";
import { translator } from "@/lib/i18n/translator";
import { csvFormOf } from "@/lib/documents/cell";
import { csvLines } from "@/lib/documents/csv";
import { FINDING_COLUMNS } from "@/lib/finding/tables/finding-table";
import { explanations, localColumns, type TableLanguage } from "@/lib/finding/tables/local-columns";
import { VOTER_COLUMNS } from "@/lib/finding/tables/voter-table";
import { workbookWords } from "@/lib/documents/workbook-words";
import { jsonLines } from "@/lib/documents/jsonl";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
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
 * are masked unless a purpose is given. Whoever judges there gets what is final: an export of open findings beside
 * the queue would name the control findings (soal kendali).
 */
export async function exportFindings(ctx: Ctx, input: unknown): Promise<FindingExport> {
  const { runId, format, locale, ...purposes } = parseInput(exportSchema, input);
  const event = { action: "finding.export", entityType: "run", entityId: runId };
  return leavingTx(ctx, event, async (tx) => {
    authorise(ctx.actor, "export.create");
    const run = await tx.run.findUnique({
      where: { id: runId },
      select: { status: true, snapshotId: true, snapshot: { select: { regionCode: true } } },
    });
    if (!run) throw unreachable(ctx.actor, notFound("run-not-found", { id: runId }));
    if (!covers(ctx.actor, run.snapshot.regionCode)) throw forbidden("finding-area");
    if (run.status !== "done") throw refused("report-run-unfinished");
    if (wantsUnmasked(purposes)) authorise(ctx.actor, "export.create-unmasked");
    const decided = judgesIn(ctx.actor, run.snapshot.regionCode);
    const left = await takeUnmasked(tx, ctx, purposes, run.snapshotId, async () => ({
      subject: `finding.export run ${runId}`,
      records: await countPeople(tx, { runId, decided }),
    }));
    await audit(tx, ctx, { ...event, data: { format, decided, ...left } });
    return {
      fileName: `temuan-${runId}.${format}`,
      mime: MIME[format],
      stream: streamOf(format, {
        runId,
        decided,
        unmasked: left.unmasked,
        locale,
        regionCode: run.snapshot.regionCode,
      }),
    };
  });
}

/** What is written, for whom, and over which connection. */
interface ExportAsk extends TableLanguage, RunScope {
  readonly unmasked: boolean;
  readonly client?: pg.ClientBase;
}

function streamOf(format: ExportFormat, ask: ExportAsk): Readable {
  const { unmasked, client } = ask;
  const people = format === "jsonl" && unmasked ? PEOPLE_IN_LINE : PEOPLE_IN_CELL;
  const rows = exportRows(ask, { unmasked, people }, client);
  if (format === "csv")
    return Readable.from(csvLines(localColumns(FINDING_COLUMNS, ask), rows, csvFormOf(ask.locale)));
  if (format === "jsonl") return Readable.from(jsonLines(objects(rows, unmasked)));
  const out = new PassThrough();
  writeFindingWorkbook(out, ask).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

/** Findings, then their voters one a row. */
async function writeFindingWorkbook(out: Writable, ask: ExportAsk): Promise<void> {
  const { unmasked, client } = ask;
  await writeFindingSheets(out, ask, {
    findings: exportRows(ask, { unmasked, people: PEOPLE_IN_CELL }, client),
    voters: exportVoters(ask, unmasked, client),
  });
}

/** The same from rows that are at hand. @param made moment of the paper that they belong to */
export async function writeFindingSheets(
  out: Writable,
  language: TableLanguage,
  rows: { readonly findings: AsyncIterable<ExportRowFull>; readonly voters: AsyncIterable<ExportVoter> },
  made?: Date,
): Promise<void> {
  const words = workbookWords(translator(language.locale));
  await writeWorkbook(
    out,
    [
      sheet({
        name: words.findings,
        columns: localColumns(FINDING_COLUMNS, language),
        rows: rows.findings,
      }),
      sheet({ name: words.voters, columns: localColumns(VOTER_COLUMNS, language), rows: rows.voters }),
      explanations([...FINDING_COLUMNS, ...VOTER_COLUMNS], language),
    ],
    words.long,
    made,
  );
}

async function* objects(rows: AsyncIterable<ExportRowFull>, unmasked: boolean): AsyncGenerator<object> {
  for await (const row of rows) yield exportObject(row, unmasked);
}
