import { randomBytes } from "node:crypto";
import { pino, type Logger } from "pino";

const shared = globalThis as typeof globalThis & { cermatLogger?: Logger };

/**
 * One JSON line per event on standard error, so that standard output stays free for the command line's
 * answers.
 */
export function logger(): Logger {
  shared.cermatLogger ??= pino(
    { level: process.env["LOG_LEVEL"] ?? "info", base: { pid: process.pid } },
    pino.destination(2),
  );
  return shared.cermatLogger;
}

/**
 * Logs a fault under a number that the person can read out. A message is not logged: PostgreSQL and parsers
 * quote the row that broke them, and a row is a voter. The names of the error and of the functions are enough
 * to find it.
 */
export function logFault(error: unknown, reference: string = newReference()): string {
  logger().error({ reference, ...describeFault(error) }, "fault");
  return reference;
}

/** @returns the error's class, its machine code and where it was thrown: never its message */
export function describeFault(error: unknown): { error: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code =
    "code" in error && typeof error.code === "string" && /^[\w-]{1,40}$/.test(error.code)
      ? error.code
      : undefined;
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { error: error.name, ...(code === undefined ? {} : { code }), at };
}

/** Eight characters that survive being read over the telephone: no 0/O, 1/I. */
function newReference(): string {
  const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join("");
}
