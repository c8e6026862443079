import { recordOf } from "@/lib/record-of";
import { z } from "zod";
import { rows } from "@/lib/db/sql";
import type { Ctx } from "@/lib/access/actor";
import { authorise } from "@/lib/access/permissions";
import {
  COUNT_BOUND,
  VIEWS,
  queueFilterSchema,
  type QueueFilter,
  type ViewName,
} from "@/lib/finding/model/queue/filter";
import { asQuery, readQueueAddress } from "@/lib/finding/model/queue/url";
import { VIEW_FILTERS } from "@/lib/finding/model/queue/views";
import { askBranches } from "./ask";
import { queueCount } from "./sql";
import { queueWhere } from "./where";
import { amongOf } from "./among";

/** How many findings a filter has in the person's scope; `COUNT_BOUND + 1` means more than the bound. */
export async function countFindings(ctx: Ctx, input: QueueFilter): Promise<number> {
  authorise(ctx.actor, "queue.view");
  const filter = queueFilterSchema.parse(input);
  const branches = await askBranches(ctx.actor, filter, "oldest");
  if (branches.length === 0) return 0;
  const among = await amongOf(ctx.actor, filter);
  const [row] = await rows(
    z.object({ n: z.number() }),
    queueCount(branches, queueWhere(ctx.actor, filter, branches, among), COUNT_BOUND + 1, among !== null),
  );
  return row?.n ?? 0;
}

/** The same for every tab of the queue, over one further filter (period, area …). */
export async function findingCounts(ctx: Ctx, base: QueueFilter): Promise<Record<ViewName, number>> {
  const counted = await Promise.all(
    VIEWS.map((view) => countFindings(ctx, { ...base, ...VIEW_FILTERS[view] })),
  );
  return recordOf(VIEWS, (view) => counted[VIEWS.indexOf(view)] ?? 0);
}

/** How many findings a kept view has now. */
export async function viewCounts<V extends { readonly query: string }>(
  ctx: Ctx,
  views: readonly V[],
): Promise<(V & { readonly count: number })[]> {
  return Promise.all(
    views.map(async (view) => ({
      ...view,
      count: await countFindings(ctx, readQueueAddress(asQuery(view.query)).filter),
    })),
  );
}
