import { resolve } from "node:path";
import { z } from "zod";
import { UserError } from "@/lib/errors";

const textSchema = z.string().trim().min(1);
const postgresUrl = textSchema.regex(/^postgres(ql)?:\/\//, "must start with postgres:// or postgresql://");

const schemaSchema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Port of the web server. */
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** Address that the web server listens on: this machine alone, unless told to listen wider (0.0.0.0). */
  CERMAT_HOST: textSchema.default("127.0.0.1"),
  /** The address people type, when a proxy stands in front; decides about secure cookies. */
  CERMAT_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Addresses of the proxies whose X-Forwarded-For is believed, separated by commas. */
  CERMAT_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((address) => address.trim() || [])),
  /** Embedded database, uploads, evidence and report files live here. */
  CERMAT_DATA_DIR: textSchema.default("./.data").transform((path) => resolve(path)),
  /** Any PostgreSQL from 15 on; without it the embedded one is started. */
  DATABASE_URL: postgresUrl.optional(),
  /**
   * File with the address of the database's owner, readable by its own user only; read by the process that
   * migrates.
   */
  DATABASE_OWNER_FILE: textSchema.transform((path) => resolve(path)).optional(),
  /** The same as a value; taken out of the environment before web and worker start. */
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  /** Connections that one process keeps at most. */
  CERMAT_POOL_MAX: z.coerce.number().int().min(2).max(100).default(10),
  /**
   * Signs sessions; made and kept in the data directory when not given. Several web servers must share one.
   */
  CERMAT_SECRET: textSchema.min(32, "must have at least 32 characters").optional(),
  /** Language of the command line. */
  CERMAT_LANG: z.enum(["id", "en"]).optional(),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Env = z.infer<typeof schemaSchema>;

/**
 * Reads and checks the environment. An empty variable counts as absent.
 * @throws UserError `env-invalid` naming every wrong variable.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = schemaSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new UserError("usage", "env-invalid", { problems });
}

let checked: Env | undefined;

/** The checked environment of this process; read once. */
export function env(): Env {
  checked ??= readEnv();
  return checked;
}

/** Forgets what was read, for a process that changes its own environment (command line, tests). */
export function rereadEnv(): Env {
  checked = undefined;
  return env();
}
