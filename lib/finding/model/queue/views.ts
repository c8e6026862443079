import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import type { QueueFilter, ViewName } from "@/lib/finding/model/queue/filter";

/** The tabs of the queue: each is a filter that anybody could also put together by hand. */
export const VIEW_FILTERS: Readonly<Record<ViewName, QueueFilter>> = {
  ready: {
    states: ["new", "unsure", "returned", "reopened"],
    holder: "nobody",
    assigned: "free",
    forwarded: false,
  },
  mine: { states: ["new", "unsure", "field_check", "returned", "reopened"], holder: "me" },
  assigned: { states: ["new", "unsure", "field_check", "returned", "reopened"], assigned: "me" },
  colleagues: { states: ["new", "unsure", "field_check", "returned", "reopened"], assigned: "colleague" },
  stuck: { states: ["unsure"], stuck: true },
  forwarded: { states: ["new", "unsure", "field_check", "returned", "reopened"], forwarded: true },
  unsure: { states: ["unsure"] },
  "field-check": { states: ["field_check"] },
  signoff: { states: ["awaiting_signoff"] },
  returned: { states: ["returned", "reopened"] },
  judged: { judged: "me" },
  decided: { states: ["final"] },
  closed: {
    states: ["new", "unsure", "field_check", "awaiting_signoff", "returned", "reopened"],
    closedPeriod: true,
  },
  all: {},
};

/**
 * Tabs that are of no use to a person: who does not judge has nothing of its own, who does not sign has nothing
 * to sign; and periods whose work was ended have a tab only where there are any.
 */
export function hiddenViews(
  actor: Actor,
  counts?: Readonly<Record<ViewName, number>>,
  here?: ViewName,
): readonly ViewName[] {
  return [
    ...(counts?.closed === 0 && here !== "closed" ? (["closed"] as const) : []),
    ...(can(actor, "finding.judge") ? [] : (["mine", "assigned", "colleagues", "judged"] as const)),
    ...(can(actor, "queue.see-signoff") ? [] : (["signoff", "stuck"] as const)),
  ];
}
