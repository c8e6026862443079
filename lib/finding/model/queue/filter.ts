import { namesNobody } from "@/lib/mask-text";
import { TIERS } from "@/lib/finding/model/state";
import { z } from "zod";
import { PAPERS } from "@/lib/finding/model/paper";
import { OUTCOMES } from "@/lib/finding/model/state";

const idSchema = z.int32().positive();

export const SORTS = ["order", "newest", "oldest", "place", "place-desc"] as const;
export const ASSIGNEES = ["me", "nobody", "someone", "free", "colleague"] as const;
export const HOLDERS = ["anyone", "me", "nobody"] as const;

/** Letters that a search needs: of fewer, names could be spelled out one by one. */
export const SEARCH_LETTERS = 3;

/** More digits than a name has: an imported name can hold a NIK, which must not be spelled out digit after digit. */
const SEARCH_DIGITS = 2;

/** Names are looked for, never numbers. */
export function isSearchable(text: string): boolean {
  return (
    (text.match(/\p{L}/gu)?.length ?? 0) >= SEARCH_LETTERS &&
    (text.match(/\p{N}/gu)?.length ?? 0) <= SEARCH_DIGITS
  );
}

/** What the queue can be asked. Every combination answers from an index (prisma/migrations/…_queue). */
export const queueFilterSchema = z.strictObject({
  snapshotId: idSchema.optional(),
  runId: idSchema.optional(),
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
  tiers: z.array(z.enum(TIERS)).max(3).optional(),
  kecKey: z.string().max(120).optional(),
  desaKey: z.string().max(200).optional(),
  tpsNo: z.number().int().min(0).max(9999).optional(),
  text: z.string().max(60).refine(isSearchable).optional(),
  holder: z.enum(HOLDERS).optional(),
  /** "free" is what one may take: given to nobody, or to oneself; "colleague" is given to somebody else. */
  assigned: z.enum(ASSIGNEES).optional(),
  /** Judged by oneself, whatever became of it. */
  judged: z.literal("me").optional(),
  /** Everybody who could judge it was unsure: it waits for somebody who signs off. */
  stuck: z.literal(true).optional(),
  /** Asks again what was answered, and the answer was to stand (diteruskan). */
  forwarded: z.boolean().optional(),
  /** Of periods whose work was ended formally (ditutup tanpa keputusan); else of those where it goes on. */
  closedPeriod: z.literal(true).optional(),
  /** Who judged what waits for a sign-off or is final, by account name. */
  decidedBy: z.string().max(60).optional(),
  /** What proves the strike that was judged. */
  paper: z.enum(PAPERS).optional(),
  /** Found at least so many days ago. */
  minAgeDays: z.number().int().min(0).max(3650).optional(),
  /** Field checks that are due on or before this day. */
  dueBefore: z.iso.date().optional(),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const queuePageSchema = z.strictObject({
  filter: queueFilterSchema,
  sort: z.enum(SORTS).default("order"),
  after: idSchema.optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type QueuePageInput = z.input<typeof queuePageSchema>;

/** Counting stops here: "1.000+" says enough, and a count of a million rows on every page does not. */
export const COUNT_BOUND = 1000;

/** A queue of somebody who judges or signs off, shown as a tab with its count. */
export const VIEWS = [
  "ready",
  "mine",
  "assigned",
  "colleagues",
  "forwarded",
  "unsure",
  "stuck",
  "field-check",
  "signoff",
  "returned",
  "judged",
  "decided",
  "closed",
  "all",
] as const;
export type ViewName = (typeof VIEWS)[number];

const viewNameSchema = z.string().trim().min(1).max(60).refine(namesNobody, "text-holds-identity");
export const saveViewSchema = z.strictObject({
  name: viewNameSchema,
  query: z.string().max(2000).refine(namesNobody, "text-holds-identity"),
  shared: z.boolean(),
});
export const renameViewSchema = z.strictObject({
  viewId: idSchema,
  name: viewNameSchema,
  shared: z.boolean(),
});
export const deleteViewSchema = z.strictObject({ viewId: idSchema });
