import { notFound } from "@/lib/errors";
import { json, route } from "@/lib/next/route";
import { runState } from "@/lib/next/run-state";

export const dynamic = "force-dynamic";

/** How far a run is; asked again by its page while it works. */
export const GET = route<{ id: string }>("run.view", async (ctx, _request, { id }) => {
  if (!/^\d{1,9}$/.test(id)) throw notFound("run-not-found", { id });
  return json(await runState(ctx, Number(id)));
});
