import { areaPeople, MAX_PAGE } from "@/lib/finding/queries/case/area-people";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";

/** `?halaman=<from 1>`: the people who make what was found of an area or a group, masked. */
export const GET = route<{ id: string }>("finding.view", async (ctx, request, { id }) => {
  const page = Number(new URL(request.url).searchParams.get("halaman") ?? 1);
  const wanted = Number.isInteger(page) ? Math.min(MAX_PAGE, Math.max(1, page)) : 1;
  return json(await areaPeople(ctx, idOfPath(id, "finding-not-found"), wanted));
});
