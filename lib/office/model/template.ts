import { z } from "zod";

/** Papers of which an office may bring a template of its own. */
export const TEMPLATE_KINDS = [
  "berita-acara",
  "pemberitahuan",
  "tanda-terima",
  "undangan",
  "keputusan",
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Base64 of a document of two megabytes. */
const MAX_TEMPLATE = 2_800_000;

export const templateSchema = z.strictObject({
  regionCode: z.string().regex(/^\d{4}$/),
  kind: z.enum(TEMPLATE_KINDS),
  name: z.string().trim().min(1).max(120),
  /** null goes back to ours */
  content: z.base64().max(MAX_TEMPLATE).nullable(),
});
export type TemplateInput = z.infer<typeof templateSchema>;
