// npm run eval -- volume [--voters 6000] [--inserted 55] [--seed 2] [--only bali,papua]: how many questions the whole
// catalogue asks per 1,000 voters of ten worlds, by detector, as they are and with people written down twice.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadRegions } from "@/lib/regions/load-regions";
import { withScratchDatabase } from "./support/database";
import { importPeriod } from "./support/imported-roll";
import { keepResult } from "./support/results";
import { runDetectors } from "./support/run";
import type { VolumeResult } from "./support/shapes";
import { CULTURES } from "./worlds/cultures";
import { makeWorld, worldCsv } from "./worlds/world";

const { values } = parseArgs({
  options: {
    voters: { type: "string", default: "6000" },
    inserted: { type: "string", default: "55" },
    seed: { type: "string", default: "2" },
    only: { type: "string" },
  },
});
const [voters, inserted, seed] = [values.voters, values.inserted, values.seed].map(Number) as [
  number,
  number,
  number,
];
/** Ten are enough, and the last two are mixtures of the others. */
const WORLDS = 10;
const REFERENCE_DATE = "2025-12-10";
/** What a TPS of these worlds has at most, so that KEL-04 asks about none of them. */
const TPS_CAP = 600;

loadRegions();
const chosen = CULTURES.filter(({ code }) => values.only?.split(",").includes(code) ?? true).slice(0, WORLDS);
const worlds: VolumeResult["worlds"] = [];
for (const culture of chosen)
  for (const twice of [0, inserted])
    await withScratchDatabase(async ({ folder }) => {
      const world = makeWorld({ culture, seed, voters, inserted: twice, numbers: true });
      writeFileSync(join(folder, "world.csv"), worldCsv(world));
      const snapshotId = await importPeriod(
        { region: culture.region, tpsCap: TPS_CAP, stage: "DPB", previousId: null },
        { files: ["world.csv"], referenceDate: REFERENCE_DATE, controlTotals: {} },
        folder,
      );
      const { findings } = await runDetectors(snapshotId, null);
      const questions = Object.fromEntries(
        [...Map.groupBy(findings, ({ code }) => code)]
          .map(([code, asked]) => [code, asked.length] as const)
          .sort(([x], [y]) => (x < y ? -1 : 1)),
      );
      worlds.push({ name: culture.code, inserted: twice, voters: world.lines.length, questions });
      process.stdout.write(
        `${culture.code.padEnd(14)} ${twice} inserted: ${findings.length} questions, ` +
          `${((1000 * findings.length) / world.lines.length).toFixed(2)} per 1,000; ${JSON.stringify(questions)}\n`,
      );
    });
if (values.only === undefined) keepResult("volume", { voters, seed, worlds });
