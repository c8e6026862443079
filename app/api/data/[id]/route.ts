import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";

export const dynamic = "force-dynamic";

/** How far an import is; asked again by its page while it works. */
export const GET = route<{ id: string }>("snapshot.view", async (ctx, _request, { id }) => {
  return json(await snapshotProgress(ctx, idOfPath(id, "snapshot-not-found")));
});
