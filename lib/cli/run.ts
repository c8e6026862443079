import type { Command } from "commander";
import { setTimeout as wait } from "node:timers/promises";
import { UserError } from "@/lib/errors";
import type { Translate } from "@/lib/i18n/translator";
import { getRun, type RunDetectorView, type RunView } from "@/lib/run/queries/get";
import { listRuns } from "@/lib/run/queries/list";
import { runProgress } from "@/lib/run/queries/progress";
import type { StatementAtWork } from "@/lib/run/queries/statement-at-work";
import { cancelRun } from "@/lib/run/services/cancel";
import { startRun } from "@/lib/run/services/start";
import { terminalTexts } from "./language";
import { print, printJson, progress, progressDone, table } from "./output";
import { CLI, withProduct } from "./product";
import { repeated } from "./repeated";

interface StartOptions {
  readonly snapshot: string;
  readonly baseline?: string;
  readonly detectors?: string;
  readonly set: readonly string[];
  readonly json?: boolean;
}

/** `run start`, `run list` and `run cancel`: the same services as the desk, for nightly work. */
export function registerRun(program: Command): void {
  const t = terminalTexts();
  const run = program.command("run").description(t("cli.run.description"));
  run
    .command("start")
    .description(t("cli.run.start"))
    .requiredOption("--snapshot <id>", t("cli.run.snapshot"))
    .option("--baseline <id>", t("cli.run.baseline"))
    .option("--detectors <codes>", t("cli.run.detectors"))
    .option("--set <CODE.param=value>", t("cli.run.set"), repeated, [])
    .option("--json", t("cli.run.json"))
    .action(start);
  run.command("list").description(t("cli.run.list")).option("--json", t("cli.run.json")).action(list);
  run
    .command("cancel")
    .description(t("cli.run.cancel"))
    .requiredOption("--run <id>", t("cli.run.number"))
    .action(cancel);
}

async function start(options: StartOptions): Promise<void> {
  const input = {
    snapshotId: wholeNumber("--snapshot", options.snapshot),
    ...(options.baseline === undefined ? {} : { baselineId: wholeNumber("--baseline", options.baseline) }),
    ...(options.detectors === undefined ? {} : { detectors: codes(options.detectors) }),
    set: options.set.map(setting),
  };
  await withProduct(
    async (signal) => {
      const { runId } = await startRun(CLI, input);
      // Nobody waits for a run whose command was ended.
      signal.addEventListener("abort", () => void cancelRun(CLI, { runId }).catch(() => undefined), {
        once: true,
      });
      await follow(runId, signal);
      report(await getRun(CLI, runId), options.json === true);
    },
    { jobs: true },
  );
}

/** Asks for the end of a run, also of one that another process works on, and says what holds it up. */
async function cancel(options: { readonly run: string }): Promise<void> {
  await withProduct(async () => {
    const t = terminalTexts();
    const runId = wholeNumber("--run", options.run);
    const { running, statement } = await runProgress(CLI, runId);
    await cancelRun(CLI, { runId });
    print(t("cli.run.cancelled", { id: runId, running: `${running.join(", ") || "–"}${heldUp(statement)}` }));
  });
}

const OVER = new Set(["done", "failed", "cancelled"]);

async function follow(runId: number, signal: AbortSignal): Promise<void> {
  let last = "";
  for (;;) {
    const { status, over, total, running, statement } = await runProgress(CLI, runId);
    const line =
      `${over}/${total} ${running.slice(0, 3).join(" ")}${running.length > 3 ? " …" : ""}`.trim() +
      heldUp(statement);
    if (line !== last) progress(line);
    last = line;
    if (OVER.has(status)) return progressDone();
    await wait(250, undefined, { signal });
  }
}

/** ` · linked_p_date_sex 75 s`: the working table of a statement that takes long, and how long. */
function heldUp(statement: StatementAtWork | null): string {
  return statement === null
    ? ""
    : ` · ${statement.table ?? "voter_record"} ${String(Math.round(statement.ms / 1000))} s`;
}

/**
 * @throws UserError when the run itself did not end well; single failed detectors are told, and are no
 * failure of the run
 */
function report(run: RunView, json: boolean): void {
  const t = terminalTexts();
  if (json)
    printJson({
      runId: run.id,
      status: run.status,
      findings: run.findings,
      detectors: run.detectors.map((detector) => ({
        code: detector.code,
        status: detector.status,
        findings: detector.findings,
        durationMs: detector.durationMs,
        reason: reasonText(t, detector),
      })),
    });
  else
    print(
      table([
        [t("cli.run.code"), t("cli.run.status"), t("cli.run.findings"), "ms", t("cli.run.reason")],
        ...run.detectors.map((detector) => [
          detector.code,
          detector.status,
          String(detector.findings),
          String(detector.durationMs ?? ""),
          reasonText(t, detector) ?? "",
        ]),
      ]),
    );
  if (run.status !== "done")
    throw new UserError("refused", run.status === "cancelled" ? "run-cancelled" : "run-failed", {
      id: run.id,
    });
}

function reasonText(t: Translate, { reason }: RunDetectorView): string | null {
  return reason === null ? null : t(`detectors.reasons.${reason.key}`, reason.values);
}

async function list(options: { json?: boolean }): Promise<void> {
  await withProduct(async () => {
    const { runs } = await listRuns(CLI, { limit: 100 });
    if (options.json === true)
      return printJson(
        runs.map(({ id, snapshotId, baselineId, status, findings, createdAt, finishedAt, detectors }) => ({
          runId: id,
          snapshotId,
          baselineId,
          status,
          findings,
          createdAt,
          finishedAt,
          detectors,
        })),
      );
    const t = terminalTexts();
    print(
      table([
        [
          t("cli.run.number"),
          t("cli.run.period"),
          t("cli.run.status"),
          t("cli.run.findings"),
          t("cli.run.created"),
        ],
        ...runs.map((run) => [
          String(run.id),
          `${run.regionCode} ${run.stage} ${run.period}`,
          run.status,
          String(run.findings),
          run.createdAt,
        ]),
      ]),
    );
  });
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UserError("usage", "cli-number", { option, value: text });
  return Number(text);
}

function codes(text: string): string[] {
  return text
    .split(",")
    .map((code) => code.trim().toUpperCase())
    .filter((code) => code !== "");
}

/** `GND-02.minSimilarity=0.7`; the value is JSON where it can be, else text. */
function setting(text: string) {
  const parts = /^([A-Za-z]{3}-\d{2})\.(\w+)=(.*)$/s.exec(text);
  if (parts === null) throw new UserError("usage", "cli-setting", { value: text });
  return { code: (parts[1] ?? "").toUpperCase(), param: parts[2] ?? "", value: jsonOrText(parts[3] ?? "") };
}

function jsonOrText(text: string) {
  try {
    return JSON.parse(text) as string | number | boolean | null;
  } catch {
    return text;
  }
}
