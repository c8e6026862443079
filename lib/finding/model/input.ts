import { z } from "zod";
import { FOLLOW_UPS } from "@/lib/roll/follow-ups";
import { JUDGEABLE_STATES, OUTCOMES } from "./state";
import {
  ELEMENTS,
  FIELD_RESULTS,
  REJECT_CODES,
  REOPEN_REASONS,
  RETURN_REASONS,
  followUpRule,
  rejectRule,
} from "./reasons";

// What the forms send and the services parse. Messages are keys of messages/<locale>/errors.json.

const id = z.number().int().positive();
const note = z.string().trim().max(2000);
/** Seconds that the finding was open before the judgement, as measured by the browser; a day at most. */
const seconds = z.number().int().min(0).max(86_400);
const day = z.iso.date();

/** A write names the revision that its author saw: of two writers the second is told. */
const target = { findingId: id, revision: id };

export const findingRef = z.strictObject({ findingId: id });
export const findingTarget = z.strictObject(target);

export const takeNextInput = z.strictObject({
  snapshotId: id.optional(),
  detector: z.string().max(16).optional(),
});

export const followUpInput = z
  .strictObject({
    code: z.enum(FOLLOW_UPS),
    rows: z.array(id).max(5000).optional(),
    element: z.enum(ELEMENTS).optional(),
    rollValue: z.string().trim().max(200).optional(),
    proposedValue: z.string().trim().min(1).max(200).optional(),
  })
  .superRefine((given, context) => {
    if (followUpRule(given.code).element && (!given.element || !given.proposedValue)) {
      context.addIssue({ code: "custom", message: "follow-up-element", path: ["element"] });
    }
  });

const accepted = z.strictObject({
  outcome: z.literal("accepted"),
  followUp: followUpInput,
  note: note.optional(),
});
const rejected = z.strictObject({
  outcome: z.literal("rejected"),
  reason: z.enum(REJECT_CODES),
  note: note.optional(),
});

/** Terima asks for a follow-up, tolak for a reason; either asks for a note where its rule says so. */
export const answerInput = z
  .discriminatedUnion("outcome", [accepted, rejected])
  .superRefine((given, context) => {
    const needed =
      given.outcome === "accepted" ? followUpRule(given.followUp.code).note : rejectRule(given.reason).note;
    if (needed === "required" && !given.note)
      context.addIssue({ code: "custom", message: "note-required", path: ["note"] });
  });
export type Answer = z.infer<typeof answerInput>;

export const judgeInput = z.strictObject({ ...target, answer: answerInput, seconds: seconds.optional() });
export const blindInput = z.strictObject({
  ...target,
  outcome: z.enum(OUTCOMES),
  seconds: seconds.optional(),
});
export const unsureInput = z.strictObject({ ...target, note: note.optional(), seconds: seconds.optional() });

/** Who is to be visited about it: an address or a person's role, never an identity number. */
export const fieldCheckInput = z.strictObject({
  ...target,
  dueDate: day,
  addressee: z.string().trim().min(2).max(120),
  note: note.optional(),
});
export const fieldResultInput = z.strictObject({
  ...target,
  result: z.enum(FIELD_RESULTS),
  note: note.optional(),
});

const reasonAndNote = <const T extends readonly [string, ...string[]]>(reasons: T) =>
  z
    .strictObject({ ...target, reason: z.enum(reasons), note: note.optional() })
    .superRefine((given, context) => {
      if (given.reason === "LAINNYA" && !given.note)
        context.addIssue({ code: "custom", message: "note-required", path: ["note"] });
    });
export const returnInput = reasonAndNote(RETURN_REASONS);
export const reopenInput = reasonAndNote(REOPEN_REASONS);

/** `adopt`: the judgement that becomes valid where two disagree. */
export const signOffInput = z.strictObject({ ...target, adopt: id.optional(), note: note.optional() });

export const bulkInput = z.strictObject({
  items: z.array(z.strictObject(target)).min(1).max(50),
  answer: answerInput,
  /** The person confirmed the summary of what is about to be decided. */
  confirmed: z.literal(true),
});

export const revealInput = z.strictObject({ findingId: id, purpose: z.string().trim().min(5).max(200) });
export const assignInput = z.strictObject({
  findingIds: z.array(id).min(1).max(500),
  assignee: z.string().min(1).max(64).nullable(),
});
const person = z.string().min(1).max(64);
/** Which area's unassigned findings of a period go to whom. */
export const distributeInput = z.strictObject({
  snapshotId: id,
  shares: z
    .array(
      z.strictObject({
        kecKey: z.string().max(120).nullable(),
        desaKey: z.string().max(200).nullable(),
        assignee: person,
      }),
    )
    .min(1)
    .max(5000),
});
/** Takes back what a reviewer was given and has not judged. */
export const withdrawInput = z.strictObject({ snapshotId: id, assignee: person });

const viewName = z.string().trim().min(1).max(60);
export const saveViewInput = z.strictObject({
  name: viewName,
  query: z.string().max(2000),
  shared: z.boolean(),
});
export const renameViewInput = z.strictObject({ viewId: id, name: viewName, shared: z.boolean() });
export const deleteViewInput = z.strictObject({ viewId: id });

export const SORTS = ["order", "newest", "oldest", "place"] as const;
export const HOLDERS = ["anyone", "me", "nobody"] as const;

/** What the queue can be asked. Every combination answers from an index (prisma/migrations/…_queue). */
export const queueFilter = z.strictObject({
  snapshotId: id.optional(),
  runId: id.optional(),
  states: z
    .array(
      z.enum(["new", "unsure", "field_check", "awaiting_signoff", "returned", "reopened", "final", "split"]),
    )
    .max(9)
    .optional(),
  outcome: z.enum(OUTCOMES).optional(),
  detectors: z
    .array(z.string().regex(/^[A-Z]{3}-\d{2}$/))
    .max(60)
    .optional(),
  tiers: z
    .array(z.enum(["T", "S", "I"]))
    .max(3)
    .optional(),
  kecKey: z.string().max(120).optional(),
  desaKey: z.string().max(200).optional(),
  tpsNo: z.number().int().min(0).max(9999).optional(),
  text: z.string().trim().min(3).max(60).optional(),
  holder: z.enum(HOLDERS).optional(),
  assigned: z.enum(["me", "nobody", "someone"]).optional(),
  /** Found at least so many days ago. */
  minAgeDays: z.number().int().min(0).max(3650).optional(),
  /** Field checks that are due on or before this day. */
  dueBefore: day.optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const queuePageInput = z.strictObject({
  filter: queueFilter,
  sort: z.enum(SORTS).default("order"),
  after: id.optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type QueuePageInput = z.input<typeof queuePageInput>;

export const OPEN_FOR_JUDGING = JUDGEABLE_STATES.filter((state) => state !== "second_review");

/** A queue of a reviewer or a supervisor, shown as a tab with its count. */
export const VIEWS = [
  "ready",
  "mine",
  "assigned",
  "unsure",
  "field-check",
  "signoff",
  "returned",
  "decided",
  "all",
] as const;
export type ViewName = (typeof VIEWS)[number];
