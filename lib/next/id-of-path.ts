import "server-only";
import { z } from "zod";
import { notFound } from "@/lib/errors";

const idTextSchema = z.string().regex(/^\d{1,9}$/);

/**
 * The number that a path names.
 * @throws UserError `code`, of the kind not-found, where it is none
 */
export function idOfPath(text: string, code: string): number {
  const parsed = idTextSchema.safeParse(text);
  if (!parsed.success) throw notFound(code, { id: 0 });
  return Number(parsed.data);
}
