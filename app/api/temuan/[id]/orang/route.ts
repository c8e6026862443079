import { peopleOf } from "@/lib/finding/queries/opened/people";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";

/** Everybody whom a finding is about, by name and line: for choosing among more than the screen shows. */
export const GET = route<{ id: string }>("finding.view", async (ctx, _request, { id }) =>
  json(await peopleOf(ctx, idOfPath(id, "finding-not-found"))),
);
