import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import type { CreateSnapshotInput } from "@/lib/snapshot/model/input";
import { UserError } from "@/lib/errors";
import type { Corrections } from "@/lib/ingest/header/mapping";
import { OpenQuestions } from "@/lib/ingest/open-questions";
import { previewSnapshot } from "@/lib/snapshot/services/preview/local";
import { parseAnswers } from "./answers";
import { parseMapOptions } from "@/lib/ingest/header/map-option";
import { listSnapshots } from "@/lib/snapshot/queries/list";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";
import { cancelSnapshot } from "@/lib/snapshot/services/cancel";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { describedFiles, type DescribedFiles } from "./described-files";
import { terminalTexts } from "./language";
import { print, printJson, progress, progressDone, table, userPath } from "./output";
import { CLI, withProduct } from "./product";
import { registerPreview } from "./snapshot-preview";
import { stageNamed } from "./stage";
import { wholeNumber } from "./whole-number";

interface ImportOptions extends DescribedFiles {
  readonly tpsCap?: string;
  readonly previous?: string;
  readonly corrects?: string;
  readonly json?: boolean;
}

/** `snapshot import` and `snapshot list`: the same services as the upload page, for nightly work. */
export function registerSnapshot(program: Command): void {
  const t = terminalTexts();
  const snapshot = program.command("snapshot").description(t("cli.snapshot.description"));
  describedFiles(snapshot.command("import").description(t("cli.snapshot.import")))
    .option("--tps-cap <n>", t("cli.snapshot.tpsCap"))
    .option("--previous <id>", t("cli.snapshot.previous"))
    .option("--corrects <id>", t("cli.snapshot.corrects"))
    .option("--json", t("cli.json"))
    .action(importFiles);
  registerPreview(snapshot);
  snapshot.command("list").description(t("cli.snapshot.list")).option("--json", t("cli.json")).action(list);
}

async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  const corrections = parseMapOptions(options.map);
  const answers = parseAnswers(options.answer);
  const described = { ...describe(options), answers };
  await withProduct(
    async (signal) => {
      const started = performance.now();
      await assertAnswered(files, described, corrections);
      const uploadIds: string[] = [];
      for (const file of files) uploadIds.push(await addFile(CLI, userPath(file), corrections, answers));
      const { id } = await createSnapshot(CLI, { ...described, uploadIds });
      // Nobody waits for an import whose command was ended.
      signal.addEventListener("abort", () => void cancelSnapshot(CLI, { id }).catch(() => undefined), {
        once: true,
      });
      await follow(id, signal);
      await report(id, Math.round(performance.now() - started), options.json === true);
    },
    { jobs: true },
  );
}

/** Small files are read to the end before anything is taken in: their questions come at once. */
const SMALL_BYTES = 4 * 1024 ** 2;

/** @throws OpenQuestions · files that are too large, or not there, are left to the import */
async function assertAnswered(
  paths: readonly string[],
  described: Omit<CreateSnapshotInput, "uploadIds">,
  corrections: Corrections,
): Promise<void> {
  const files = paths.map((path) => ({ path: userPath(path), name: basename(path) }));
  const sizes = await Promise.all(files.map(({ path }) => stat(path).catch(() => null)));
  const bytes = sizes.reduce((sum, found) => sum + (found?.size ?? Infinity), 0);
  if (bytes > SMALL_BYTES || described.correctsId !== undefined) return;
  const { regionCode, stage, period, referenceDate, tpsCap, answers } = described;
  const { questions } = await previewSnapshot(
    CLI,
    files,
    { regionCode, stage, period, referenceDate, tpsCap, answers, rows: 0 },
    corrections,
  );
  if (questions.length > 0) throw new OpenQuestions(questions);
}

function describe(options: ImportOptions): Omit<CreateSnapshotInput, "uploadIds"> {
  return {
    regionCode: options.region.replaceAll(".", ""),
    stage: stageNamed(options.stage),
    period: options.period,
    referenceDate: options.referenceDate,
    ...(options.tpsCap === undefined ? {} : { tpsCap: wholeNumber("--tps-cap", options.tpsCap) }),
    ...(options.previous === undefined ? {} : { previousId: wholeNumber("--previous", options.previous) }),
    ...(options.corrects === undefined ? {} : { correctsId: wholeNumber("--corrects", options.corrects) }),
  };
}

async function follow(id: number, signal: AbortSignal): Promise<void> {
  let last = "";
  for (;;) {
    const { status, bytes, totalBytes, rows } = await snapshotProgress(CLI, id);
    const line = `${status} ${totalBytes === 0 ? 0 : Math.floor((bytes / totalBytes) * 100)} % · ${rows}`;
    if (line !== last) progress(line);
    last = line;
    if (status !== "queued" && status !== "importing") return progressDone();
    await wait(200, undefined, { signal });
  }
}

/** @throws UserError with the reason when the import did not end well */
async function report(id: number, durationMs: number, json: boolean): Promise<void> {
  const snapshot = await snapshotProgress(CLI, id);
  if (snapshot.problem?.questions !== undefined) throw new OpenQuestions(snapshot.problem.questions);
  if (snapshot.status === "failed")
    throw new UserError(
      "bad-input",
      snapshot.problem?.code ?? "import-crashed",
      snapshot.problem?.values ?? {},
    );
  if (snapshot.status !== "ready") throw new UserError("refused", "snapshot-cancelled", { id });
  const { rows, accepted, rejected, sha256 } = snapshot;
  if (json) printJson({ snapshotId: id, rows, accepted, rejected, sha256, durationMs });
  else print(terminalTexts()("cli.snapshot.imported", { id, rows, accepted, rejected }));
}

async function list(options: { json?: boolean }): Promise<void> {
  await withProduct(async () => {
    const { snapshots } = await listSnapshots(CLI, { limit: 200 });
    if (options.json === true)
      return printJson(snapshots.map(({ id, ...snapshot }) => ({ snapshotId: id, ...snapshot })));
    const t = terminalTexts();
    print(
      table([
        [
          t("cli.snapshot.number"),
          t("cli.snapshot.what"),
          t("cli.snapshot.referenceDateShort"),
          t("cli.snapshot.status"),
          t("cli.snapshot.accepted"),
          t("cli.snapshot.rejected"),
        ],
        ...snapshots.map((s) => [
          String(s.id),
          `${s.regionCode} ${s.stage} ${s.period}`,
          s.referenceDate,
          s.status,
          String(s.accepted),
          String(s.rejected),
        ]),
      ]),
    );
  });
}
