import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";
import type { Result } from "@/lib/result";
import { answerSchema, MAX_NAMED, noteSchema } from "./answer";
import type { BegunAction } from "@/lib/long-action/model/long-action";
import type { BulkItem } from "./bulk";
import { paperNikSchema, paperSchema } from "./paper";
import { MAX_VISITED, personResultSchema } from "./field/result";
import { REOPEN_REASONS, RETURN_REASONS } from "./reasons";
import type { StruckBeside } from "@/lib/snapshot/model/namesake";
import { ANSWERS, type FindingState } from "./state";

const idSchema = z.int32().positive();
/** Seconds that the finding was open before the judgement, as measured by the browser; a day at most. */
const secondsSchema = z.number().int().min(0).max(86_400).optional();
const note = noteSchema.optional();

/** A write names the revision that its author saw: of two writers the second is told. */
const target = {
  findingId: idSchema,
  revision: idSchema,
  /** Marks one attempt: sent again because no answer came, it is not written again. */
  attempt: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
};
const findingRefSchema = z.strictObject({ findingId: idSchema });
const targetSchema = z.strictObject(target);
/** The finding that is meant; the revision is left out where any will do (taking and giving back). */
export interface ActionTarget {
  readonly findingId: number;
  readonly revision?: number | undefined;
  readonly attempt?: string | undefined;
}
export type RevisionTarget = z.infer<typeof targetSchema>;

/** Several at once, after their summary was confirmed. */
const many = { items: z.array(targetSchema).min(1).max(50), confirmed: z.literal(true) };

const reasonSchema = <const T extends readonly [string, ...string[]]>(reasons: T) =>
  z.strictObject({ ...target, reason: z.enum(reasons), note }).superRefine((given, context) => {
    if (given.reason === "LAINNYA" && !given.note)
      context.addIssue({ code: "custom", message: "note-required", path: ["note"] });
  });

/**
 * Everything that a person can do with findings, each with what it is told: the one list from which the services,
 * the server actions and the types of the browser follow.
 */
export const FINDING_ACTIONS = {
  claim: findingRefSchema,
  renew: findingRefSchema,
  release: findingRefSchema,
  takeNext: z.strictObject({ snapshotId: idSchema.optional(), detector: z.string().max(16).optional() }),
  blind: z.strictObject({ ...target, outcome: z.enum(ANSWERS), seconds: secondsSchema }),
  /**
   * Who could be taken for those about to be struck off: `rows` of them, or everybody of the finding. `nik` is the
   * number on the paper, held against theirs and forgotten.
   */
  namesakes: z.strictObject({
    findingId: idSchema,
    rows: z.array(idSchema).max(MAX_NAMED).optional(),
    nik: paperNikSchema.optional(),
  }),
  judge: z.strictObject({ ...target, answer: answerSchema, seconds: secondsSchema }),
  unsure: z.strictObject({ ...target, note, seconds: secondsSchema }),
  /** Who is to be visited about it: an address or a person's role, never an identity number. */
  fieldCheck: z.strictObject({
    ...target,
    dueDate: z.iso.date(),
    addressee: z.string().trim().min(2).max(120).refine(namesNobody, "text-holds-identity"),
    note,
  }),
  fieldResult: z.strictObject({ ...target, results: z.array(personResultSchema).min(1).max(MAX_VISITED) }),
  split: targetSchema,
  undo: targetSchema,
  /** The paper of a strike that waited for it. */
  paper: z.strictObject({ ...target, judgement: idSchema, paper: paperSchema }),
  /** `adopt`: the judgement that becomes valid where two disagree. */
  signOff: z.strictObject({ ...target, adopt: idSchema.optional(), note }),
  /** Tetap tidak dapat dipastikan: everybody was unsure, and so is who signs off. */
  undetermined: z.strictObject({ ...target, note: noteSchema }),
  return: reasonSchema(RETURN_REASONS),
  reopen: reasonSchema(REOPEN_REASONS),
  reveal: z.strictObject({
    findingId: idSchema,
    purpose: z.string().trim().min(5).max(200).refine(namesNobody, "text-holds-identity"),
  }),
  /** `confirmed`: the person confirmed the summary of what is about to be decided. */
  bulk: z.strictObject({ ...many, answer: answerSchema }),
  /** The own judgement of `from`, given to others of its case that ask the same. */
  carry: z.strictObject({ from: idSchema, ...many }),
  /** The earlier answers of forwarded findings, given again by a person. */
  confirmKept: z.strictObject(many),
  /** An earlier answer asks again from now on: that of a forwarded finding, or a finding's own. */
  revokeKept: findingRefSchema,
  signOffMany: z.strictObject(many),
} as const satisfies Readonly<Record<string, z.ZodType>>;

export type FindingActionName = keyof typeof FINDING_ACTIONS;
export type ActionInput<Name extends FindingActionName> = z.input<(typeof FINDING_ACTIONS)[Name]>;

/** What nearly every action answers with: the finding as it now is. */
export interface ActionResult {
  readonly findingId: number;
  readonly revision: number;
  readonly state: FindingState;
  readonly claimedUntil: Date | null;
  /** Number of the appended judgement (nomor keputusan), null for claims. */
  readonly judgementId: number | null;
}

/** One record of a finding with its identity in full. */
export interface RevealedIdentity {
  readonly ord: number;
  readonly nik: string | null;
  readonly nkk: string | null;
  readonly birthDate: string | null;
  readonly disability: string | null;
}

interface OtherResults {
  readonly namesakes: StruckBeside;
  readonly takeNext: ActionResult | null;
  readonly split: (ActionResult & { readonly members: number }) | BegunAction;
  readonly reveal: { readonly identities: readonly RevealedIdentity[]; readonly leftToday: number };
  readonly bulk: readonly BulkItem[];
  readonly carry: readonly BulkItem[];
  readonly confirmKept: readonly BulkItem[];
  readonly revokeKept: { readonly findingId: number };
  readonly signOffMany: readonly BulkItem[];
}
export type ActionOutput<Name extends FindingActionName> = Name extends keyof OtherResults
  ? OtherResults[Name]
  : ActionResult;

/** The actions as the browser calls them; the page hands them in, the server checks each again. */
export type FindingActions = {
  readonly [Name in FindingActionName]: (input: ActionInput<Name>) => Promise<Result<ActionOutput<Name>>>;
};
