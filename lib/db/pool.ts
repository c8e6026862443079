import pg from "pg";
import { env } from "@/lib/env";
import { UserError } from "@/lib/errors";

const INT8 = 20;
const DATE = 1082;

/** Counts are int8 in PostgreSQL; a count beyond 2^53 would be a fault, not data. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("int8 beyond the safe integers");
  return value;
}

/** Dates stay text `YYYY-MM-DD`: a birth date has no time zone, and a JavaScript Date would give it one. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === INT8) return safeInteger;
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format);
  },
};

/**
 * Opening a finding asks several things at once, each on a connection; signing in to the database costs more
 * than all the answers. A person who reads for a minute should find the connections still there.
 */
const IDLE_MS = 10 * 60_000;

/** Bundlers load a module once per layer; the pool must exist once per process. */
const shared = globalThis as typeof globalThis & { cermatPool?: pg.Pool | undefined };

/** @throws UserError `database-url-missing` in a process that nobody told where the database is. */
export function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) throw new UserError("usage", "database-url-missing");
  return url;
}

export function pool(): pg.Pool {
  if (shared.cermatPool === undefined) {
    const created = new pg.Pool({
      connectionString: databaseUrl(),
      max: env().CERMAT_POOL_MAX,
      idleTimeoutMillis: IDLE_MS,
      types,
      application_name: "cermat",
    });
    // An idle connection that the server closes is replaced at the next query; without a listener it would
    // end the process.
    created.on("error", () => undefined);
    shared.cermatPool = created;
  }
  return shared.cermatPool;
}

/**
 * A connection outside the pool, with the pool's reading of dates and counts: for LISTEN and for long COPYs.
 */
export function newClient(url: string = databaseUrl()): pg.Client {
  return new pg.Client({ connectionString: url, types, application_name: "cermat", keepAlive: true });
}

export async function closePool(): Promise<void> {
  const open = shared.cermatPool;
  shared.cermatPool = undefined;
  await open?.end();
}
