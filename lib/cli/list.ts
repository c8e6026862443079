import { basename } from "node:path";
import { type Command, Option } from "commander";
import { UserError } from "@/lib/errors";
import { LIST_KINDS, LINE_STATES, type ListKind } from "@/lib/list/model/kinds";
import type { MatchedList } from "@/lib/list/model/matched-list";
import { importList } from "@/lib/list/services/import";
import { previewList } from "@/lib/list/services/preview";
import { describeFailure } from "./failure";
import { terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { parseAnswers, noteText } from "./answers";
import { CLI, withProduct } from "./product";
import { wholeNumber } from "./whole-number";
import { repeated } from "./repeated";

interface ListOptions {
  readonly kind: ListKind;
  readonly source: string;
  readonly snapshot: string;
  readonly letter?: string;
  readonly letterDate?: string;
  readonly broughtBy?: string;
  readonly referenceDate?: string;
  readonly answer: readonly string[];
  readonly json?: boolean;
}

/** `list preview` and `list import`: lists from outside, held against the roll of a period. */
export function registerList(program: Command): void {
  const t = terminalTexts();
  const list = program.command("list").description(t("cli.list.description"));
  described(list.command("preview").description(t("cli.list.preview"))).action(previewThem);
  described(list.command("import").description(t("cli.list.import"))).action(importThem);
}

function described(command: Command): Command {
  const t = terminalTexts();
  return command
    .argument("<file...>", t("cli.list.files"))
    .addOption(new Option("--kind <kind>", t("cli.list.kind")).choices(LIST_KINDS).makeOptionMandatory())
    .requiredOption("--source <text>", t("cli.list.source"))
    .requiredOption("--snapshot <id>", t("cli.list.snapshot"))
    .option("--letter <number>", t("cli.list.letter"))
    .option("--letter-date <YYYY-MM-DD>", t("cli.list.letterDate"))
    .option("--brought-by <text>", t("cli.list.broughtBy"))
    .option("--reference-date <YYYY-MM-DD>", t("cli.list.referenceDate"))
    .option("--answer <question=value>", t("cli.list.answer"), repeated, [])
    .option("--json", t("cli.json"));
}

const inputOf = (options: ListOptions) => ({
  kind: options.kind,
  source: options.source,
  snapshotId: wholeNumber("--snapshot", options.snapshot),
  letterNumber: options.letter,
  letterDate: options.letterDate,
  broughtBy: options.broughtBy,
  referenceDate: options.referenceDate,
  answers: parseAnswers(options.answer),
});

const filesOf = (paths: readonly string[]) =>
  paths.map((path) => ({ path: userPath(path), name: basename(path) }));

async function previewThem(paths: readonly string[], options: ListOptions): Promise<void> {
  const input = inputOf(options);
  try {
    const list = await withProduct(() => previewList(CLI, filesOf(paths), input));
    if (options.json === true) printJson(answerOf(list));
    else print(sentences(list));
  } catch (error) {
    // Whatever the outcome, a program that asked for JSON gets it.
    if (options.json !== true || !(error instanceof UserError) || error.kind !== "bad-input") throw error;
    const { message } = describeFailure(error);
    printJson({
      outcome: "refused",
      kind: options.kind,
      code: error.code,
      message,
      questions: [],
      lines: [],
    });
  }
}

async function importThem(paths: readonly string[], options: ListOptions): Promise<void> {
  const { id, list } = await withProduct(() => importList(CLI, filesOf(paths), inputOf(options)));
  if (options.json === true) printJson({ listId: id, ...answerOf(list) });
  else print(`${terminalTexts()("cli.list.imported", { id })}\n${sentences(list)}`);
}

/** What `list preview --json` prints: lines and row numbers, no names and no numbers of persons. */
function answerOf({ kind, questions, warnings, files, lines }: MatchedList) {
  return {
    outcome: questions.length > 0 ? "asked" : "read",
    kind,
    questions: questions.map((question) => ({ ...question, message: noteText(question) })),
    warnings: warnings.map((note) => ({ code: note.code, message: noteText(note) })),
    files: files.map(({ ord, name, sheet, sha256 }) => ({ file: ord, name, sheet, sha256 })),
    lines: lines.map(({ file, line, state, candidates, reject }) => ({
      file,
      line,
      state,
      candidates,
      ...(reject === null ? {} : { reason: reject.reason }),
    })),
  };
}

function sentences({ lines, questions, warnings }: MatchedList): string {
  const t = terminalTexts();
  const count = (state: string) => lines.filter((line) => line.state === state).length;
  return [
    ...LINE_STATES.map((state) => t(`cli.list.state.${state}`, { n: count(state) })),
    ...[...questions, ...warnings].map(noteText),
  ].join("\n");
}
