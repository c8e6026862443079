import { z } from "zod";

/** What the trail (rekam jejak) can be asked; newest first unless said otherwise. */
export const auditPageInputSchema = z.strictObject({
  actorId: z.string().max(64).optional(),
  /** An action, or the beginning of several: `finding.` */
  action: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z.-]*$/)
    .optional(),
  entityType: z.string().max(40).optional(),
  entityId: z.string().max(80).optional(),
  /** Only what carried full identities out of the system. */
  unmasked: z.literal(true).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** From the beginning of the chain instead of from its head. */
  oldestFirst: z.boolean().optional(),
  /** Number of the last event already read. */
  before: z.int32().positive().optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
export type AuditPageInput = z.input<typeof auditPageInputSchema>;
