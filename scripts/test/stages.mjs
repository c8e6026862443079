import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBuilt } from "../setup/build.mjs";
import { readIfThere } from "../setup/root.mjs";
import { step } from "../setup/run.mjs";

/** @typedef {{ passed: number, failed: number, failures: string[] }} Outcome `failures` names what failed */
/** @typedef {(text: string | Buffer) => void} Print where a stage writes what its tools say */
/** @typedef {(node: string, print: Print) => Promise<Outcome>} Run */

const SOURCES = ["app", "components", "lib", "cli.ts", "worker.ts", "proxy.ts"];

/**
 * Tools that pass or fail as a whole, one after another, each counting as one.
 * @param {string[][]} calls
 * @returns {Run}
 */
const tools =
  (...calls) =>
  async (node, print) => {
    /** @type {Outcome} */
    const outcome = { passed: 0, failed: 0, failures: [] };
    for (const args of calls)
      await step(node, args, { print }).then(
        () => outcome.passed++,
        () => {
          outcome.failed++;
          outcome.failures.push(args[0]);
        },
      );
    return outcome;
  };

/**
 * Runs a test runner that writes its counts into a file as JSON. No counts, or none at all, is a failure.
 * @param {(file: string) => Promise<unknown>} run @param {(json: any) => Outcome} read @returns
 * {Promise<Outcome>}
 */
async function counted(run, read) {
  const folder = mkdtempSync(join(tmpdir(), "cermat-counts-"));
  const file = join(folder, "counts.json");
  try {
    const died = await run(file).then(
      () => false,
      () => true,
    );
    const text = readIfThere(file);
    const counts = text === undefined ? { passed: 0, failed: 0, failures: [] } : read(JSON.parse(text));
    // A runner that ended badly without a failed test (a broken file, an unhandled error) has failed all the
    // same.
    return {
      passed: counts.passed,
      failed: counts.failed > 0 || (!died && counts.passed > 0) ? counts.failed : 1,
      failures:
        counts.failures.length === 0 && died
          ? ["the runner ended badly though no test failed: an unhandled error, in the stage's output"]
          : counts.failures,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The failed tests of a file; a file that failed before its tests (an import, a hook) by its own message.
 * @param {any} file
 * @returns {string[]}
 */
function failuresIn(file) {
  const name = relative(process.cwd(), file.name);
  const tests = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
  if (tests.length === 0 && file.status === "failed") return [`${name}: ${file.message}`];
  return tests.map((/** @type {any} */ test) => `${name}: ${test.fullName}`);
}

/** @param {string} project @returns {Run} */
const vitest = (project) => (node, print) =>
  counted(
    (file) =>
      step(
        node,
        [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--project",
          project,
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${file}`,
        ],
        { env: { NODE_ENV: "test" }, print },
      ),
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      failures: json.testResults.flatMap(failuresIn),
    }),
  );

/** What needs the build makes sure of it, also when it is asked for alone. @param {Run} run @returns {Run} */
const built = (run) => async (node, print) => {
  await ensureBuilt(node, { print });
  return run(node, print);
};

/**
 * The walks of a suite, and of those inside it, that did not end as expected.
 * @param {any} suite
 * @returns {string[]}
 */
const unexpectedIn = (suite) => [
  ...(suite.specs ?? [])
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => `${spec.file}:${spec.line} ${spec.title}`),
  ...(suite.suites ?? []).flatMap(unexpectedIn),
];

/** @type {Run} */
const playwright = (node, print) =>
  counted(
    (file) =>
      step(node, ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
        print,
      }),
    ({ stats, suites }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
      failures: suites.flatMap(unexpectedIn),
    }),
  );

/**
 * What the longest waits for comes first: the build, then the browser beside everything else. `after` names
 * what a stage cannot run beside or before: build, types and lint follow one another because all three use
 * the types that Next.js writes into its folder, boot and browser need the build.
 * @type {{ name: string, after: string[], run: Run }[]}
 */
export const STAGES = [
  {
    name: "build",
    after: [],
    run: (node, print) => ensureBuilt(node, { print }).then(() => ({ passed: 1, failed: 0, failures: [] })),
  },
  // The longest: whatever else is left runs beside it.
  { name: "browser", after: ["build"], run: built(playwright) },
  {
    name: "types",
    after: ["build"],
    run: tools(
      ["node_modules/next/dist/bin/next", "typegen"],
      ["node_modules/typescript-native/bin/tsc", "--noEmit"],
    ),
  },
  {
    name: "lint",
    after: ["build", "types"],
    run: tools(
      ["node_modules/knip/bin/knip.js", "--no-progress"],
      ["node_modules/prettier/bin/prettier.cjs", "--check", "--cache", "--log-level", "warn", "."],
      [
        "node_modules/eslint/bin/eslint.js",
        "--cache",
        "--cache-location",
        "node_modules/.cache/eslint/",
        ".",
      ],
      [
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        ".dependency-cruiser.mjs",
        "--output-type",
        "err",
        ...SOURCES,
      ],
    ),
  },
  { name: "unit", after: [], run: vitest("unit") },
  { name: "component", after: [], run: vitest("component") },
  { name: "db", after: [], run: vitest("db") },
  { name: "security", after: [], run: vitest("security") },
  { name: "catalogue", after: [], run: vitest("catalogue") },
  { name: "boot", after: ["build"], run: vitest("boot") },
];

/** What takes minutes and guards what seldom changes: `npm run test:long`. */
export const LONG = { name: "long", after: [], run: vitest("long") };
