import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";
import { shownCase } from "@/lib/next/shown-case";

/** What else is asked about the same person, family or place, and what was asked before. */
export const GET = route<{ id: string }>("finding.view", async (ctx, _request, { id }) =>
  json(await shownCase(ctx, idOfPath(id, "finding-not-found"))),
);
