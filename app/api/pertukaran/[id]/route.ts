import { Readable } from "node:stream";
import { notFound } from "@/lib/errors";
import { giveFile } from "@/lib/exchange/services/give-file";
import { NO_STORE, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** Our first or second file for the other office. By POST: each is on the trail. */
export const POST = route<{ id: string }>("exchange.make", async (ctx, request, { id }) => {
  if (!/^\d{1,9}$/.test(id)) throw notFound("exchange-not-found", { id });
  const form = await request.formData();
  const made = await giveFile(ctx, Number(id), form.get("step") === "2" ? 2 : 1);
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
