import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { InsertionSet } from "@/prisma/roll/insertions/orders";

/**
 * A synthetic roll of about so many voters with a named set of insertions (prisma/roll/insertions/orders.ts); the
 * path of its first file of the current period.
 */
export function generateRoll(folder: string, voters: number, insertion: InsertionSet): string {
  execFileSync(
    process.execPath,
    [
      "--import",
      createRequire(import.meta.url).resolve("tsx"),
      join("prisma", "roll", "generate.ts"),
      "--out",
      folder,
      "--voters",
      String(voters),
      "--insert",
      insertion,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort();
  return join(folder, files.at(-1) ?? "");
}
