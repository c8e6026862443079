import { Command, InvalidArgumentError, Option } from "commander";
import { loadRegions } from "@/lib/regions/load-regions";
import { DEFAULT_OPTIONS } from "./generate-roll";
import { PLANTINGS, ordersFor } from "./plant/orders";
import { FORMATS, writeRoll } from "./write-roll";
import type { Format } from "./write-roll";

const wholeNumber = (text: string) => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a whole number is needed");
  return Number(text);
};

const program = new Command("roll")
  .description("Write a synthetic voter roll in two periods, with an answer key of what was planted. No real person is in it.")
  .requiredOption("--out <folder>", "folder for the files")
  .option("--voters <n>", "active voters of the baseline, about", wholeNumber, 20_000)
  .option("--region <code>", "kabupaten, 4 digits", DEFAULT_OPTIONS.region)
  .option("--seed <n>", "the same seed gives the same bytes", wholeNumber, DEFAULT_OPTIONS.seed)
  .option("--baseline-date <date>", "reference date of the first period", DEFAULT_OPTIONS.baselineDate)
  .option("--current-date <date>", "reference date of the second period", DEFAULT_OPTIONS.currentDate)
  .option("--tps-cap <n>", "largest TPS", wholeNumber, DEFAULT_OPTIONS.tpsCap)
  .addOption(new Option("--plant <set>", "what to plant").choices(PLANTINGS).default("none"))
  .addOption(new Option("--format <format>", "kind of files").choices(FORMATS).default("csv"))
  .addOption(new Option("--columns <n>", "17 as the form Model A, 19 as the information system").choices(["17", "19"]).default("19"))
  .parse();

const given = program.opts<{
  out: string; voters: number; region: string; seed: number; baselineDate: string; currentDate: string; tpsCap: number; plant: (typeof PLANTINGS)[number]; format: Format; columns: "17" | "19";
}>();
const { voters, region, seed, baselineDate, currentDate, tpsCap } = given;
const options = { ...DEFAULT_OPTIONS, voters, region, seed, baselineDate, currentDate, tpsCap, plants: ordersFor(given.plant, voters, tpsCap), totalsOff: given.plant === "demo" || given.plant === "adversarial" ? 3 : 0 };
const written = await writeRoll(options, loadRegions(), given.out, given.format, given.columns === "17" ? 17 : 19);
const { baseline, current, entries } = written;
process.stdout.write(`${JSON.stringify({ baseline, current, planted: entries.filter((entry) => entry.kind === "defect").length, innocent: entries.filter((entry) => entry.kind === "innocent").length })}\n`);
