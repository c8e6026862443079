import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Command, Option } from "commander";
import { EXCHANGE_BASES, type ExchangeBasis } from "@/lib/exchange/model/exchange";
import { listExchanges } from "@/lib/exchange/queries/exchanges";
import { giveFile } from "@/lib/exchange/services/give-file";
import { startExchange } from "@/lib/exchange/services/start";
import { takeInFile } from "@/lib/exchange/services/take-in";
import { terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { wholeNumber } from "./whole-number";

interface StartOptions {
  readonly snapshot: string;
  readonly with: string;
  readonly basis: ExchangeBasis;
  readonly purpose: string;
  readonly keyFile: string;
  readonly out: string;
  readonly json?: boolean;
}

interface TakeOptions {
  readonly exchange: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `exchange start`, `exchange take` and `exchange list`: who stands on the roll of another office, too. */
export function registerExchange(program: Command): void {
  const t = terminalTexts();
  const exchange = program.command("exchange").description(t("cli.exchange.description"));
  exchange
    .command("start")
    .description(t("cli.exchange.start"))
    .requiredOption("--snapshot <id>", t("cli.list.snapshot"))
    .requiredOption("--with <code>", t("cli.exchange.with"))
    .addOption(new Option("--basis <basis>", t("cli.exchange.basis")).choices(EXCHANGE_BASES).default("nik"))
    .requiredOption("--purpose <text>", t("cli.exchange.purpose"))
    .requiredOption("--key-file <file>", t("cli.exchange.keyFile"))
    .requiredOption("--out <dir>", t("cli.exchange.out"))
    .option("--json", t("cli.json"))
    .action(start);
  exchange
    .command("take")
    .description(t("cli.exchange.take"))
    .argument("<file>", t("cli.exchange.file"))
    .requiredOption("--exchange <id>", t("cli.exchange.id"))
    .option("--out <dir>", t("cli.exchange.out"))
    .option("--json", t("cli.json"))
    .action(take);
  exchange
    .command("list")
    .description(t("cli.exchange.list"))
    .action(async () => printJson(await withProduct(() => listExchanges(CLI))));
}

/** The halves come from a file, not from the command line, which others on the machine can read. */
async function start(options: StartOptions): Promise<void> {
  const [ownHalf = "", otherHalf = ""] = (await readFile(userPath(options.keyFile), "utf8"))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "");
  const input = {
    snapshotId: wholeNumber("--snapshot", options.snapshot),
    otherRegion: options.with,
    basis: options.basis,
    purpose: options.purpose,
    ownHalf,
    otherHalf,
  };
  const made = await withProduct(async () => {
    const { id } = await startExchange(CLI, input);
    return { exchangeId: id, file: await write(id, 1, options.out) };
  });
  if (options.json === true) printJson(made);
  else print(terminalTexts()("cli.exchange.started", { id: made.exchangeId, file: made.file }));
}

async function take(path: string, options: TakeOptions): Promise<void> {
  const id = wholeNumber("--exchange", options.exchange);
  const content = await readFile(userPath(path));
  const taken = await withProduct(async () => {
    const { matches } = await takeInFile(CLI, id, content);
    return { matches, file: matches === null ? await write(id, 2, options.out ?? ".") : null };
  });
  if (options.json === true) printJson(taken);
  else if (taken.file !== null) print(terminalTexts()("cli.exchange.answered", { file: taken.file }));
  else print(terminalTexts()("cli.exchange.done", { matches: taken.matches ?? 0 }));
}

async function write(id: number, step: 1 | 2, folder: string): Promise<string> {
  const { fileName, stream } = await giveFile(CLI, id, step);
  const path = join(userPath(folder), fileName);
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
  return path;
}
