import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const MIGRATIONS_DIR = join(process.cwd(), "prisma", "migrations");

export interface MigrationFile {
  /** The folder's name; names sort by the time at which they were made. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 of migration.sql in hexadecimal, as `_prisma_migrations` keeps it. */
  readonly checksum: string;
}

/** All migrations of this version, oldest first. */
export function readMigrations(directory: string = MIGRATIONS_DIR): MigrationFile[] {
  // The bundler is told that this folder is read where the product runs; else it takes the whole project along.
  return readdirSync(/* turbopackIgnore: true */ directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const bytes = readFileSync(/* turbopackIgnore: true */ join(directory, name, "migration.sql"));
      const checksum = createHash("sha256").update(bytes).digest("hex");
      return { name, script: bytes.toString("utf8"), checksum };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
