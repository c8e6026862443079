// npm run eval -- worlds [--voters N] [--inserted N] [--seed N] [--only bali,papua] [--out FOLDER] Seeded
// worlds of many naming cultures, linked by the product and compared with the answer key; with --out the
// worlds, their key and the pairs that were found are written as files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { wilson } from "@/lib/statistics/wilson";
import { withScratchDatabase } from "./support/database";
import { linkLoaded } from "./support/link-loaded";
import { measure, truePairs } from "./support/linkage-score";
import { loadRoll } from "./support/load-roll";
import { keepResult } from "./support/results";
import type { WorldsResult } from "./support/shapes";
import { CULTURES } from "./worlds/cultures";
import type { Culture } from "./worlds/naming";
import { makeWorld, worldCsv } from "./worlds/world";

const { values } = parseArgs({
  options: {
    voters: { type: "string", default: "12000" },
    inserted: { type: "string", default: "110" },
    seed: { type: "string", default: "2" },
    only: { type: "string" },
    out: { type: "string" },
  },
});
const [voters, inserted, seed] = [values.voters, values.inserted, values.seed].map(Number) as [
  number,
  number,
  number,
];
const here = process.env.CERMAT_CWD ?? process.cwd();
const folder =
  values.out === undefined ? mkdtempSync(join(tmpdir(), "cermat-worlds-")) : resolve(here, values.out);
mkdirSync(folder, { recursive: true });
/**
 * Cultures whose worlds are also measured without any number, as a list cleaned of exact duplicates may come.
 */
const WITHOUT_NUMBERS = new Set(["java", "minang"]);
const MAX_FALSE = 0.05;
const REFERENCE_DATE = "2025-12-10";

const chosen = CULTURES.filter(({ code }) => values.only?.split(",").includes(code) ?? true);
const worlds: WorldsResult["worlds"] = [];
await withScratchDatabase(async ({ database }) => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query("SET jit = off; SET work_mem = '128MB'; SET client_min_messages = warning");
    for (const culture of chosen)
      for (const numbers of WITHOUT_NUMBERS.has(culture.code) ? [true, false] : [true]) {
        const world = await evaluate(client, culture, numbers);
        worlds.push(world);
        const { name, precision, recall, statedFalse, statedMissed } = world;
        const share = (value: typeof precision) => value?.share.toFixed(3) ?? "–";
        process.stdout.write(
          `${name.padEnd(24)} precision ${share(precision)} recall ${share(recall)}; stated false ` +
            `${statedFalse.toFixed(3)}, missed ${statedMissed[0].toFixed(3)}–${statedMissed[1].toFixed(3)}\n`,
        );
      }
  } finally {
    await client.end();
  }
});
if (values.out === undefined) rmSync(folder, { recursive: true });
if (values.only === undefined) keepResult("worlds", { voters, inserted, seed, worlds });

async function evaluate(
  client: pg.Client,
  culture: Culture,
  numbers: boolean,
): Promise<WorldsResult["worlds"][number]> {
  const name = `${culture.code}${numbers ? "" : " without numbers"}`;
  const world = makeWorld({ culture, seed, voters, inserted, numbers });
  const file = join(folder, `${name.replaceAll(" ", "-")}.csv`);
  writeFileSync(file, worldCsv(world));
  const people = world.lines.map(({ person }) => String(person));
  if (values.out !== undefined) writeFileSync(file.replace(/csv$/, "key.json"), JSON.stringify(people));
  await loadRoll(client, "scratch.world", file, null, null, {
    regionCode: culture.region,
    referenceDate: REFERENCE_DATE,
  });
  const { found, linkage, seconds } = await linkLoaded(client, "scratch.world", MAX_FALSE);
  if (values.out !== undefined) writeFileSync(file.replace(/csv$/, "found.json"), JSON.stringify([...found]));
  const truth = truePairs(people, null, /^(.*)$/);
  const { right, wrong, missed } = measure(found, truth);
  const interval = (hits: number, of: number) =>
    of === 0 ? null : { share: hits / of, ...wilson(hits, of) };
  return {
    name,
    voters: world.lines.length,
    truePairs: truth.size,
    precision: interval(right, right + wrong),
    recall: interval(right, right + missed),
    statedFalse: linkage.threshold.falseDiscovery,
    statedMissed: [linkage.threshold.missed, linkage.threshold.missedAtMost],
    candidates: linkage.candidatePairs,
    seconds,
  };
}
