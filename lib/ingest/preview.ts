import type { RegionIndex } from "@/lib/regions/region-index";
import type { RawRecord } from "@/lib/roll/columns";
import type { NormalRecord } from "@/lib/roll/normal-record";
import type { Corrections, Mapping } from "./header/mapping";
import { inspectUpload, type TableInspection } from "./inspect";
import { importTables, type ImportPlan, type NumberedReject } from "./import-tables";
import { badInput } from "@/lib/errors";
import { type Answers, type Note, type Question, told } from "./notes";
import { notesOf, planTable } from "./plan-tables";
import type { UploadedFile } from "./sources";

export interface PreviewPlan extends Omit<ImportPlan, "files" | "firstOrd"> {
  readonly files: readonly UploadedFile[];
  readonly corrections: Corrections;
  readonly answers: Answers;
  readonly savedFor?: (signature: string) => Corrections | undefined;
  /** how many records are shown as they would be stored, over all files */
  readonly rows: number;
}

/** A record as it would be stored, not masked. */
export interface PreviewedRecord {
  readonly raw: RawRecord;
  readonly normal: NormalRecord;
  readonly file: number;
  readonly line: number;
}

export interface Preview {
  readonly questions: readonly Question[];
  readonly warnings: readonly Note[];
  readonly accepted: number;
  readonly rejected: number;
  readonly active: number;
  readonly tables: readonly {
    readonly title: string;
    readonly sheet: string | null;
    readonly mapping: Mapping;
  }[];
  readonly records: readonly PreviewedRecord[];
  readonly rejects: readonly NumberedReject[];
}

/** Rejected lines that a preview shows. */
const REJECTS = 100;

/**
 * Reads files as an import would, whole, and stores nothing.
 *
 * @throws UserError bad-input where the import would refuse
 */
export async function previewFiles(plan: PreviewPlan, regions: RegionIndex): Promise<Preview> {
  const notes: Note[] = [];
  const files: { path: string; name: string; tables: TableInspection[] }[] = [];
  for (const file of plan.files) {
    const inspection = await inspectUpload(file, {
      tempDir: plan.tempDir,
      corrections: plan.corrections,
      answers: plan.answers,
      ...(plan.savedFor === undefined ? {} : { savedFor: plan.savedFor }),
    });
    const tables = inspection.tables.map((table) =>
      planTable(table, {}, plan.answers, plan.regionCode, regions),
    );
    notes.push(...inspection.notes, ...tables.flatMap(notesOf));
    files.push({ ...file, tables });
  }
  const records: PreviewedRecord[] = [];
  const rejects: NumberedReject[] = [];
  const result = await importTables(
    { ...plan, files, firstOrd: 1, keepOthers: plan.answers["other-kabupaten"] === "keep" },
    regions,
    {
      write(_lines, rejected) {
        rejects.push(...rejected.slice(0, REJECTS - rejects.length));
        return Promise.resolve(true);
      },
      seen(raw, normal, file, line) {
        if (records.length < plan.rows) records.push({ raw: { ...raw }, normal, file, line });
      },
    },
  );
  if (result === null) throw new Error("reading stopped without a reason");
  if (result.quality.accepted === 0)
    throw badInput("snapshot-no-records", { lines: result.tables.reduce((sum, { rows }) => sum + rows, 0) });
  return {
    ...told([...notes, ...result.notes], plan.answers),
    accepted: result.quality.accepted,
    rejected: result.tables.reduce((sum, table) => sum + table.rejected, 0),
    active: result.quality.active,
    tables: files.flatMap((file) => file.tables),
    records,
    rejects,
  };
}
