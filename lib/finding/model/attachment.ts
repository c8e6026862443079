import { z } from "zod";

/** Largest photo or PDF taken as an attachment. */
export const MAX_ATTACHMENT_MB = 10;

export const attachmentSchema = z.strictObject({
  findingId: z.int32().positive(),
  /** As the person's device called it; shown, never used as a path. */
  name: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
});
export const attachmentRefSchema = z.strictObject({ attachmentId: z.int32().positive() });
