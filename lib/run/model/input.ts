import { namesNobody } from "@/lib/mask-text";
import { z } from "zod";

const codeSchema = z.string().regex(/^[A-Z]{3}-\d{2}$/);
const idSchema = z.int().positive();

const settingSchema = z.object({ code: codeSchema, param: z.string().regex(/^\w{1,40}$/), value: z.json() });

/**
 * `baselineId` left out: the snapshot's predecessor. Null: none. `detectors` left out: all of the catalogue.
 */
export const startRunInputSchema = z.object({
  snapshotId: idSchema,
  baselineId: idSchema.nullable().optional(),
  detectors: z.array(codeSchema).min(1).optional(),
  set: z.array(settingSchema).max(200).default([]),
});
export type StartRunInput = z.input<typeof startRunInputSchema>;

export const setParamInputSchema = z.object({
  code: codeSchema,
  param: settingSchema.shape.param,
  value: z.json(),
  reason: z.string().trim().min(5).max(500).refine(namesNobody, "text-holds-identity"),
});
export type SetParamInput = z.input<typeof setParamInputSchema>;
