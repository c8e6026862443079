import type { Prisma } from "@/lib/db/generated/client";

/** A value as a JSON column takes it, without what JSON cannot say. It is read back by a schema. */
export function storedJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
