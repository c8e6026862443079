import type { Tx } from "@/lib/db/tx";
import type { Ctx } from "@/lib/access/actor";
import { rolesThatMay } from "@/lib/access/permissions";
import { repeatableDraw } from "@/lib/statistics/repeatable-draw";
import { inAreas } from "@/lib/access/scope";
import type { ReviewPolicy } from "@/lib/finding/model/policy";
import type { LoadedFinding } from "@/lib/finding/queries/load";

/**
 * Does this judgement go to a second person who judges without knowing it (sampel penilaian ganda)? Only
 * where such a person exists: in an office with one reviewer for the area a sampled finding would wait for
 * ever.
 */
export async function isSampled(
  tx: Tx,
  ctx: Ctx,
  finding: LoadedFinding,
  policy: ReviewPolicy,
): Promise<boolean> {
  if (repeatableDraw(finding.fingerprint, "second") >= policy.doubleBlindShare) return false;
  const control = await tx.controlFinding.findUnique({
    where: { findingId: finding.id },
    select: { findingId: true },
  });
  if (control) return false;
  const reviewers = await tx.user.findMany({
    where: {
      role: { in: rolesThatMay("finding.be-assigned") },
      banned: false,
      awayUntil: null,
      id: { not: ctx.actor.id },
    },
    select: { id: true, username: true, areas: true },
    take: 1000,
  });
  const barred = new Set(
    finding.events.filter((event) => event.round === finding.round).map((event) => event.actorId),
  );
  return reviewers.some((user) => !barred.has(user.id) && inAreas(user.areas, finding));
}
