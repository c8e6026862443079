import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "../setup/build.mjs";
import { readIfThere } from "../setup/root.mjs";
import { step } from "../setup/run.mjs";

/** @typedef {{ passed: number, failed: number }} Outcome */

const SOURCES = ["app", "components", "lib", "cli.ts", "worker.ts", "proxy.ts"];

/** A tool that passes or fails as a whole counts as one. @param {string} node @param {string[]} args @returns {Promise<Outcome>} */
const tool = (node, ...args) => step(node, args).then(() => ({ passed: 1, failed: 0 }), () => ({ passed: 0, failed: 1 }));

/** @param {Outcome[]} outcomes @returns {Outcome} */
const sum = (outcomes) => ({ passed: outcomes.reduce((n, { passed }) => n + passed, 0), failed: outcomes.reduce((n, { failed }) => n + failed, 0) });

/**
 * Runs a test runner that writes its counts into a file as JSON. No counts, or none at all, is a failure.
 * @param {(file: string) => Promise<unknown>} run @param {(json: any) => Outcome} read @returns {Promise<Outcome>}
 */
async function counted(run, read) {
  const folder = mkdtempSync(join(tmpdir(), "cermat-counts-"));
  const file = join(folder, "counts.json");
  try {
    const died = await run(file).then(() => false, () => true);
    const text = readIfThere(file);
    const counts = text === undefined ? { passed: 0, failed: 0 } : read(JSON.parse(text));
    // A runner that ended badly without a failed test (a broken file, an unhandled error) has failed all the same.
    return { passed: counts.passed, failed: counts.failed > 0 || (!died && counts.passed > 0) ? counts.failed : 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} project */
const vitest = (project) => (/** @type {string} */ node) =>
  counted(
    (file) => step(node, ["node_modules/vitest/vitest.mjs", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`], { env: { NODE_ENV: "test" } }),
    (json) => ({ passed: json.numPassedTests, failed: json.numFailedTests }),
  );

/** @param {string} node */
const playwright = (node) =>
  counted(
    (file) => step(node, ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
  );

/** @type {{ name: string, run: (node: string) => Promise<Outcome> }[]} */
export const STAGES = [
  { name: "types", run: async (node) => sum([await tool(node, "node_modules/next/dist/bin/next", "typegen"), await tool(node, "node_modules/typescript/bin/tsc", "--noEmit")]) },
  {
    name: "lint",
    run: async (node) =>
      sum([
        await tool(node, "node_modules/eslint/bin/eslint.js", "--cache", "--cache-location", "node_modules/.cache/eslint/", "."),
        await tool(node, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--config", ".dependency-cruiser.mjs", "--output-type", "err", ...SOURCES),
      ]),
  },
  { name: "unit", run: vitest("unit") },
  { name: "db", run: vitest("db") },
  { name: "catalogue", run: vitest("catalogue") },
  { name: "build", run: (node) => ensureBuilt(node).then(() => ({ passed: 1, failed: 0 })) },
  { name: "boot", run: vitest("boot") },
  { name: "browser", run: playwright },
];
