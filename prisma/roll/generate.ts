import { Command, InvalidArgumentError, Option } from "commander";
import { loadRegions } from "@/lib/regions/load-regions";
import { DEFAULT_OPTIONS } from "./generate-roll";
import { besideOrders, ordersFor, INSERTION_SETS } from "./insertions/orders";
import type { InsertionSet } from "./insertions/orders";
import { writeRoll } from "./write-roll";
import { FORMATS } from "./write/period";
import type { Format } from "./write/period";

const wholeNumber = (text: string) => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("a whole number is needed");
  return Number(text);
};

const program = new Command("roll")
  .description(
    "Write a synthetic voter roll in two periods, with an answer key of what was inserted. No real person is in it.",
  )
  .requiredOption("--out <folder>", "folder for the files")
  .option("--voters <n>", "active voters of the baseline, about", wholeNumber, 20_000)
  .option("--region <code>", "kabupaten, 4 digits", DEFAULT_OPTIONS.region)
  .option("--seed <n>", "the same seed gives the same bytes", wholeNumber, DEFAULT_OPTIONS.seed)
  .option("--baseline-date <date>", "reference date of the first period", DEFAULT_OPTIONS.baselineDate)
  .option("--current-date <date>", "reference date of the second period", DEFAULT_OPTIONS.currentDate)
  .option("--tps-cap <n>", "largest TPS", wholeNumber, DEFAULT_OPTIONS.tpsCap)
  .addOption(new Option("--insert <set>", "what to insert").choices(INSERTION_SETS).default("none"))
  .addOption(new Option("--format <format>", "kind of files").choices(FORMATS).default("csv"))
  .addOption(
    new Option("--columns <n>", "17 as the form Model A, 19 as the information system")
      .choices(["17", "19"])
      .default("19"),
  )
  .option("--delimiter <char>", "of CSV: , ; tab |")
  .option("--bom", "CSV begins with a byte order mark")
  .addOption(new Option("--encoding <name>", "of CSV").choices(["utf8", "latin1"]).default("utf8"))
  .option(
    "--neighbour <region:voters>",
    "also the roll of another kabupaten, with some of the same persons, e.g. 3313:4000",
  )
  .option("--dptb", "also the list of voters who move in to vote")
  .parse();

const given = program.opts<{
  out: string;
  voters: number;
  region: string;
  seed: number;
  baselineDate: string;
  currentDate: string;
  tpsCap: number;
  insert: InsertionSet;
  format: Format;
  columns: "17" | "19";
  delimiter?: string;
  bom?: true;
  encoding: "utf8" | "latin1";
  neighbour?: string;
  dptb?: true;
}>();
const { voters, region, seed, baselineDate, currentDate, tpsCap } = given;
const [otherRegion, otherVoters] = (given.neighbour ?? "").split(":");
const neighbour =
  otherRegion && otherVoters ? { region: otherRegion, voters: wholeNumber(otherVoters) } : undefined;
const beside = besideOrders(voters);
const insertions = [
  ...ordersFor(given.insert, voters, tpsCap),
  ...(neighbour ? [beside.neighbour] : []),
  ...(given.dptb ? [beside.dptb] : []),
];
const totalsOff = given.insert === "demo" || given.insert === "adversarial" ? 3 : 0;
const delimiter = ([",", ";", "\t", "|"] as const).find(
  (char) => char === (given.delimiter === "tab" ? "\t" : given.delimiter),
);
const csv = {
  ...(delimiter ? { delimiter } : {}),
  ...(given.bom ? { bom: true } : {}),
  encoding: given.encoding,
};
const options = {
  ...DEFAULT_OPTIONS,
  voters,
  region,
  seed,
  baselineDate,
  currentDate,
  tpsCap,
  insertions,
  dptb: given.dptb ?? false,
  totalsOff,
};
const {
  baseline,
  current,
  dptb,
  neighbour: other,
  entries,
} = await writeRoll(
  options,
  loadRegions(),
  given.out,
  given.format,
  given.columns === "17" ? 17 : 19,
  neighbour,
  csv,
);
const inserted = (kind: string) => entries.filter((entry) => entry.kind === kind).length;
process.stdout.write(
  `${JSON.stringify({
    baseline,
    current,
    dptb,
    neighbour: other,
    inserted: inserted("defect"),
    innocent: inserted("innocent"),
  })}\n`,
);
