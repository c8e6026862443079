import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";
import { noteSchema } from "@/lib/finding/model/answer";
import { FIELD_RESULTS } from "@/lib/finding/model/reasons";
import { CORRECTABLE_COLUMNS } from "@/lib/roll/columns";

/** So many people of one finding are noted at once; more of them come back on the worksheet. */
export const MAX_VISITED = 100;

/**
 * What a field check (verifikasi faktual, coktas) brought back about one person: an observation that the decision
 * will name, not the decision.
 */
export const personResultSchema = z
  .strictObject({
    /** the record of the finding, from 0; left out where the answer is about the finding as a whole */
    ord: z.number().int().min(0).optional(),
    result: z.enum(FIELD_RESULTS),
    /** what was read off there */
    found: z
      .strictObject({ element: z.enum(CORRECTABLE_COLUMNS), value: z.string().trim().min(1).max(200) })
      .optional(),
    note: noteSchema.optional(),
    /** the attachment of the finding that shows it */
    photo: z.int32().positive().optional(),
  })
  .superRefine(({ result, found, note }, context) => {
    if (result === "DITEMUI-BERBEDA" && found === undefined && !note)
      context.addIssue({ code: "custom", message: "field-result-what", path: ["found"] });
    // Only the numbers themselves may be read off as numbers.
    if (found && found.element !== "nik" && found.element !== "nkk" && !namesNobody(found.value))
      context.addIssue({ code: "custom", message: "text-holds-identity", path: ["found"] });
  });
export type PersonResult = z.infer<typeof personResultSchema>;
