import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { formOf } from "@/lib/next/form-of";
import { idOfPath } from "@/lib/next/id-of-path";
import { NO_STORE, route } from "@/lib/next/route";
import { exportAreaPeople } from "@/lib/finding/services/export-people";

/** The people of an area's finding as a file. By POST: a purpose does not belong into an address. */
export const POST = route<{ id: string }>("finding.export-people", async (ctx, request, { id }) => {
  const form = await formOf(request);
  const { stream, fileName } = await exportAreaPeople(ctx, {
    findingId: idOfPath(id, "finding-not-found"),
    purpose: form.get("purpose"),
    locale: await getLocale(),
  });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
});
