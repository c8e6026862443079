// npm test [-- STAGE…]: every check there is, in the order in which they fail fastest. CI calls the same.
import { bootstrap, entry } from "./setup/bootstrap.mjs";
import { say } from "./setup/root.mjs";
import { STAGES } from "./test/stages.mjs";

/** @param {{ name: string, seconds: number, passed: number, failed: number }[]} results */
function report(results) {
  say("");
  for (const { name, seconds, passed, failed } of results) {
    process.stdout.write(`${name.padEnd(10)} ${seconds.toFixed(1).padStart(7)} s  ${String(passed).padStart(5)} passed  ${String(failed).padStart(3)} failed\n`);
  }
  const sum = (/** @type {"passed" | "failed"} */ key) => results.reduce((total, result) => total + result[key], 0);
  process.stdout.write(`\n${sum("passed")} passed, ${sum("failed")} failed\n`);
  return sum("failed") === 0 ? 0 : 1;
}

await entry(async () => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    say(`no stage ${unknown.join(", ")}; there are ${STAGES.map((stage) => stage.name).join(", ")}`);
    return 2;
  }
  const node = await bootstrap();
  const results = [];
  for (const { name, run } of STAGES.filter((stage) => wanted.length === 0 || wanted.includes(stage.name))) {
    say(`\n── ${name} ──`);
    const start = Date.now();
    // A stage that cannot even start has failed; it never counts as nothing.
    const outcome = await run(node).catch((error) => {
      say(error instanceof Error ? error.message : String(error));
      return { passed: 0, failed: 1 };
    });
    results.push({ name, seconds: (Date.now() - start) / 1000, ...outcome });
  }
  return report(results);
});
