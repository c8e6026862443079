import { z } from "zod";
import { notFound } from "@/lib/errors";
import { peopleOf } from "@/lib/finding/queries/opened/people";
import { json, route } from "@/lib/next/route";

const idTextSchema = z.string().regex(/^\d{1,9}$/);

/** Everybody whom a finding is about, by name and line: for choosing among more than the screen shows. */
export const GET = route<{ id: string }>("finding.view", async (ctx, _request, { id }) => {
  const parsed = idTextSchema.safeParse(id);
  if (!parsed.success) throw notFound("finding-not-found", { id: 0 });
  return json(await peopleOf(ctx, Number(parsed.data)));
});
