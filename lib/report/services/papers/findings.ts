import { takeCheckpoint } from "@/lib/audit/anchor/take";
import { auditProtection } from "@/lib/db/owner/rights";
import { rows } from "@/lib/db/sql";
import type { ReadRows } from "@/lib/db/tx-rows";
import { csvFormOf } from "@/lib/documents/cell";
import { csvLines } from "@/lib/documents/csv";
import { settleZipFile } from "@/lib/documents/settled-zip";
import { sheet, writeWorkbook } from "@/lib/documents/xlsx";
import { PEOPLE_IN_CELL, type ExportRowFull, type ExportVoter } from "@/lib/finding/model/work/export-row";
import type { FollowUpRow } from "@/lib/finding/model/work/follow-up-row";
import { exportRows } from "@/lib/finding/queries/work/export-rows";
import { exportVoters } from "@/lib/finding/queries/work/export-voters";
import { followUpRows } from "@/lib/finding/queries/work/follow-up-rows";
import { writeFindingSheets } from "@/lib/finding/services/export";
import { FINDING_COLUMNS } from "@/lib/finding/tables/finding-table";
import { FOLLOW_UP_COLUMNS } from "@/lib/finding/tables/follow-up-table";
import { explanations, localColumns } from "@/lib/finding/tables/local-columns";
import { workbookWords } from "@/lib/documents/workbook-words";
import { translator } from "@/lib/i18n/translator";
import type { ReportModel } from "@/lib/report/model/report";
import { writeFollowUps } from "@/lib/report/output/pdf/follow-up-list";
import { writeReport } from "@/lib/report/output/pdf/report";
import { reportModel } from "@/lib/report/queries/model";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { PRODUCT } from "../product";
import type { PaperMaker } from "./paper";
import { storedLines, storedModel, storeLines, storeModel, written } from "./store";

/**
 * The report of a run: PDF, tables of findings, list of what to do. Findings are masked in every report; only the
 * list of what to do may carry identities, and only with a purpose.
 */
export const findingsPaper: PaperMaker = {
  async collect({ reportId, runId, kind, createdBy, options }, client, into) {
    if (runId === null) throw new Error(`report ${reportId} has no run`);
    const read: ReadRows = (shape, statement) => rows(shape, statement, client);
    // Whoever ordered it judges there: what is open would name the control findings beside the queue.
    const scope = { runId, decided: options["decided"] === true };
    const model = await reportModel(
      scope,
      {
        kind,
        reportId,
        createdAt: new Date().toISOString(),
        createdBy,
        number: typeof options["number"] === "string" ? options["number"] : null,
        product: PRODUCT,
        protection: await auditProtection(client),
        checkpoint: await takeCheckpoint(read),
      },
      read,
    );
    if (kind === "final" && model.counts.open > 0)
      return { code: "final-open-findings", values: { open: model.counts.open } };
    await storeModel(into, model);
    await storeLines(
      into,
      "findings",
      exportRows(scope, { unmasked: false, people: PEOPLE_IN_CELL }, client),
    );
    await storeLines(into, "voters", exportVoters(scope, false, client));
    await storeLines(into, "follow-ups", followUpRows(runId, options["unmasked"] === true, client));
    return { ...model, runId };
  },

  async files({ locale }, from) {
    const model = await storedModel<ReportModel>(from);
    const made = new Date(model.createdAt);
    const words = workbookWords(translator(locale));
    const language = { locale, regionCode: model.snapshot.regionCode };
    const workbook = async (path: string, write: Parameters<typeof written>[1]) => {
      await written(path, write);
      await settleZipFile(path);
    };
    return [
      {
        name: "laporan.pdf",
        write: (path) => written(path, (out) => writeReport(out, model, locale, translator(locale))),
      },
      {
        name: "titik-periksa.txt",
        write: (path) => writeFile(path, model.chain.checkpoint, { mode: 0o600 }),
      },
      {
        name: "temuan.csv",
        write: (path) =>
          written(path, (out) =>
            pipeline(
              Readable.from(
                csvLines(
                  localColumns(FINDING_COLUMNS, language),
                  storedLines<ExportRowFull>(from, "findings"),
                  csvFormOf(locale),
                ),
              ),
              out,
            ),
          ),
      },
      {
        name: "temuan.xlsx",
        write: (path) =>
          workbook(path, (out) =>
            writeFindingSheets(
              out,
              language,
              {
                findings: storedLines<ExportRowFull>(from, "findings"),
                voters: storedLines<ExportVoter>(from, "voters"),
              },
              made,
            ),
          ),
      },
      {
        name: "tindak-lanjut.xlsx",
        write: (path) =>
          workbook(path, (out) =>
            writeWorkbook(
              out,
              [
                sheet({
                  name: words.followUps,
                  columns: localColumns(FOLLOW_UP_COLUMNS, language),
                  rows: storedLines<FollowUpRow>(from, "follow-ups"),
                }),
                explanations(FOLLOW_UP_COLUMNS, language),
              ],
              words.long,
              made,
            ),
          ),
      },
      {
        name: "tindak-lanjut.pdf",
        write: (path) =>
          written(path, (out) =>
            writeFollowUps(
              out,
              model,
              storedLines<FollowUpRow>(from, "follow-ups"),
              locale,
              translator(locale),
            ),
          ),
      },
    ];
  },
};
