import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/** Saran perbaikan of Bawaslu, or tanggapan of a citizen. */
export const LETTER_KINDS = ["sarper", "tanggapan"] as const;

const short = z.string().trim().min(2).max(160).refine(namesNobody, "text-holds-identity");
const long = z.string().trim().min(2).max(1000).refine(namesNobody, "text-holds-identity");

export const letterSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  kind: z.enum(LETTER_KINDS),
  sender: short,
  number: short,
  dated: z.iso.date(),
  due: z.iso.date().optional(),
  responsible: short,
  points: z.array(long).min(1).max(40),
});
export type LetterInput = z.infer<typeof letterSchema>;

export const letterAnswerSchema = z.strictObject({
  letterId: z.int32().positive(),
  answer: long,
  proof: short.optional(),
});
export type LetterAnswer = z.infer<typeof letterAnswerSchema>;
