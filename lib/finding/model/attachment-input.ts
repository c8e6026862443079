import { z } from "zod";

/** Largest photo or PDF taken as evidence. */
export const EVIDENCE_MB = 10;

export const evidenceInput = z.strictObject({
  findingId: z.number().int().positive(),
  /** As the person's device called it; shown, never used as a path. */
  name: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array),
});
export const evidenceRef = z.strictObject({ evidenceId: z.number().int().positive() });
