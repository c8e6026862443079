import { z } from "zod";

/** A number beyond its column, or a text with a NUL, as PostgreSQL and Prisma call it. */
const CODES = new Set(["22003", "22021", "22P05", "P2020", "P2033"]);

const adapterSchema = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

/** Did the database refuse what somebody sent because no column can hold it? Then it is bad input, no fault of ours. */
export function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && CODES.has(error.code)) return true;
  const adapter = adapterSchema.safeParse(error);
  return adapter.success && CODES.has(adapter.data.meta.driverAdapterError.cause.originalCode);
}
