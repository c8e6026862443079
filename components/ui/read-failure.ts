import { z } from "zod";
import type { Failure } from "@/lib/result";

const failureSchema: z.ZodType<Failure> = z.object({
  kind: z.enum([
    "usage",
    "bad-input",
    "forbidden",
    "unauthenticated",
    "conflict",
    "not-found",
    "refused",
    "too-many",
    "fault",
  ]),
  code: z.string(),
  message: z.string(),
  fields: z.record(z.string(), z.string()).exactOptional(),
  reference: z.string().exactOptional(),
});
const refusalSchema = z.object({ error: failureSchema });

/**
 * The refusal that a route of the product answered with.
 * @throws ZodError when the body is none, e.g. a page of a proxy on the way
 */
export const readFailure = (body: unknown): Failure => refusalSchema.parse(body).error;
