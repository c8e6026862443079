// npm run eval -- peers [--only bali,papua] [--seed N] [--voters N] [--inserted N]
// npm run eval -- peers FILE.csv --map "NAMA=given_name+surname" … --truth-column rec_id [--truth-pattern …]
// The worlds, or a labelled file, linked by the product and by Splink 5 (Python, DuckDB) from the same normalised
// records and scored by the same script. Splink comes into a virtual environment of its own; where Python or the
// package cannot be had it is "not run".
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import pg from "pg";
import { withScratchDatabase } from "./support/database";
import { parseMap } from "./support/labelled-csv";
import { linkLoaded } from "./support/link-loaded";
import { f1Of, measure, truePairs } from "./support/linkage-score";
import { loadRoll } from "./support/load-roll";
import { keepResult, readResult } from "./support/results";
import { peersResultSchema } from "./support/shapes";
import type { PeersResult } from "./support/shapes";
import { installSplink, runSplink } from "./peers/splink";
import { CULTURES } from "./worlds/cultures";
import { makeWorld, worldCsv } from "./worlds/world";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string" },
    seed: { type: "string", default: "2" },
    voters: { type: "string", default: "12000" },
    inserted: { type: "string", default: "110" },
    map: { type: "string", multiple: true },
    "truth-column": { type: "string", default: "rec_id" },
    "truth-pattern": { type: "string", default: "rec-(\\d+)-" },
  },
});
const MAX_FALSE = 0.05;
const REFERENCE_DATE = "2025-12-10";
const TABLE = "scratch.peers";
const folder = mkdtempSync(join(tmpdir(), "cermat-peers-"));
const here = process.env.CERMAT_CWD ?? process.cwd();
type Roll = PeersResult["rolls"][number];

try {
  const python = installSplink(folder);
  if (typeof python !== "string") process.stdout.write(`Splink 5: not run (${python.reason})\n`);
  const rolls: Roll[] = [];
  await withScratchDatabase(async ({ database }) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query("SET jit = off; SET work_mem = '128MB'; SET client_min_messages = warning");
      for (const [name, load] of chosen(client))
        rolls.push(await compare(client, name, await load(), typeof python === "string" ? python : null));
    } finally {
      await client.end();
    }
  });
  keep(rolls);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is compared: name of the roll, and how it is loaded; each gives the labels of its lines. */
function chosen(client: pg.Client): [string, () => Promise<readonly string[]>][] {
  const [file] = positionals;
  if (file !== undefined)
    return [
      [
        basename(file),
        async () => {
          const pattern = new RegExp(values["truth-pattern"]);
          const map =
            values.map === undefined
              ? null
              : parseMap(values.map.flatMap((text) => text.split(/,(?=[^=]+=)/)));
          const options = { regionCode: "3314", referenceDate: REFERENCE_DATE };
          const { truth } = await loadRoll(
            client,
            TABLE,
            resolve(here, file),
            map,
            values["truth-column"],
            options,
          );
          return truth.map((label) => pattern.exec(label)?.[1] ?? label);
        },
      ],
    ];
  return CULTURES.filter(({ code }) => values.only?.split(",").includes(code) ?? true).map((culture) => [
    culture.code,
    async () => {
      const [seed, voters, inserted] = [values.seed, values.voters, values.inserted].map(Number) as [
        number,
        number,
        number,
      ];
      const world = makeWorld({ culture, seed, voters, inserted, numbers: true });
      const path = join(folder, "world.csv");
      writeFileSync(path, worldCsv(world));
      const options = { regionCode: culture.region, referenceDate: REFERENCE_DATE };
      await loadRoll(client, TABLE, path, null, null, options);
      return world.lines.map(({ person }) => String(person));
    },
  ]);
}

async function compare(
  client: pg.Client,
  name: string,
  labels: readonly string[],
  python: string | null,
): Promise<Roll> {
  const truth = truePairs(labels, null, /^(.*)$/);
  const ours = await linkLoaded(client, TABLE, MAX_FALSE);
  const scored = scoreOf(ours.found, truth);
  const splink = python === null ? null : await runSplink(client, TABLE, python, folder);
  const at = (p: number) =>
    new Set(splink?.pairs.flatMap(([a, b, chance]) => (chance >= p ? [`${a},${b}`] : [])) ?? []);
  const thresholds = [
    ...new Set(splink?.pairs.map(([, , chance]) => Math.round(chance * 1000) / 1000) ?? []),
  ];
  const best = thresholds
    .map((threshold) => ({ threshold, ...scoreOf(at(threshold), truth) }))
    .sort((x, y) => y.f1 - x.f1)[0];
  const roll: Roll = {
    name,
    records: labels.length,
    truePairs: truth.size,
    ours: { ...scored, seconds: ours.seconds },
    splink:
      splink === null || best === undefined
        ? null
        : { at95: scoreOf(at(0.95), truth), best, seconds: splink.seconds, megabytes: splink.megabytes },
  };
  const text = ({ precision, recall, f1 }: typeof scored) =>
    `${precision.toFixed(3)} / ${recall.toFixed(3)} (F1 ${f1.toFixed(3)})`;
  process.stdout.write(
    `${name.padEnd(16)} ours ${text(scored)}; Splink 5 ` +
      (roll.splink === null
        ? "not run\n"
        : `at .95 ${text(roll.splink.at95)}, best ${text(roll.splink.best)}\n`),
  );
  return roll;
}

function scoreOf(found: ReadonlySet<string>, truth: ReadonlySet<string>) {
  const result = measure(found, truth);
  const { right, wrong } = result;
  return {
    precision: right / Math.max(1, right + wrong),
    recall: right / Math.max(1, truth.size),
    f1: f1Of(result),
  };
}

/** Besides what was measured on other rolls. */
function keep(rolls: readonly Roll[]): void {
  const before = peersResultSchema.safeParse(readResult("peers"));
  const names = new Set(rolls.map(({ name }) => name));
  const others = before.success ? before.data.rolls.filter(({ name }) => !names.has(name)) : [];
  keepResult("peers", { rolls: [...others, ...rolls].sort((x, y) => (x.name < y.name ? -1 : 1)) });
}
