import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/**
 * What full identities may leave for (tujuan): entering decisions in Sidalih, a field check, a letter of
 * Disdukcapil or Bawaslu, the repair of the office's own file.
 */
export const PURPOSE_KINDS = ["sidalih", "coktas", "disdukcapil", "bawaslu", "repair"] as const;

/** Records that one person may carry out in full on one day, unless the office sets another number. */
export const UNMASKED_PER_DAY = 2_000;

/**
 * A purpose that somebody can look up: its kind, and the number of the letter or minutes (nomor surat) that asks
 * for it.
 */
export const unmaskedPurposeSchema = z.strictObject({
  kind: z.enum(PURPOSE_KINDS),
  number: z
    .string()
    .trim()
    .min(4)
    .max(80)
    .refine(
      (text) => /^[\p{L}\p{N} /.,()-]+$/u.test(text) && /\d.*[/.-]|[/.-].*\d/.test(text),
      "letter-number",
    )
    .refine(namesNobody, "text-holds-identity"),
});
export type UnmaskedPurpose = z.infer<typeof unmaskedPurposeSchema>;

/** The same in words, for the server's own command line, which has no session and no limit. */
export const statedPurposeSchema = z
  .string()
  .trim()
  .min(5)
  .max(200)
  .refine(namesNobody, "text-holds-identity");

/** The names of a form's fields for it. */
export const PURPOSE_FIELDS = { kind: "purposeKind", number: "purposeNumber" } as const;
