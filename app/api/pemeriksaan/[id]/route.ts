import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { runState } from "@/lib/next/run-state";

export const dynamic = "force-dynamic";

/** How far a run is; asked again by its page while it works. */
export const GET = route<{ id: string }>("run.view", async (ctx, _request, { id }) => {
  return json(await runState(ctx, idOfPath(id, "run-not-found")));
});
