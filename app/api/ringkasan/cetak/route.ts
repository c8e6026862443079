import { formOf } from "@/lib/next/form-of";
import { localeOfForm, pdfResponse } from "@/lib/next/pdf-response";
import { route } from "@/lib/next/route";
import { printSummary } from "@/lib/report/services/print-summary";

/** The dashboard on paper: page 1 of the report as it would be now. A form posts here: printing is on the trail. */
export const POST = route("report.view", async (ctx, request) => {
  const form = await formOf(request);
  const write = await printSummary(ctx, { snapshotId: Number(form.get("data")) }, localeOfForm(form));
  return pdfResponse(write, "ringkasan.pdf");
});
