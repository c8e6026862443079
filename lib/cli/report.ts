import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import { refused } from "@/lib/errors";
import { verifyReport } from "@/lib/report/output/verify";
import { getReport, type ReportView } from "@/lib/report/queries/get";
import { createReport } from "@/lib/report/services/create";
import { reportDir } from "@/lib/db/files";
import { terminalLocale, terminalTexts } from "./language";
import { print, printJson, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { wholeNumber } from "./whole-number";

interface CreateOptions {
  readonly run: string;
  readonly out: string;
  readonly final?: boolean;
  readonly json?: boolean;
}

/** `report create` and `report verify`; the latter needs no database. */
export function registerReport(program: Command): void {
  const t = terminalTexts();
  const report = program.command("report").description(t("cli.report.description"));
  report
    .command("create")
    .description(t("cli.report.create"))
    .requiredOption("--run <id>", t("cli.report.run"))
    .requiredOption("--out <dir>", t("cli.report.out"))
    .option("--final", t("cli.report.final"))
    .option("--json", t("cli.json"))
    .action(create);
  report
    .command("verify")
    .argument("<dir>", t("cli.report.dir"))
    .description(t("cli.report.verify"))
    .option("--json", t("cli.json"))
    .action(verify);
}

async function create(options: CreateOptions): Promise<void> {
  const input = {
    runId: wholeNumber("--run", options.run),
    final: options.final ?? false,
    locale: terminalLocale(),
  };
  const out = userPath(options.out);
  const report = await withProduct(
    async (signal) => {
      const { reportId } = await createReport(CLI, input);
      const done = await finished(reportId, signal);
      await mkdir(out, { recursive: true });
      for (const file of done.files)
        await copyFile(join(reportDir(reportId), file.name), join(out, file.name));
      return done;
    },
    { jobs: true },
  );
  if (options.json)
    printJson({
      reportId: report.id,
      kind: report.kind,
      dir: out,
      files: report.files,
      chainSeq: report.chainSeq,
      chainHead: report.chainHead,
    });
  else print(terminalTexts()("cli.report.created", { id: report.id, dir: out, files: report.files.length }));
}

async function finished(reportId: number, signal: AbortSignal): Promise<ReportView> {
  for (;;) {
    const report = await getReport(CLI, reportId);
    if (report.status === "ready") return report;
    if (report.status === "failed")
      throw refused(report.problem?.code ?? "report-failed", report.problem?.values ?? {});
    await wait(250, undefined, { signal });
  }
}

async function verify(dir: string, options: { json?: boolean }): Promise<void> {
  const result = await verifyReport(userPath(dir));
  if (options.json) printJson(result);
  if (!result.ok) throw refused("report-changed", { name: result.name });
  if (!options.json)
    print(
      terminalTexts()("cli.report.sound", {
        files: result.files,
        head: result.chainHead,
        seq: result.chainSeq,
      }),
    );
}
