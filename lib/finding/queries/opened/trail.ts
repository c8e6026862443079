import { maskDeep } from "@/lib/mask-text";
import { prisma } from "@/lib/db/prisma";
import type { Ctx } from "@/lib/access/actor";
import { maskedValue } from "@/lib/finding/model/masked-value";
import type { JudgementDetail } from "@/lib/finding/model/stored";
import type { FollowUpDetail } from "@/lib/finding/model/machine/facts";
import type { JudgementKind, Outcome } from "@/lib/finding/model/state";
import { tablesById } from "@/lib/finding/queries/codes/tables";
import { reachableFinding, type LoadedFinding } from "@/lib/finding/queries/load";
import type { CodeLine } from "@/lib/roll/code-tables";
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
  /** of a follow-up with codes: the table that it was made under, and its words */
  readonly made: MadeUnder | null;
  readonly detail: JudgementDetail;
  readonly note: string | null;
  readonly seconds: number | null;
  readonly refersTo: number | null;
}

type Words = Pick<CodeLine, "id" | "en">;

/** The words of a stored code and value, as the table had them when the decision was made. */
interface MadeUnder {
  readonly table: string;
  readonly source: string;
  readonly code: Words | null;
  readonly value: Words | null;
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
  const tables = await tablesById(events.flatMap(({ followUp }) => followUp?.table ?? []));
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
    made: madeUnder(event.followUp, tables),
    detail: shownDetail(event.detail, remarks),
    note: remarks ? event.note : null,
    seconds: event.seconds,
    refersTo: event.refersTo,
  }));
  return maskDeep(seen);
}

function madeUnder(
  followUp: FollowUpDetail | null,
  tables: Awaited<ReturnType<typeof tablesById>>,
): MadeUnder | null {
  const table = tables.get(followUp?.table ?? "");
  if (followUp === null || table === undefined) return null;
  const wordsOf = (code: string | undefined): Words | null => {
    const line = table.codes.find((one) => one.code === code);
    return line === undefined ? null : { id: line.id, en: line.en };
  };
  const value = table.kind === followUp.element ? wordsOf(followUp.proposedValue) : null;
  return { table: table.id, source: table.source, code: wordsOf(followUp.code), value };
}

/** What was read off at the place stands there masked like the roll, and only with the author's other words. */
function shownDetail({ foundValue, ...detail }: JudgementDetail, remarks: boolean): JudgementDetail {
  if (foundValue === undefined || detail.element === undefined || !remarks) return detail;
  return { ...detail, foundValue: maskedValue(detail.element, foundValue) };
}
