import { z } from "zod";
import { notFound } from "@/lib/errors";
import { json, route } from "@/lib/next/route";
import { shownFinding } from "@/lib/next/shown-finding";

const idTextSchema = z.string().regex(/^\d{1,9}$/);

/** A finding as this person may see it now; the workbench loads the next one before it is asked for. */
export const GET = route<{ id: string }>("finding.view", async (ctx, _request, { id }) => {
  const parsed = idTextSchema.safeParse(id);
  if (!parsed.success) throw notFound("finding-not-found", { id: 0 });
  return json(await shownFinding(ctx, Number(parsed.data)));
});
