import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { prisma } from "@/lib/db/prisma";
import { SYSTEM } from "@/lib/access/actor";
import type { Translate } from "@/lib/i18n/translator";
import { loadRegions } from "@/lib/regions/load-regions";
import { startRun } from "@/lib/run/services/start";
import { createSnapshot } from "@/lib/snapshot/services/create";
import { addFile } from "@/lib/snapshot/services/upload/add-file";
import { DEFAULT_OPTIONS } from "@/prisma/roll/generate-roll";
import { ordersFor } from "@/prisma/roll/insertions/orders";
import { type WrittenPeriod, writeRoll } from "@/prisma/roll/write-roll";
import { type DemoState, saveState } from "@/scripts/server/demo/state";

const VOTERS = 20_000;
/** A slip in the Berita Acara of the second period, for the detector that compares totals. */
const TOTALS_OFF = 3;
const CTX = { actor: SYSTEM };

/**
 * Brings the sample data to where they should be: two periods imported by the worker, and the detectors run
 * over the second.
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
  if (now.baselineId === undefined || now.currentId === undefined) {
    say(t("server.demo-generating"));
    const insertions = ordersFor("demo", VOTERS, DEFAULT_OPTIONS.tpsCap);
    const roll = await writeRoll(
      { ...DEFAULT_OPTIONS, voters: VOTERS, insertions, totalsOff: TOTALS_OFF },
      loadRegions(),
      join(dataDir, "demo"),
      "csv",
      19,
    );
    if (now.baselineId === undefined) {
      say(t("server.demo-importing", { period: "TW III 2025" }));
      remember({
        baselineId: await importPeriod(join(dataDir, "demo"), roll.baseline, "TW III 2025", undefined),
      });
    }
    say(t("server.demo-importing", { period: "TW IV 2025" }));
    remember({
      currentId: await importPeriod(join(dataDir, "demo"), roll.current, "TW IV 2025", now.baselineId),
    });
  }
  if (now.runId === undefined && now.currentId !== undefined) {
    say(t("server.demo-checking"));
    const { runId } = await startRun(CTX, { snapshotId: now.currentId, set: [] });
    const run = await finished(
      () =>
        prisma().run.findUniqueOrThrow({
          where: { id: runId },
          include: { snapshot: { select: { rows: true } } },
        }),
      ["done"],
    );
    say(t("server.demo-done", { findings: run.findingCount, rows: run.snapshot.rows }));
    remember({ runId });
  }
  return now;
}

async function importPeriod(
  folder: string,
  written: WrittenPeriod,
  period: string,
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
    baNumber: `${period.startsWith("TW III") ? "1" : "2"}/PL.01.2-BA/3314/2025 (contoh)`,
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
