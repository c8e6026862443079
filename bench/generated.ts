import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Planting } from "@/prisma/roll/plant/orders";

/**
 * A synthetic roll of about so many voters with a named set of plantings (prisma/roll/plant/orders.ts); the
 * path of its first file of the current period.
 */
export function generateRoll(folder: string, voters: number, plant: Planting): string {
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
      "--plant",
      plant,
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort();
  return join(folder, files.at(-1) ?? "");
}
