import { Readable } from "node:stream";
import { giveFile } from "@/lib/exchange/services/give-file";
import { formOf } from "@/lib/next/form-of";
import { idOfPath } from "@/lib/next/id-of-path";
import { NO_STORE, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** Our first or second file for the other office. By POST: each is on the trail. */
export const POST = route<{ id: string }>("exchange.make", async (ctx, request, { id }) => {
  const form = await formOf(request);
  const made = await giveFile(ctx, idOfPath(id, "exchange-not-found"), form.get("step") === "2" ? 2 : 1);
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
