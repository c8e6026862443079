import { createHash } from "node:crypto";
import { z } from "zod";
import type { CorrectionsInput } from "@/lib/snapshot/model/input";
import { badInput } from "@/lib/errors";
import type { Inspection } from "@/lib/ingest/inspect";
import { tableInspectionSchema } from "@/lib/ingest/inspection-schema";
import type { Answers, Note } from "@/lib/ingest/notes";
import { notesOf, planTable } from "@/lib/ingest/plan-tables";
import { rowNumberColumn } from "@/lib/ingest/repair-file";
import { loadRegions } from "@/lib/regions/load-regions";

export interface PlannedUpload {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly inspection: Inspection;
}

/**
 * How a snapshot's files are to be read: kept in `snapshot.mapping`, so that a job that is started over reads
 * them alike.
 */
export const snapshotPlanSchema = z.object({
  /**
   * how many of the files, from the first, are those of the corrected snapshot: their accepted lines are
   * taken over, not read again
   */
  copied: z.int().default(0),
  /** what was answered to questions about the files */
  answers: z.record(z.string(), z.string()).default({}),
  files: z.array(
    z.object({
      uploadId: z.string(),
      name: z.string(),
      sha256: z.string(),
      tables: z.array(tableInspectionSchema),
    }),
  ),
});
export type SnapshotPlan = z.infer<typeof snapshotPlanSchema>;

/**
 * The uploads with the corrections made to them, and places from file names now that the kabupaten is known.
 *
 * @throws bad-input `mapping-incomplete` when a correction leaves a table without names and numbers
 */
export function planTables(
  uploads: readonly PlannedUpload[],
  corrections: Readonly<Record<string, CorrectionsInput>>,
  given: Answers,
  regionCode: string,
  savedFor: (signature: string) => Answers | undefined = () => undefined,
): SnapshotPlan {
  const signatures = uploads.flatMap(({ inspection }) =>
    inspection.tables.map(({ header }) => header.signature),
  );
  const answers: Answers = {
    ...Object.assign({}, ...signatures.map((one) => savedFor(one) ?? {})),
    ...given,
  };
  return {
    copied: 0,
    answers,
    files: uploads.map(({ id, name, sha256, inspection }) => ({
      uploadId: id,
      name,
      sha256,
      tables: inspection.tables.map((table) =>
        planTable(table, corrections[table.header.signature] ?? {}, answers, regionCode, loadRegions()),
      ),
    })),
  };
}

/** What is to be told or asked about the files of a plan before they are read. */
export function planNotes(plan: SnapshotPlan): Note[] {
  return plan.files.slice(plan.copied).flatMap((file) => file.tables.flatMap(notesOf));
}

/** Is one of the files a list of rejected lines that somebody repaired? */
export function isRepair(plan: SnapshotPlan): boolean {
  return plan.files.some((file) =>
    file.tables.some((table) => rowNumberColumn(table.header.labels) !== null),
  );
}

/**
 * The plan of a repair: the files of the corrected snapshot, then the file of repaired lines.
 *
 * @throws bad-input `repair-alone` unless it is one table alone
 */
export function planRepair(repair: SnapshotPlan, corrected: SnapshotPlan): SnapshotPlan {
  if (repair.files.length !== 1 || repair.files[0]?.tables.length !== 1) throw badInput("repair-alone");
  return {
    copied: corrected.files.length,
    answers: repair.answers,
    files: [...corrected.files, ...repair.files],
  };
}

/** One file: its own SHA-256. Several: that of the list of theirs, one line each, in order. */
export function combinedSha256(files: readonly { readonly sha256: string }[]): string {
  const [only] = files;
  if (only !== undefined && files.length === 1) return only.sha256;
  return createHash("sha256")
    .update(files.map(({ sha256 }) => `${sha256}\n`).join(""))
    .digest("hex");
}
