import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { detailSchema, followUpSchema, type JudgementDetail } from "@/lib/finding/model/stored";
import type { FollowUpDetail } from "@/lib/finding/model/facts";
import type { JudgementKind, Outcome } from "@/lib/finding/model/state";
import { reachableFinding, type LoadedFinding } from "./load";
import { sightOf, visibleEntries, type Sight } from "@/lib/access/visibility";

export interface TrailEntry {
  readonly id: number;
  readonly round: number;
  readonly kind: JudgementKind;
  readonly by: string;
  readonly own: boolean;
  readonly at: Date;
  readonly outcome: Outcome | null;
  readonly reasonCode: string | null;
  readonly followUp: FollowUpDetail | null;
  readonly detail: JudgementDetail;
  readonly note: string | null;
  readonly refersTo: number | null;
}

/** What people did with a finding, oldest first, as far as this person may know before judging. */
export async function findingTrail(ctx: Ctx, findingId: number): Promise<TrailEntry[]> {
  const finding = await reachableFinding(ctx, findingId);
  return trailOf(ctx, finding, sightOf(ctx.actor, finding));
}

export async function trailOf(ctx: Ctx, finding: LoadedFinding, sight: Sight): Promise<TrailEntry[]> {
  const stored = await prisma().judgement.findMany({
    where: { findingId: finding.id },
    orderBy: { id: "asc" },
    take: 500,
    select: {
      id: true,
      round: true,
      kind: true,
      actorId: true,
      createdAt: true,
      outcome: true,
      reasonCode: true,
      followUp: true,
      detail: true,
      note: true,
      refersTo: true,
    },
  });
  const entries = stored.map((entry) => ({ ...entry, kind: entry.kind as JudgementKind }));
  const users = await prisma().user.findMany({
    where: { id: { in: [...new Set(entries.map((entry) => entry.actorId))] } },
    select: { id: true, username: true },
  });
  const names = new Map(users.map((user) => [user.id, user.username]));
  return visibleEntries(ctx.actor, sight, entries).map(({ entry, remarks }) => ({
    id: entry.id,
    round: entry.round,
    kind: entry.kind,
    by: names.get(entry.actorId) ?? "–",
    own: entry.actorId === ctx.actor.id,
    at: entry.createdAt,
    outcome: entry.outcome as Outcome | null,
    reasonCode: entry.reasonCode,
    followUp: followUpSchema.parse(entry.followUp),
    detail: detailSchema.parse(entry.detail),
    note: remarks ? entry.note : null,
    refersTo: entry.refersTo,
  }));
}
