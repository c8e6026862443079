import { z } from "zod";
import { ROLL_COLUMNS } from "@/lib/roll/columns";

/**
 * A made-up person of a known-answer finding, in the place of a line that exists, so that nothing around it
 * looks different.
 */
export const controlRecordSchema = z.object({
  raw: z.partialRecord(z.enum(ROLL_COLUMNS), z.string().nullable()),
  rowNo: z.number(),
  lineNo: z.number(),
  fileName: z.string().nullable(),
  desaKey: z.string(),
  tpsNo: z.number().nullable(),
});
export type ControlRecord = z.infer<typeof controlRecordSchema>;
