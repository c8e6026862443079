import { z } from "zod";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";
import { storedPaperSchema } from "./paper";

// The JSON columns of a judgement, parsed whenever they are read.

export const followUpSchema = z
  .object({
    code: z.enum(FOLLOW_UPS),
    rows: z.array(z.number().int()).optional(),
    element: z.enum(CORRECTABLE_COLUMNS).optional(),
    rollValue: z.string().optional(),
    proposedValue: z.string().optional(),
    paper: storedPaperSchema.optional(),
    table: z.string().optional(),
    meant: z.array(z.number().int()).optional(),
    lookAlikes: z.number().int().optional(),
  })
  .nullable();

export const detailSchema = z.object({
  /** YYYY-MM-DD, of a field check */
  dueDate: z.string().optional(),
  addressee: z.string().optional(),
  /** of a field result, see FIELD_RESULTS */
  result: z.string().optional(),
  /** of a field result: the record that it is about; none = the finding as a whole */
  ord: z.number().int().optional(),
  /** of a field result: the element that was read off there, and its value */
  element: z.enum(CORRECTABLE_COLUMNS).optional(),
  foundValue: z.string().optional(),
  /** of a field result: the attachment that shows it */
  photo: z.number().int().optional(),
  /** of a rejection: which of the rule's innocent explanations it was */
  innocent: z.string().optional(),
  /** the mark of the attempt that wrote it */
  attempt: z.string().optional(),
  /** the finding of the same case whose answer this one was given as well */
  carriedFrom: z.number().int().optional(),
  /** the finding of an earlier period whose kept answer a person gave again */
  forwardedFrom: z.number().int().optional(),
  /** how many members replaced a group; the stored name is an older one */
  singles: z.number().int().optional(),
});
export type JudgementDetail = z.infer<typeof detailSchema>;
