import { z } from "zod";
import { EXCHANGE_BASES } from "./exchange";

/**
 * The head of a file between two offices. Step 1 holds the sender's voters under the sender's secret, step 2 the
 * receiver's voters under both, in the order in which they came. Nothing in it is about a person.
 */
export const exchangeHeadSchema = z.object({
  format: z.literal("cermat-exchange"),
  version: z.literal(1),
  step: z.union([z.literal(1), z.literal(2)]),
  /** the sender's exchange */
  token: z.uuid(),
  /** the receiver's exchange that this answers; of step 1 none */
  answers: z.uuid().nullable(),
  from: z.string(),
  to: z.string(),
  basis: z.enum(EXCHANGE_BASES),
  entries: z.number().int().min(0),
  expires: z.iso.datetime(),
});
export type ExchangeHead = z.infer<typeof exchangeHeadSchema>;

/** More than the largest kabupaten has voters. */
export const MOST_ENTRIES = 5_000_000;

/** A point is thirty-two bytes, in base64url on a line of its own. */
export const POINT_BYTES = 32;
