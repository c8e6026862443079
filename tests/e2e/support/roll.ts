import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { node } from "./cli";
import { dataDir } from "./people";

interface Period {
  readonly referenceDate: string;
  readonly files: readonly string[];
  readonly lines: number;
  readonly controlTotals: Readonly<Record<string, number>>;
}

export interface Roll {
  readonly folder: string;
  readonly baseline: Period;
  readonly current: Period;
}

/**
 * A synthetic roll of Kabupaten Sragen in two periods with inserted defects: the same bytes for the same seed,
 * and nobody real in it.
 */
export function writeRoll(): Roll {
  const folder = join(dataDir(), "roll");
  mkdirSync(folder, { recursive: true });
  const written = node([
    "--import",
    "tsx",
    "prisma/roll/generate.ts",
    "--out",
    folder,
    "--voters",
    "20000",
    "--insert",
    "demo",
  ]);
  return { folder, ...(JSON.parse(written.trim().split("\n").at(-1) ?? "{}") as Omit<Roll, "folder">) };
}
