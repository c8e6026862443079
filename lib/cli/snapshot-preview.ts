import { basename } from "node:path";
import type { Command } from "commander";
import { UserError } from "@/lib/errors";
import { parseMapOptions } from "@/lib/ingest/header/map-option";
import type { Preview } from "@/lib/ingest/preview";
import { previewSnapshot } from "@/lib/snapshot/services/preview/local";
import { describeFailure } from "./failure";
import { askedText, parseAnswers, noteText } from "./answers";
import { outcomeOf, previewAnswer } from "./preview-answer";
import { describedFiles, type DescribedFiles } from "./described-files";
import { terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { stageNamed } from "./stage";
import { wholeNumber } from "./whole-number";

interface PreviewOptions extends DescribedFiles {
  readonly rows?: string;
  readonly unmasked?: boolean;
  readonly purpose?: string;
  readonly json?: boolean;
}

/** `snapshot preview`: how files would be read, without storing anything. */
export function registerPreview(snapshot: Command): void {
  const t = terminalTexts();
  describedFiles(snapshot.command("preview").description(t("cli.snapshot.preview")))
    .option("--rows <n>", t("cli.snapshot.rows"))
    .option("--unmasked", t("cli.snapshot.unmasked"))
    .option("--purpose <text>", t("cli.snapshot.purpose"))
    .option("--json", t("cli.json"))
    .action(previewThem);
}

async function previewThem(paths: readonly string[], options: PreviewOptions): Promise<void> {
  if (options.unmasked === true && options.purpose === undefined)
    throw new UserError("usage", "export-purpose");
  const masked = options.unmasked !== true;
  const files = paths.map((path) => ({ path: userPath(path), name: basename(path) }));
  const input = {
    regionCode: options.region.replaceAll(".", ""),
    stage: stageNamed(options.stage),
    period: options.period,
    referenceDate: options.referenceDate,
    answers: parseAnswers(options.answer),
    ...(options.rows === undefined ? {} : { rows: wholeNumber("--rows", options.rows) }),
    ...(masked ? {} : { purpose: options.purpose }),
  };
  const corrections = parseMapOptions(options.map);
  try {
    const preview = await withProduct(() => previewSnapshot(CLI, files, input, corrections));
    const answer = previewAnswer(preview, masked);
    if (options.json === true) printJson(answer);
    else print(sentences(preview));
  } catch (error) {
    if (options.json === true && error instanceof UserError && error.kind === "bad-input")
      printJson({ outcome: "refused", code: error.code, message: describeFailure(error).message });
    throw error;
  }
}

function sentences(preview: Preview): string {
  const { accepted, active, rejected } = preview;
  return [
    terminalTexts()(`cli.snapshot.outcome.${outcomeOf(preview)}`, { accepted, active, rejected }),
    ...preview.questions.map(askedText),
    ...preview.warnings.map(noteText),
  ].join("\n");
}
