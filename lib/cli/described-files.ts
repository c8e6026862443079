import type { Command } from "commander";
import { STAGES } from "@/lib/snapshot/model/input";
import { terminalTexts } from "./language";
import { repeated } from "./repeated";

/** What `describedFiles` asks for, as the command line gives it. */
export interface DescribedFiles {
  readonly region: string;
  readonly stage: string;
  readonly period: string;
  readonly referenceDate: string;
  readonly map: readonly string[];
  readonly answer: readonly string[];
}

/** A command over the files of one roll: what they are is said by its options, in the same words everywhere. */
export function describedFiles(command: Command): Command {
  const t = terminalTexts();
  return command
    .argument("<file...>", t("cli.snapshot.files"))
    .requiredOption("--region <code>", t("cli.snapshot.region"))
    .requiredOption("--stage <stage>", t("cli.snapshot.stage", { stages: STAGES.join(", ") }))
    .requiredOption("--period <text>", t("cli.snapshot.period"))
    .requiredOption("--reference-date <YYYY-MM-DD>", t("cli.snapshot.referenceDate"))
    .option("--map <NAMA=header>", t("cli.snapshot.map"), repeated, [])
    .option("--answer <question=value>", t("cli.snapshot.answer"), repeated, []);
}
