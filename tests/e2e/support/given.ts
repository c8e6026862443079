import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cli } from "./cli";
import { dataDir } from "./people";
import { writeRoll } from "./roll";

/** What walks need to have happened before them. */
type Happened = "roll" | "run";

const note = (what: Happened): string => join(dataDir(), `happened-${what}`);

/** A walk says what it has done itself, so that the next one need not have it done again. */
export function happened(what: Happened): void {
  writeFileSync(note(what), "");
  // A roll imported later is the one that pages open on, and nothing was looked for in it yet.
  if (what === "roll") rmSync(note("run"), { force: true });
}

/**
 * The roll in two periods, imported by the command line unless a walk has done so in the browser: every file
 * of walks can be run alone, and in any order.
 */
export function givenRoll(): void {
  if (existsSync(note("roll"))) return;
  const roll = writeRoll();
  for (const [period, { files, referenceDate }] of [
    ["TW III 2025", roll.baseline],
    ["TW IV 2025", roll.current],
  ] as const)
    cli([
      ...["snapshot", "import", ...files.map((name) => join(roll.folder, name))],
      ...["--region", "3314", "--stage", "DPB", "--period", period, "--reference-date", referenceDate],
    ]);
  happened("roll");
}

/** The roll, checked by all rules against the period before it. */
export function givenRun(): void {
  givenRoll();
  if (existsSync(note("run"))) return;
  const snapshots = JSON.parse(cli(["snapshot", "list", "--json"])) as readonly {
    readonly snapshotId: number;
  }[];
  const [baseline, current] = snapshots
    .map(({ snapshotId }) => snapshotId)
    .sort((a, b) => a - b)
    .slice(-2);
  cli(["run", "start", "--snapshot", String(current), "--baseline", String(baseline)]);
  happened("run");
}
