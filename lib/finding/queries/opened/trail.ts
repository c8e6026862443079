import { maskDeep } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { maskedValue } from "@/lib/finding/model/masked-value";
import type { JudgementDetail } from "@/lib/finding/model/stored";
import type { FollowUpDetail } from "@/lib/finding/model/machine/facts";
import type { JudgementKind, Outcome } from "@/lib/finding/model/state";
import { reachableFinding, type LoadedFinding } from "@/lib/finding/queries/load";
import type { Visibility } from "@/lib/access/visibility";
import { findingVisibility, visibleEvents } from "@/lib/finding/model/machine/visibility";

export interface TrailEvent {
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
  readonly seconds: number | null;
  readonly refersTo: number | null;
}

const MAX_EVENTS = 500;

/** What people did with a finding, oldest first, as far as this person may know before judging. */
export async function findingTrail(ctx: Ctx, findingId: number): Promise<TrailEvent[]> {
  const finding = await reachableFinding(ctx, findingId);
  return trailOf(ctx, finding, findingVisibility(ctx.actor, finding));
}

export async function trailOf(
  ctx: Ctx,
  finding: LoadedFinding,
  visibility: Visibility,
): Promise<TrailEvent[]> {
  const events = finding.events.slice(0, MAX_EVENTS);
  const users = await prisma().user.findMany({
    where: { id: { in: [...new Set(events.map((event) => event.actorId))] } },
    select: { id: true, username: true },
  });
  const names = new Map(users.map((user) => [user.id, user.username]));
  const seen = visibleEvents(ctx.actor, visibility, events).map(({ event, remarks }) => ({
    id: event.id,
    round: event.round,
    kind: event.kind,
    by: names.get(event.actorId) ?? "–",
    own: event.actorId === ctx.actor.id,
    at: event.at,
    outcome: event.outcome,
    reasonCode: event.reasonCode,
    followUp: event.followUp,
    detail: shownDetail(event.detail, remarks),
    note: remarks ? event.note : null,
    seconds: event.seconds,
    refersTo: event.refersTo,
  }));
  return maskDeep(seen);
}

/** What was read off at the place stands there masked like the roll, and only with the author's other words. */
function shownDetail({ foundValue, ...detail }: JudgementDetail, remarks: boolean): JudgementDetail {
  if (foundValue === undefined || detail.element === undefined || !remarks) return detail;
  return { ...detail, foundValue: maskedValue(detail.element, foundValue) };
}
