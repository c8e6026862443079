import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod";
import { withDatabase } from "@/eval/support/database";
import { importWritten } from "@/eval/support/imported-roll";
import type { WrittenRoll } from "@/prisma/roll/write-roll";

/** What the roll in a cached database is made of: when any of it changes, it is made anew. */
const MADE_OF = [
  "prisma/roll",
  "prisma/migrations",
  "lib/ingest",
  "lib/roll",
  "lib/snapshot/services/import",
];

const stateSchema = z.object({
  madeOf: z.string(),
  snapshotId: z.int(),
  baselineId: z.int(),
  lines: z.int(),
  baselineLines: z.int(),
});
export type CachedRoll = z.infer<typeof stateSchema>;

/**
 * A roll of about so many voters, both periods, in a database that stays in `folder` between measurements.
 * Generated and imported only when it is not there: at a million voters that takes longer than what is
 * measured.
 */
export async function cachedRoll(folder: string, voters: number, insertion: string): Promise<CachedRoll> {
  const kept = join(folder, "roll.json");
  const madeOf = digest([...MADE_OF.flatMap(filesUnder)]);
  const known = existsSync(kept) ? stateSchema.parse(JSON.parse(readFileSync(kept, "utf8"))) : null;
  if (known?.madeOf === madeOf) return known;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const files = join(folder, "files");
  execFileSync(
    process.execPath,
    [
      "--import",
      createRequire(import.meta.url).resolve("tsx"),
      "prisma/roll/generate.ts",
      "--out",
      files,
      "--voters",
      String(voters),
      "--insert",
      insertion,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const written = JSON.parse(readFileSync(join(files, "answer-key.json"), "utf8")) as WrittenRoll;
  const { snapshotId, baselineId } = await withDatabase(folder, () => importWritten(written, files));
  rmSync(files, { recursive: true, force: true });
  const made = {
    madeOf,
    snapshotId,
    baselineId,
    lines: written.current.lines,
    baselineLines: written.baseline.lines,
  };
  writeFileSync(kept, JSON.stringify(made));
  return made;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function digest(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}
