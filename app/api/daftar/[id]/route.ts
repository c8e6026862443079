import { listProgress } from "@/lib/list/queries/progress";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** How far the matching of a list is; asked again by its page while the worker is at it. */
export const GET = route<{ id: string }>("list.view", async (ctx, _request, { id }) => {
  return json(await listProgress(ctx, idOfPath(id, "list-not-found")));
});
