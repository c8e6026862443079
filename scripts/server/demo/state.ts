import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROLES } from "@/lib/access/actor";

const shapeSchema = z.object({
  accounts: z
    .array(z.object({ role: z.enum(ROLES), username: z.string(), password: z.string() }))
    .default([]),
  /** oldest first */
  snapshotIds: z.array(z.number()).default([]),
  /** of the last two periods */
  runIds: z.array(z.number()).default([]),
  /** the roll of the kabupaten next door, from which some people come and where some went */
  neighbourId: z.number().optional(),
  /** steps that are done, by name */
  steps: z.array(z.string()).default([]),
  /** everything is there */
  decided: z.boolean().default(false),
});

/**
 * How far the sample data have come, so that a demo that was interrupted goes on and a second one finds what
 * is there.
 */
export type DemoState = z.infer<typeof shapeSchema>;

const path = (dataDir: string) => join(dataDir, "demo.json");

export function readState(dataDir: string): DemoState | undefined {
  return existsSync(path(dataDir))
    ? shapeSchema.parse(JSON.parse(readFileSync(path(dataDir), "utf8")))
    : undefined;
}

/** Passwords of sample accounts are in it: readable by its owner only. */
export function saveState(dataDir: string, state: DemoState): void {
  writeFileSync(`${path(dataDir)}.new`, JSON.stringify(state, null, 2), { mode: 0o600 });
  renameSync(`${path(dataDir)}.new`, path(dataDir));
}
