import { notFound } from "@/lib/errors";
import { listProgress } from "@/lib/list/queries/progress";
import { json, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** How far the matching of a list is; asked again by its page while the worker is at it. */
export const GET = route<{ id: string }>("list.view", async (ctx, _request, { id }) => {
  if (!/^\d{1,9}$/.test(id)) throw notFound("list-not-found", { id });
  return json(await listProgress(ctx, Number(id)));
});
