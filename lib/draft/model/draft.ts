import { z } from "zod";
import { LOCALES } from "@/lib/i18n/locales";
import { namesNobody } from "@/lib/mask-text";

/** What the product helps to write; the author is the person who accepts it. */
export const DRAFT_KINDS = ["narrative", "invitation", "minutes", "points", "answer", "release"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Where the words of a draft come from. */
export const DRAFT_SOURCES = ["template", "model"] as const;

/** Why the template stands in for the model. */
export const FALLBACKS = ["unreachable", "timeout", "refused", "unreadable"] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** The figures that a draft is written from: counts of the whole region, and nothing of a person. */
export const FIGURES = [
  "total",
  "accepted",
  "rejected",
  "open",
  "signed",
  "kecamatan",
  "desa",
  "opening",
  "left",
  "came",
  "changed",
  "closing",
  "male",
  "female",
  "difference",
  "letters",
  "points",
  "answered",
] as const;
export type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** What a draft says beside its figures. */
export interface DraftFacts {
  readonly region: string;
  readonly period: string;
}

export const draftAskedSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  kind: z.enum(DRAFT_KINDS),
  locale: z.enum(LOCALES),
});
export type DraftAsked = z.infer<typeof draftAskedSchema>;

/** `sha256` of the payload as it was shown: nothing else is sent. Absent: by the template alone. */
export const draftMakeSchema = draftAskedSchema.extend({
  shown: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
export type DraftMake = z.infer<typeof draftMakeSchema>;

export const draftAcceptSchema = z.strictObject({
  draftId: z.int32().positive(),
  text: z.string().trim().min(20).max(20_000).refine(namesNobody, "text-holds-identity"),
  /** the person has looked at every number that is not among the figures */
  numbersChecked: z.boolean(),
});
export type DraftAccept = z.infer<typeof draftAcceptSchema>;

/** What only people know stands in square brackets until they write it. */
export const holdsBlanks = (text: string): boolean => /\[[^\]]+\]/.test(text);
