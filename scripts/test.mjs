// npm test [-- STAGE…]: every check there is, two stages at a time. CI calls the same.
import { availableParallelism } from "node:os";
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { say } from "./setup/root.mjs";
import { sideBySide } from "./test/side-by-side.mjs";
import { LONG, STAGES } from "./test/stages.mjs";
import { turns } from "./test/turns.mjs";

/** Most stages keep little more than one core busy, or wait for a server. */
const PLACES = Math.min(2, availableParallelism());

const since = (/** @type {number} */ start) => (Date.now() - start) / 1000;

/**
 * @param {{ name: string, seconds: number, passed: number, failed: number, failures: string[] }[]} results
 * @param {number} seconds
 */
function report(results, seconds) {
  const sum = (/** @type {"passed" | "failed"} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  const total = { passed: sum("passed"), failed: sum("failed") };
  say("");
  // Said again at the end: a log that was cut off at the front still has them there.
  for (const { name, failures } of results)
    for (const failure of failures) process.stdout.write(`failed in ${name}: ${failure}\n`);
  for (const row of [...results, { name: "all", seconds, ...total }]) {
    process.stdout.write(
      `${row.name.padEnd(10)} ${row.seconds.toFixed(1).padStart(7)} s  ${String(row.passed).padStart(5)} ` +
        `passed  ${String(row.failed).padStart(3)} failed\n`,
    );
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed === 0 ? 0 : 1;
}

await entry(async () => {
  const wanted = process.argv.slice(2);
  const all = [...STAGES, LONG];
  const unknown = wanted.filter((name) => !all.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    say(`no stage ${unknown.join(", ")}; there are ${all.map((stage) => stage.name).join(", ")}`);
    return 2;
  }
  const node = await bootstrap();
  const begin = turns((text) => void process.stderr.write(text));
  const stages = wanted.length === 0 ? STAGES : all.filter(({ name }) => wanted.includes(name));
  const started = Date.now();
  const results = await sideBySide(stages, PLACES, async ({ name, run }) => {
    const { print, end } = begin();
    const start = Date.now();
    print(`\n── ${name} ──\n`);
    // A stage that cannot even start has failed; it never counts as nothing.
    const outcome = await run(node, print).catch((error) => {
      print(`${error instanceof Error ? error.message : String(error)}\n`);
      return { passed: 0, failed: 1, failures: [`the stage could not start or end: ${name}`] };
    });
    end();
    return { name, seconds: since(start), ...outcome };
  });
  return report(results, since(started));
});
