import { Readable } from "node:stream";
import { sampleSheet } from "@/lib/list/services/sample-sheet";
import { formOf } from "@/lib/next/form-of";
import { NO_STORE, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** The sheet for the household visits of a sample of a list. By POST: it is on the trail. */
export const POST = route("list.sample", async (ctx, request) => {
  const form = await formOf(request);
  const made = await sampleSheet(ctx, {
    listId: Number(form.get("listId")),
    sampleId: Number(form.get("sampleId")),
  });
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
