import { notFound } from "@/lib/errors";
import { json, route } from "@/lib/next/route";
import { snapshotProgress } from "@/lib/snapshot/queries/progress";

export const dynamic = "force-dynamic";

/** How far an import is; asked again by its page while it works. */
export const GET = route<{ id: string }>("snapshot.view", async (ctx, _request, { id }) => {
  if (!/^\d{1,9}$/.test(id)) throw notFound("snapshot-not-found", { id });
  return json(await snapshotProgress(ctx, Number(id)));
});
