import { parsePeopleOrder } from "@/lib/finding/model/case/people-order";
import { areaPeople, MAX_PAGE } from "@/lib/finding/queries/case/area-people";
import { idOfPath } from "@/lib/next/id-of-path";
import { json, route } from "@/lib/next/route";

/**
 * `?halaman=<from 1>&urut=<heading, - for the other way>`: the people who make what was found of an area or a
 * group, masked.
 */
export const GET = route<{ id: string }>("finding.view", async (ctx, request, { id }) => {
  const asked = new URL(request.url).searchParams;
  const page = Number(asked.get("halaman") ?? 1);
  const wanted = Number.isInteger(page) ? Math.min(MAX_PAGE, Math.max(1, page)) : 1;
  const finding = idOfPath(id, "finding-not-found");
  return json(await areaPeople(ctx, finding, wanted, parsePeopleOrder(asked.get("urut"))));
});
