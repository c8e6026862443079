import { Readable } from "node:stream";
import { drawHouses } from "@/lib/list/services/draw-houses";
import { formOf } from "@/lib/next/form-of";
import { NO_STORE, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** Drawn houses for the other direction, from people to the roll. By POST: the draw is on the trail. */
export const POST = route("list.sample", async (ctx, request) => {
  const form = await formOf(request);
  const made = await drawHouses(ctx, {
    snapshotId: Number(form.get("snapshotId")),
    houses: Number(form.get("houses")),
    seed: Number(form.get("seed")),
  });
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
