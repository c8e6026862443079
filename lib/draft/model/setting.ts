import { z } from "zod";

/** The self-hosted model that an office may use; off until it is switched on. */
export const modelSettingSchema = z.strictObject({
  regionCode: z.string().regex(/^\d{4}$/),
  enabled: z.boolean(),
  /** up to the part before /chat/completions, e.g. http://10.20.0.5:8080/v1 */
  address: z.url({ protocol: /^https?$/ }).max(200),
  model: z.string().trim().min(1).max(120),
});
export type ModelSetting = z.infer<typeof modelSettingSchema>;
