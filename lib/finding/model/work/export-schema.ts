import { statedPurposeSchema, unmaskedPurposeSchema } from "@/lib/account/model/unmasked";
import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";

export const EXPORT_FORMATS = ["csv", "xlsx", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const exportSchema = z.strictObject({
  runId: z.int32().positive(),
  format: z.enum(EXPORT_FORMATS),
  locale: z.enum(["id", "en"]).default("id"),
  /** What the full identities are for; without it they stay masked. */
  purpose: unmaskedPurposeSchema.optional(),
  /** the same at the server's own command line */
  statedPurpose: statedPurposeSchema.optional(),
});

export const reportSchema = z.strictObject({
  runId: z.int32().positive(),
  final: z.boolean().default(false),
  locale: z.enum(["id", "en"]).default("id"),
  /** Number of the paper in the office's register (nomor naskah). */
  number: z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity").optional(),
  /** Lets the follow-up list (tindak lanjut) carry full identities. */
  purpose: unmaskedPurposeSchema.optional(),
});
