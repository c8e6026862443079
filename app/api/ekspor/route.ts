import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { NO_STORE, route } from "@/lib/next/route";
import { exportFindings } from "@/lib/finding/services/export";

/**
 * Findings and decisions of a run as a file. By POST: a purpose for full identities does not belong into an
 * address.
 */
export const POST = route("export.create", async (ctx, request) => {
  const form = await request.formData();
  const purpose = String(form.get("purpose") ?? "").trim();
  const made = await exportFindings(ctx, {
    runId: Number(form.get("runId")),
    format: form.get("format"),
    locale: await getLocale(),
    ...(purpose === "" ? {} : { purpose }),
  });
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": made.mime,
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
