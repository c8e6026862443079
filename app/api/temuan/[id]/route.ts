import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { shownFinding } from "@/lib/next/shown-finding";

/** A finding as this person may see it now; the workbench loads the next one before it is asked for. */
export const GET = route<{ id: string }>("finding.view", async (ctx, _request, { id }) =>
  json(await shownFinding(ctx, idOfPath(id, "finding-not-found"))),
);
