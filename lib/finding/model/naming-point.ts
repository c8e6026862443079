import { z } from "zod";

/** A point of a letter (saran perbaikan, tanggapan) as a finding shows it. */
export const namingPointSchema = z.object({
  letterId: z.number(),
  ord: z.number(),
  kind: z.enum(["sarper", "tanggapan"]),
  sender: z.string(),
  number: z.string(),
  dated: z.string(),
  point: z.string(),
});
/** A point of a letter that means a voter of a finding. */
export type NamingPoint = z.infer<typeof namingPointSchema>;
