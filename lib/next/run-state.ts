import "server-only";
import { getTranslations } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import type { RunState } from "@/lib/run/model/state";
import { detectorTitles } from "@/lib/next/detector-titles";
import { reasonTexts } from "@/lib/next/reason-texts";
import { getRun } from "@/lib/run/queries/get";
import { statementAtWork } from "@/lib/run/queries/statement-at-work";

/** One answer for the page's first drawing and for its polling, with reasons as sentences. */
export async function runState(ctx: Ctx, id: number): Promise<RunState> {
  const [run, titles, t] = await Promise.all([getRun(ctx, id), detectorTitles(), getTranslations()]);
  const sentence = reasonTexts(t);
  return {
    id: run.id,
    snapshotId: run.snapshotId,
    status: run.status,
    findings: run.findings,
    cancelRequested: run.cancelRequested,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    problem: run.problem === null ? null : sentence(run.problem),
    statement: run.status === "running" ? await statementAtWork(run.id) : null,
    detectors: run.detectors.map(({ code, version, status, reason, error, findings, durationMs }) => ({
      code,
      version,
      status,
      error,
      findings,
      durationMs,
      title: titles[code] ?? code,
      reason: reason === null ? null : sentence(reason),
    })),
  };
}
