import { z } from "zod";
import { REPORT_KINDS, REPORT_PAPERS, REPORT_STATUSES } from "./status";

/** A file of a report, as the manifest names it; size in bytes. */
export const reportFileSchema = z.object({ name: z.string(), sha256: z.string(), size: z.number() });

/** Why a report could not be made: a message of the errors and its values. */
export const reportProblemSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** What making the files again came to: names that were not the same byte by byte. */
export const remadeSchema = z.object({ at: z.string(), changed: z.array(z.string()).readonly() });

/** A report as its list shows it and asks for again while one is being made. */
const reportLineSchema = z.object({
  id: z.int(),
  paper: z.enum(REPORT_PAPERS),
  runId: z.int().nullable(),
  snapshotId: z.int(),
  snapshotLabel: z.string(),
  kind: z.enum(REPORT_KINDS),
  status: z.enum(REPORT_STATUSES),
  filesMade: z.int(),
  filesAll: z.int(),
  remade: remadeSchema.nullable(),
  problem: reportProblemSchema.nullable(),
  files: z.array(reportFileSchema).readonly(),
  chainSeq: z.number().nullable(),
  chainHead: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type ReportLine = Readonly<z.infer<typeof reportLineSchema>>;
export const reportsSchema = z.array(reportLineSchema).readonly();
