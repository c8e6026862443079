import { join } from "node:path";
import { SYSTEM } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import type { Translate } from "@/lib/i18n/translator";
import { startRun } from "@/lib/run/services/start";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import type { WrittenPeriod } from "@/prisma/roll/write/period";
import { seedCalendar } from "@/scripts/server/demo/calendar";
import { carriedOutOf } from "@/scripts/server/demo/carried-out";
import { seedDecisions, type WhichQuarter } from "@/scripts/server/demo/decisions";
import { finished } from "@/scripts/server/demo/finished";
import { seedLists } from "@/scripts/server/demo/lists";
import { seedExchange, seedNeighbour } from "@/scripts/server/demo/neighbour";
import { seedPapers } from "@/scripts/server/demo/papers";
import { type CarriedOut, QUARTERS, writePeriods } from "@/scripts/server/demo/periods";
import { type DemoState, saveState } from "@/scripts/server/demo/state";

const CTX = { actor: SYSTEM };
const LAST = QUARTERS.length - 1;
const UNCHANGED: CarriedOut = (row) => row;

/**
 * Brings the sample data to where they should be: four quarters imported by the worker, lists from outside held
 * against the last two, and those two checked. The third is decided and signed to the end before the last roll is
 * written, which has most of what was decided; the last one is decided half.
 */
export async function seed(
  dataDir: string,
  state: DemoState,
  t: Translate,
  say: (text: string) => void,
): Promise<DemoState> {
  if (state.decided) return state;
  let now = state;
  const remember = (step: Partial<DemoState>) => {
    now = { ...now, ...step };
    saveState(dataDir, now);
  };
  const once = async (name: string, work: () => Promise<unknown>) => {
    if (now.steps.includes(name)) return;
    await work();
    remember({ steps: [...now.steps, name] });
  };
  const folder = join(dataDir, "demo");
  const take = async (which: readonly number[], carriedOut: CarriedOut) => {
    const missing = which.filter((at) => now.snapshotIds[at] === undefined);
    if (missing.length === 0) return;
    const written = await writePeriods(folder, missing, carriedOut);
    for (const [i, at] of missing.entries()) {
      const [period, label] = [written[i], QUARTERS[at]?.period ?? ""];
      if (period === undefined) continue;
      say(t("server.demo-importing", { period: label }));
      const id = await importPeriod(folder, period, label, at, now.snapshotIds[at - 1]);
      remember({ snapshotIds: [...now.snapshotIds, id] });
    }
  };
  const work = async (at: number, which: WhichQuarter) => {
    const snapshotId = now.snapshotIds[at] ?? 0;
    const neighbourId = which === "in-hand" ? now.neighbourId : undefined;
    await once(`lists ${at}`, () => seedLists(folder, snapshotId, neighbourId));
    if (which === "in-hand") await once("exchange", () => seedExchange(snapshotId));
    if (now.runIds.length <= at - (LAST - 1)) {
      say(t("server.demo-checking", { period: QUARTERS[at]?.period ?? "" }));
      remember({ runIds: [...now.runIds, await check(snapshotId, t, say)] });
    }
    say(t("server.demo-deciding"));
    await once(`decide ${at}`, () => seedDecisions(snapshotId, which, neighbourId));
  };
  if (now.snapshotIds.length === 0) say(t("server.demo-generating"));
  await take([0, 1, 2], UNCHANGED);
  await work(LAST - 1, "finished");
  await take([LAST], await carriedOutOf(now.snapshotIds[LAST - 1] ?? 0));
  if (now.neighbourId === undefined)
    remember({ neighbourId: await seedNeighbour(folder, now.snapshotIds[LAST] ?? 0) });
  await work(LAST, "in-hand");
  await once("calendar", () => seedCalendar(DEFAULT_OPTIONS.region));
  await once("papers", () => seedPapers(now.snapshotIds[LAST] ?? 0, now.runIds));
  remember({ decided: true });
  return now;
}

async function check(snapshotId: number, t: Translate, say: (text: string) => void): Promise<number> {
  const { runId } = await startRun(CTX, { snapshotId, set: [] });
  const run = await finished(
    () =>
      prisma().run.findUniqueOrThrow({
        where: { id: runId },
        include: { snapshot: { select: { rows: true } } },
      }),
    ["done"],
  );
  say(t("server.demo-done", { findings: run.findingCount, rows: run.snapshot.rows }));
  return runId;
}

async function importPeriod(
  folder: string,
  written: WrittenPeriod,
  period: string,
  at: number,
  previousId: number | undefined,
): Promise<number> {
  const uploadIds: string[] = [];
  for (const file of written.files) uploadIds.push(await addFile(CTX, join(folder, file)));
  const { id } = await createSnapshot(CTX, {
    uploadIds,
    period,
    stage: "DPB",
    regionCode: DEFAULT_OPTIONS.region,
    referenceDate: written.referenceDate,
    tpsCap: DEFAULT_OPTIONS.tpsCap,
    controlTotals: written.controlTotals,
    baNumber: `${at + 1}/PL.01.2-BA/3314/2025 (contoh)`,
    ...(previousId === undefined ? {} : { previousId }),
  });
  await finished(() => prisma().snapshot.findUniqueOrThrow({ where: { id } }), ["ready"]);
  return id;
}
