// npm run eval -- index: all of it, one after the other, then the document. Also what `npm run eval` does.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const tsx = createRequire(import.meta.url).resolve("tsx");

// Each in a process of its own: memory and database of one do not weigh on the next.
let worst = 0;
for (const name of ["catalogue", "linkage", "lists", "worlds", "volume", "peers", "calibration", "report"]) {
  const script = join("eval", `${name}.ts`);
  if (!existsSync(script)) continue;
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(
    process.execPath,
    ["--import", tsx, script, ...(name === "linkage" ? process.argv.slice(2) : [])],
    { stdio: "inherit" },
  );
  worst = Math.max(worst, status ?? 1);
}
process.exitCode = worst;
