import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SYSTEM } from "@/lib/access/actor";
import { prisma } from "@/lib/db/prisma";
import type { Translate } from "@/lib/i18n/translator";
import { startRun } from "@/lib/run/services/start";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import type { WrittenPeriod } from "@/prisma/roll/write/period";
import { seedCalendar } from "@/scripts/server/demo/calendar";
import { seedDecisions } from "@/scripts/server/demo/decisions";
import { seedLists } from "@/scripts/server/demo/lists";
import { QUARTERS, writePeriods } from "@/scripts/server/demo/periods";
import { type DemoState, saveState } from "@/scripts/server/demo/state";

/** So many of the last quarters are checked: one that is finished, and the one in hand. A run takes its time. */
const CHECKED = 2;
const CTX = { actor: SYSTEM };

/**
 * Brings the sample data to where they should be: four quarters imported by the worker, four lists
 * held against the newest, the detectors run over
 * the last two, of which the first is decided to the end and the other one half.
 */
export async function seed(
  dataDir: string,
  state: DemoState,
  t: Translate,
  say: (text: string) => void,
): Promise<DemoState> {
  let now = state;
  const remember = (step: Partial<DemoState>) => {
    now = { ...now, ...step };
    saveState(dataDir, now);
  };
  if (now.snapshotIds.length < QUARTERS.length) {
    say(t("server.demo-generating"));
    const folder = join(dataDir, "demo");
    const written = await writePeriods(folder);
    for (const [at, period] of written.entries()) {
      if (now.snapshotIds[at] !== undefined) continue;
      const label = QUARTERS[at]?.period ?? "";
      say(t("server.demo-importing", { period: label }));
      const id = await importPeriod(folder, period, label, at, now.snapshotIds[at - 1]);
      remember({ snapshotIds: [...now.snapshotIds, id] });
    }
  }
  const checked = now.snapshotIds.slice(-CHECKED);
  const newest = checked.at(-1);
  if (!now.listed && newest !== undefined) {
    await seedLists(join(dataDir, "demo"), newest);
    remember({ listed: true });
  }
  for (const [at, snapshotId] of checked.entries()) {
    if (now.runIds[at] !== undefined) continue;
    say(t("server.demo-checking", { period: QUARTERS.at(at - CHECKED)?.period ?? "" }));
    remember({ runIds: [...now.runIds, await check(snapshotId, t, say)] });
  }
  if (!now.decided) {
    say(t("server.demo-deciding"));
    await seedDecisions(checked);
    await seedCalendar(DEFAULT_OPTIONS.region);
    remember({ decided: true });
  }
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

/** Waits for the worker. @throws Error when the row ends in another state than hoped */
async function finished<T extends { id: number; status: string; problem: unknown }>(
  read: () => Promise<T>,
  good: readonly string[],
): Promise<T> {
  for (;;) {
    const row = await read();
    if (good.includes(row.status)) return row;
    if (["failed", "cancelled", "removed"].includes(row.status))
      throw new Error(`${row.status}: ${JSON.stringify(row.problem)}`);
    await wait(300);
  }
}
