import { z } from "zod";
import { namesNobody } from "@/lib/mask-text";

/** Order for the papers of a meeting (rapat pleno). */
export const recapSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  locale: z.enum(["id", "en"]).default("id"),
  /** number of the Berita Acara */
  number: z.string().trim().min(1).max(80).refine(namesNobody, "text-holds-identity"),
  /** moment at which the meeting begins */
  at: z.iso.datetime({ offset: true }),
  place: z.string().trim().min(2).max(120).refine(namesNobody, "text-holds-identity"),
});
export type RecapOrder = z.input<typeof recapSchema>;

export const openingSchema = z.strictObject({
  snapshotId: z.int32().positive(),
  /** the workbook, base64; at most two megabytes of it */
  content: z.base64().max(2_800_000),
});
export type OpeningInput = z.infer<typeof openingSchema>;
