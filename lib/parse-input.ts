import type { z } from "zod";
import { badInput } from "./errors";

/**
 * Parses what a caller sent.
 * @throws UserError `bad-input` naming the first field that is wrong, never its value.
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const known = issue?.code === "custom" && /^[a-z-]+$/.test(issue.message);
  throw badInput(known ? issue.message : "invalid-input", { field: issue?.path.join(".") ?? "" });
}
