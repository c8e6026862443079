import { z } from "zod";

const code = z.string().regex(/^[A-Z]{3}-\d{2}$/);
const id = z.int().positive();

const setting = z.object({ code, param: z.string().regex(/^\w{1,40}$/), value: z.json() });

/**
 * `baselineId` left out: the snapshot's predecessor. Null: none. `detectors` left out: all of the catalogue.
 */
export const StartRunInput = z.object({
  snapshotId: id,
  baselineId: id.nullable().optional(),
  detectors: z.array(code).min(1).optional(),
  set: z.array(setting).max(200).default([]),
});
export type StartRunInput = z.input<typeof StartRunInput>;

export const SetParamInput = z.object({
  code,
  param: setting.shape.param,
  value: z.json(),
  reason: z.string().trim().min(5).max(500),
});
export type SetParamInput = z.input<typeof SetParamInput>;
