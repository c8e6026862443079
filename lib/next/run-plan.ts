import "server-only";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import type { RunPlan } from "@/lib/run/model/plan";
import { detectorTitles } from "@/lib/next/detector-titles";
import { reasonTexts } from "@/lib/next/reason-texts";
import { planRun } from "@/lib/run/queries/plan";

/** The plan of a run with its reasons as sentences. */
export async function runPlan(ctx: Ctx, snapshotId: number, baselineId: number | null): Promise<RunPlan> {
  const [plan, titles, t] = await Promise.all([
    planRun(ctx, snapshotId, baselineId),
    detectorTitles(),
    getTranslations(),
  ]);
  const sentence = reasonTexts(t);
  return {
    estimatedSeconds: plan.estimatedSeconds,
    detectors: plan.detectors.map(({ code, tier, reason }) => ({
      code,
      tier,
      title: titles[code] ?? code,
      whyNot: reason === null ? null : sentence(reason),
    })),
  };
}
