import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Command, Option } from "commander";
import { UserError } from "@/lib/errors";
import { exportFindings } from "@/lib/finding/services/export";
import { terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { wholeNumber } from "./whole-number";

interface ExportOptions {
  readonly run: string;
  readonly format: "csv" | "jsonl";
  readonly out: string;
  readonly unmasked?: boolean;
  readonly purpose?: string;
  readonly json?: boolean;
}

/** `finding export`. There is no command that judges: decisions are made by people, in the browser. */
export function registerFinding(program: Command): void {
  const t = terminalTexts();
  const finding = program.command("finding").description(t("cli.finding.description"));
  finding
    .command("export")
    .description(t("cli.finding.export"))
    .requiredOption("--run <id>", t("cli.finding.run"))
    .addOption(
      new Option("--format <format>", t("cli.finding.format"))
        .choices(["csv", "jsonl"])
        .makeOptionMandatory(),
    )
    .requiredOption("--out <file>", t("cli.finding.out"))
    .option("--unmasked", t("cli.finding.unmasked"))
    .option("--purpose <text>", t("cli.finding.purpose"))
    .option("--json", t("cli.json"))
    .action(exportTo);
}

async function exportTo(options: ExportOptions): Promise<void> {
  if (options.unmasked === true && options.purpose === undefined)
    throw new UserError("usage", "export-purpose");
  const runId = wholeNumber("--run", options.run);
  const out = userPath(options.out);
  const purpose = options.unmasked === true ? { statedPurpose: options.purpose } : {};
  await withProduct(async (signal) => {
    const { stream } = await exportFindings(CLI, { runId, format: options.format, ...purpose });
    await writeWhole(out, stream, signal);
  });
  if (options.json) printJson({ runId, format: options.format, file: out });
  else print(terminalTexts()("cli.finding.exported", { file: out }));
}

/** The file appears whole or not at all: a list that ends in the middle looks like a short list. */
async function writeWhole(path: string, stream: NodeJS.ReadableStream, signal: AbortSignal): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(stream, createWriteStream(part, { mode: 0o600 }), { signal });
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
