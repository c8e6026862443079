import { Readable } from "node:stream";
import { badInput } from "@/lib/errors";
import { formOf } from "@/lib/next/form-of";
import { purposeOfForm } from "@/lib/next/purpose-of-form";
import { exportInclusions } from "@/lib/list/services/export-inclusions";
import { NO_STORE, route } from "@/lib/next/route";

/** People to be added, for Sidalih. By POST: the purpose does not belong into an address. */
export const POST = route("export.create-unmasked", async (ctx, request) => {
  const form = await formOf(request);
  const purpose = purposeOfForm(form);
  if (purpose === undefined) throw badInput("export-purpose-kind");
  const made = await exportInclusions(ctx, {
    snapshotId: Number(form.get("snapshotId")),
    format: form.get("format") === "csv" ? "csv" : "xlsx",
    purpose,
  });
  return new Response(Readable.toWeb(made.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": made.mime,
      "content-disposition": `attachment; filename="${made.fileName}"`,
    },
  });
});
