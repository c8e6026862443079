import { formOf } from "@/lib/next/form-of";
import { localeOfForm, pdfResponse } from "@/lib/next/pdf-response";
import { route } from "@/lib/next/route";
import { printNotice } from "@/lib/register/services/notice";

/** One paper for one person. A form posts here: printing is on the trail. */
export const POST = route("notice.print", async (ctx, request) => {
  const form = await formOf(request);
  const { locale: _locale, ...asked } = Object.fromEntries(form);
  return pdfResponse(await printNotice(ctx, asked, localeOfForm(form)), "pemberitahuan.pdf");
});
