import { unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import { z } from "zod";
import { daysAfter } from "@/lib/regions/time-zone";
import { namesNobody } from "@/lib/mask-text";
import { LIST_KINDS } from "./kinds";

const idSchema = z.number().int().min(1).max(2_147_483_647);
const daySchema = z.iso.date("date-form");

/** Lists are sent whole: the largest that offices get, forty thousand lines, take some five megabytes. */
export const MAX_LIST_MB = 64;

/** Five years: the longest that any of the papers of a roll is kept. */
const LONGEST_DAYS = 5 * 365;

/** The day on which the people of a list are deleted unless it is told: a year on, four quarters later. */
export const keptUnlessTold = (today: string): string => daysAfter(today, 365);

/** May a list that came in today be kept until this day? */
export const mayKeepUntil = (day: string, today: string): boolean =>
  day > today && day <= daysAfter(today, LONGEST_DAYS);

/** What is said about a list when it comes in: what it is, from whom, by which letter. */
export const listInputSchema = z.object({
  kind: z.enum(LIST_KINDS),
  /** who made it: BPJS Kesehatan, Dukcapil, a desa */
  source: z.string().trim().min(1).max(120),
  snapshotId: idSchema,
  letterNumber: z.string().trim().max(120).optional(),
  letterDate: daySchema.optional(),
  broughtBy: z.string().trim().max(120).optional(),
  /** YYYY-MM-DD on which the list holds; that of the roll unless told */
  referenceDate: daySchema.optional(),
  /** YYYY-MM-DD on which its people are deleted (retensi) */
  keepUntil: daySchema.optional(),
  answers: z.record(z.string().max(120), z.string().max(300)).default({}),
});
export type ListInput = z.input<typeof listInputSchema>;

/** A list held against another roll. */
export const rematchInputSchema = z.object({ id: idSchema, snapshotId: idSchema });

export const cancelListInputSchema = z.object({ id: idSchema });

export const removeListInputSchema = z.object({
  id: idSchema,
  reason: z.string().trim().min(10).max(500).refine(namesNobody, "text-holds-identity"),
});

/** Files of people to be added, as offices take them into Sidalih. */
export const INCLUSION_FORMATS = ["xlsx", "csv"] as const;

/** Identities leave in full only for a purpose. */
export const inclusionInputSchema = z.object({
  snapshotId: idSchema,
  format: z.enum(INCLUSION_FORMATS).default("xlsx"),
  purpose: unmaskedPurposeSchema,
});
