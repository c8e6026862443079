import type { Ctx } from "@/lib/access/actor";
import { VIEWS, type QueueFilter, type ViewName } from "@/lib/finding/model/queue/filter";
import { hiddenViews } from "@/lib/finding/model/queue/views";
import { findingCounts } from "./counts";

/** Tabs where somebody still finds work; others repeat them or hold what is done. */
const WORK: readonly ViewName[] = [
  "ready",
  "mine",
  "assigned",
  "stuck",
  "unsure",
  "field-check",
  "signoff",
  "returned",
  "closed",
];

export interface Elsewhere {
  readonly view: ViewName;
  readonly count: number;
}

/**
 * Where work still lies when the list that is open is empty: tabs with what is in them, over every period and
 * without the filters of the list.
 */
export async function workElsewhere(
  ctx: Ctx,
  here: {
    readonly view: ViewName;
    readonly own: QueueFilter;
    readonly counts: Readonly<Record<ViewName, number>>;
  },
): Promise<Elsewhere[]> {
  const filtered = Object.keys(here.own).length > 0;
  const counts = filtered ? await findingCounts(ctx, {}) : here.counts;
  const hidden = hiddenViews(ctx.actor);
  return VIEWS.filter(
    (view) =>
      WORK.includes(view) && !hidden.includes(view) && counts[view] > 0 && (filtered || view !== here.view),
  ).map((view) => ({ view, count: counts[view] }));
}
