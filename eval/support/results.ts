import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Measured numbers between the parts of an evaluation and the document that shows them. */
const FOLDER = join(process.cwd(), "docs", "evaluation");

export function keepResult(name: string, result: unknown): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(
    join(FOLDER, `${name}.json`),
    `${JSON.stringify(
      {
        measuredAt: new Date().toISOString().slice(0, 10),
        node: process.versions.node,
        ...(result as object),
      },
      null,
      1,
    )}\n`,
  );
}

/** What was measured last, or null. */
export function readResult(name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
