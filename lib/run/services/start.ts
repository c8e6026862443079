import { audit } from "@/lib/db/audit";
import { storedJson } from "@/lib/db/stored-json";
import { enqueue } from "@/lib/db/queue";
import { inTx, type Tx } from "@/lib/db/tx";
import { DETECTORS } from "@/lib/detectors/registry";
import type { Detector } from "@/lib/detectors/kit/types";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import { type StartRunInput, startRunInputSchema } from "@/lib/run/model/input";
import { badInput } from "@/lib/errors";
import { parseInput } from "@/lib/parse-input";
import { runnableSnapshot, type RunnableSnapshot } from "./access";
import { paramNames, type Setting, storedSettings, withSettings } from "./settings";

/**
 * Starts a run (pemeriksaan) of the chosen detectors over a snapshot, against a baseline when there is one.
 * The values in force are stored with it: a report shows what was asked, whatever is changed later.
 */
export async function startRun(ctx: Ctx, input: StartRunInput): Promise<{ runId: number }> {
  authorise(ctx.actor, "run.start");
  const data = parseInput(startRunInputSchema, input);
  const chosen = choose(data.detectors);
  return inTx(async (tx) => {
    const snapshot = await runnableSnapshot(tx, ctx, data.snapshotId);
    const baselineId = await chooseBaseline(tx, ctx, snapshot, data.baselineId);
    const params = settle(chosen, await storedSettings(tx), data.set);
    const { id } = await tx.run.create({
      data: {
        snapshotId: snapshot.id,
        baselineId,
        createdBy: ctx.actor.id,
        params: storedJson(params),
        detectors: {
          create: chosen.map((detector) => ({
            code: detector.code,
            version: detector.version,
            ord: DETECTORS.indexOf(detector),
          })),
        },
      },
      select: { id: true },
    });
    await enqueue(tx, "run", { runId: id });
    await audit(tx, ctx, {
      action: "run.start",
      entityType: "run",
      entityId: id,
      data: {
        snapshotId: snapshot.id,
        baselineId,
        detectors: chosen.map((detector) => detector.code),
        set: data.set,
      },
    });
    return { runId: id };
  });
}

function choose(codes: readonly string[] | undefined): readonly Detector[] {
  if (codes === undefined) return DETECTORS;
  const unknown = codes.find((code) => !DETECTORS.some((detector) => detector.code === code));
  if (unknown !== undefined) throw badInput("detector-unknown", { code: unknown });
  return DETECTORS.filter((detector) => codes.includes(detector.code));
}

/**
 * The named one; else the snapshot's predecessor, if that is ready. Null means: without a baseline, on
 * purpose.
 */
async function chooseBaseline(
  tx: Tx,
  ctx: Ctx,
  snapshot: RunnableSnapshot,
  wanted: number | null | undefined,
): Promise<number | null> {
  if (wanted === null) return null;
  if (wanted === undefined) {
    if (snapshot.previousId === null) return null;
    const previous = await tx.snapshot.findUnique({
      where: { id: snapshot.previousId },
      select: { status: true },
    });
    return previous?.status === "ready" ? snapshot.previousId : null;
  }
  const baseline = await runnableSnapshot(tx, ctx, wanted);
  if (baseline.regionCode !== snapshot.regionCode)
    throw badInput("snapshot-other-region", { id: wanted, code: baseline.regionCode });
  if (baseline.id === snapshot.id) throw badInput("baseline-itself");
  return baseline.id;
}

/** Defaults, then what was stored, then what this run says. */
function settle(
  chosen: readonly Detector[],
  stored: readonly Setting[],
  given: readonly Setting[],
): Record<string, unknown> {
  const stray = given.find(({ code }) => !chosen.some((detector) => detector.code === code));
  if (stray !== undefined) throw badInput("param-detector-not-chosen", { code: stray.code });
  return Object.fromEntries(
    chosen.map((detector) => {
      const known = paramNames(detector);
      const inForce = [...stored, ...given].filter(
        ({ code, param }) =>
          code === detector.code &&
          (known.includes(param) ||
            given.some((setting) => setting.code === code && setting.param === param)),
      );
      return [detector.code, withSettings(detector, inForce)];
    }),
  );
}
