import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { formOf } from "@/lib/next/form-of";
import { NO_STORE, route } from "@/lib/next/route";
import { purposeOfForm } from "@/lib/next/purpose-of-form";
import { exportFindings } from "@/lib/finding/services/export";

/**
 * Findings and decisions of a run as a file. By POST: a purpose for full identities does not belong into an
 * address.
 */
export const POST = route("export.create", async (ctx, request) => {
  const form = await formOf(request);
  const purpose = purposeOfForm(form);
  const made = await exportFindings(ctx, {
    runId: Number(form.get("runId")),
    format: form.get("format"),
    locale: await getLocale(),
    ...(purpose === undefined ? {} : { purpose }),
  });
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": made.mime,
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
