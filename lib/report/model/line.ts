import { z } from "zod";
import { REPORT_KINDS, REPORT_STATUSES } from "./status";

/** A file of a report, as the manifest names it; size in bytes. */
export const reportFileSchema = z.object({ name: z.string(), sha256: z.string(), size: z.number() });

/** Why a report could not be made: a message of the errors and its values. */
export const reportProblemSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** A report as its list shows it and asks for again while one is being made. */
const reportLineSchema = z.object({
  id: z.int(),
  runId: z.int(),
  snapshotId: z.int(),
  snapshotLabel: z.string(),
  kind: z.enum(REPORT_KINDS),
  status: z.enum(REPORT_STATUSES),
  problem: reportProblemSchema.nullable(),
  files: z.array(reportFileSchema).readonly(),
  chainSeq: z.number().nullable(),
  chainHead: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
});
export type ReportLine = Readonly<z.infer<typeof reportLineSchema>>;
export const reportsSchema = z.array(reportLineSchema).readonly();
