import { z } from "zod";
import { previewViewSchema } from "./preview-view";
import { PREVIEW_STATUSES } from "./status";

/** What the page hears while the worker reads, and in the end. */
export const previewStateSchema = z.object({
  status: z.enum(PREVIEW_STATUSES),
  bytes: z.number(),
  totalBytes: z.number(),
  rows: z.number(),
  view: previewViewSchema.nullable(),
  /** why the import would refuse the files, in the person's language */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type PreviewState = z.infer<typeof previewStateSchema>;
