import type { Ctx } from "@/lib/access/actor";
import { authorise, can } from "@/lib/access/permissions";
import { countFindings } from "@/lib/finding/queries/queue/counts";
import { VIEW_FILTERS } from "@/lib/finding/model/queue/views";

/** The one thing to do next: what it is and how many wait. `count` above 1,000 means more than that. */
export interface NextWork {
  readonly kind: "assigned" | "signoff" | "ready" | "watch";
  readonly count: number;
}

/**
 * What the person has been given, else what waits for their signature, else what nobody holds: of every period, as
 * the queue has it.
 */
export async function nextWork(ctx: Ctx): Promise<NextWork> {
  authorise(ctx.actor, "summary.view");
  const count = (view: "assigned" | "signoff" | "ready") => countFindings(ctx, VIEW_FILTERS[view]);
  if (can(ctx.actor, "finding.sign-off")) {
    const waiting = await count("signoff");
    if (waiting > 0) return { kind: "signoff", count: waiting };
  }
  if (!can(ctx.actor, "finding.judge")) return { kind: "watch", count: await count("ready") };
  const given = await count("assigned");
  return given > 0 ? { kind: "assigned", count: given } : { kind: "ready", count: await count("ready") };
}
