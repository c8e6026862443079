import { z } from "zod";

const idSchema = z.int32().positive();
const personSchema = z.string().min(1).max(64);

/** Findings by number to one reviewer; null takes them back. */
export const assignSchema = z.strictObject({
  findingIds: z.array(idSchema).min(1).max(500),
  assignee: personSchema.nullable(),
});

/** Which area's unassigned findings of a period go to whom. */
export const distributeSchema = z.strictObject({
  snapshotId: idSchema,
  shares: z
    .array(
      z.strictObject({
        kecKey: z.string().max(120).nullable(),
        desaKey: z.string().max(200).nullable(),
        assignee: personSchema,
      }),
    )
    .min(1)
    .max(5000),
});

/** Takes back what a reviewer was given and has not judged. */
export const withdrawSchema = z.strictObject({ snapshotId: idSchema, assignee: personSchema });
