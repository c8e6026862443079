import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import { COMPARED_COLUMNS, CORRECTABLE_COLUMNS } from "@/lib/roll/columns";
import { papersFor, paperSchema } from "./paper";
import { REJECT_CODES, followUpRule, rejectRule } from "./reasons";

/** A remark in a person's own words. */
export const noteSchema = z.string().trim().max(2000).refine(namesNobody, "text-holds-identity");

/** So many voters one decision can name; a finding about more of them means all, or is split. */
export const MAX_NAMED = 50_000;

const followUpAnswerSchema = z
  .strictObject({
    code: z.enum(FOLLOW_UPS),
    rows: z.array(z.int32().positive()).max(MAX_NAMED).optional(),
    element: z.enum(CORRECTABLE_COLUMNS).optional(),
    rollValue: z.string().trim().max(200).optional(),
    proposedValue: z.string().trim().min(1).max(200).optional(),
    /** of UBAH: the value that the rule itself knows, in place of one that was typed */
    proposal: z.string().max(40).optional(),
    /** of a strike: what proves it */
    paper: paperSchema.optional(),
    /** of a strike: the lines of those whom the person means, seen beside all who could be taken for them */
    meant: z.array(z.int32().positive()).max(MAX_NAMED).optional(),
  })
  .superRefine((given, context) => {
    if (
      followUpRule(given.code).element &&
      given.proposal === undefined &&
      (!given.element || !given.proposedValue)
    ) {
      context.addIssue({ code: "custom", message: "follow-up-element", path: ["element"] });
    }
    if (followUpRule(given.code).strikes && !given.paper)
      context.addIssue({ code: "custom", message: "paper-required", path: ["paper"] });
    if (given.paper && !papersFor(given.code).includes(given.paper.kind))
      context.addIssue({ code: "custom", message: "paper-unfit", path: ["paper"] });
    // Only the numbers themselves may be corrected by a number.
    if (given.element !== "nik" && given.element !== "nkk" && !namesNobody(given.proposedValue ?? ""))
      context.addIssue({ code: "custom", message: "text-holds-identity", path: ["proposedValue"] });
  });

const acceptedSchema = z.strictObject({
  outcome: z.literal("accepted"),
  followUp: followUpAnswerSchema,
  note: noteSchema.optional(),
});
const rejectedSchema = z.strictObject({
  outcome: z.literal("rejected"),
  reason: z.enum(REJECT_CODES),
  /** of WAJAR: which of the rule's own innocent explanations */
  innocent: z.string().max(40).optional(),
  /** jangan tanya lagi kecuali datanya berubah: the columns of which a change asks anew */
  keep: z.array(z.enum(COMPARED_COLUMNS)).min(1).max(COMPARED_COLUMNS.length).optional(),
  note: noteSchema.optional(),
});

/**
 * What a judgement says: terima asks for a follow-up (tindak lanjut), tolak for a reason; either asks for a note
 * where its rule says so. Messages are keys of messages/<locale>/errors.json.
 */
export const answerSchema = z
  .discriminatedUnion("outcome", [acceptedSchema, rejectedSchema])
  .superRefine((given, context) => {
    const needed =
      given.outcome === "accepted" ? followUpRule(given.followUp.code).note : rejectRule(given.reason).note;
    if (given.outcome === "rejected" && (given.reason === "WAJAR") !== (given.innocent !== undefined))
      context.addIssue({ code: "custom", message: "reject-innocent", path: ["innocent"] });
    if (needed === "required" && !given.note)
      context.addIssue({ code: "custom", message: "note-required", path: ["note"] });
  });
export type Answer = z.infer<typeof answerSchema>;
