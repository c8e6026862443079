import type { RegionIndex } from "@/lib/regions/region-index";
import { badInput } from "@/lib/errors";
import type { Corrections, Mapping } from "./header/mapping";
import { inspectUpload, type TableInspection } from "./inspect";
import type { ImportPlan, NumberedReject, Show, ShownRecord } from "./import-tables";
import { type Answers, type Note, type Question, told } from "./notes";
import { heldAgainst, type LastRoll } from "./plausibility/last-period";
import { notesOf, planTable } from "./plan-tables";
import type { UploadedFile } from "./sources";
import { importPlan } from "./thread";

export interface PreviewPlan extends Pick<ImportPlan, "tempDir" | "regionCode" | "referenceDate" | "tpsCap"> {
  readonly files: readonly UploadedFile[];
  /** for every file (`--map`) */
  readonly corrections: Corrections;
  /** for the tables of one header, by its signature */
  readonly correctionsOf?: (signature: string) => Corrections | undefined;
  readonly savedFor?: (signature: string) => Corrections | undefined;
  readonly answers: Answers;
  /** answers that were remembered for the tables of one header */
  readonly answersFor?: (signature: string) => Answers | undefined;
  readonly show: Show;
  /** the roll of the period before, where there is one */
  readonly last?: LastRoll | null;
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
  readonly records: readonly ShownRecord[];
  readonly rejects: readonly NumberedReject[];
}

export interface PreviewWatch {
  /** aborted: reading stops and the promise rejects */
  readonly signal?: AbortSignal;
  /** @param total bytes of all tables; known, and not 0, as soon as the tops of all files have been looked at */
  readonly progress?: (bytes: number, rows: number, total: number) => void;
}

/** Rejected lines that a preview shows. */
const REJECTS = 100;

/**
 * Reads files as an import would, whole, and stores nothing. For the worker and the command line: large files
 * are read in a thread.
 *
 * @throws UserError bad-input where the import would refuse · the signal's reason
 */
export async function previewFiles(
  plan: PreviewPlan,
  regions: RegionIndex,
  { signal = new AbortController().signal, progress }: PreviewWatch = {},
): Promise<Preview> {
  const notes: Note[] = [];
  const files: { path: string; name: string; tables: TableInspection[] }[] = [];
  for (const file of plan.files) {
    signal.throwIfAborted();
    const inspection = await inspectUpload(file, {
      tempDir: plan.tempDir,
      corrections: plan.corrections,
      answers: plan.answers,
      ...(plan.savedFor === undefined ? {} : { savedFor: plan.savedFor }),
    });
    const tables = inspection.tables.map((table) =>
      planTable(
        table,
        plan.correctionsOf?.(table.header.signature) ?? {},
        { ...plan.answersFor?.(table.header.signature), ...plan.answers },
        plan.regionCode,
        regions,
      ),
    );
    notes.push(...inspection.notes, ...tables.flatMap(notesOf));
    files.push({ ...file, tables });
  }
  const rejects: NumberedReject[] = [];
  const { tempDir, regionCode, referenceDate, tpsCap, show, answers } = plan;
  const total = files.flatMap(({ tables }) => tables).reduce((sum, { size }) => sum + size, 0);
  progress?.(0, 0, total);
  const result = await importPlan(
    {
      files,
      firstOrd: 1,
      tempDir,
      regionCode,
      referenceDate,
      tpsCap,
      show,
      keepOthers: answers["other-kabupaten"] === "keep",
    },
    {
      write(_lines, rejected, { bytes, rows }) {
        rejects.push(...rejected.slice(0, REJECTS - rejects.length));
        progress?.(bytes, rows, total);
        return Promise.resolve(!signal.aborted);
      },
    },
    signal,
  );
  if (result === null) throw new Error("reading stopped without a reason");
  if (result.quality.accepted === 0)
    throw badInput("snapshot-no-records", { lines: result.tables.reduce((sum, { rows }) => sum + rows, 0) });
  return {
    ...told([...notes, ...result.notes, ...(await heldAgainst(result, plan.last ?? null))], {
      ...remembered(plan, files),
      ...answers,
    }),
    accepted: result.quality.accepted,
    rejected: result.tables.reduce((sum, table) => sum + table.rejected, 0),
    active: result.quality.active,
    tables: files.flatMap((file) => file.tables),
    records: result.shown,
    rejects,
  };
}

function remembered(
  plan: PreviewPlan,
  files: readonly { readonly tables: readonly TableInspection[] }[],
): Answers {
  const tables = files.flatMap((file) => file.tables);
  return Object.assign(
    {},
    ...tables.map(({ header }) => plan.answersFor?.(header.signature) ?? {}),
  ) as Answers;
}
