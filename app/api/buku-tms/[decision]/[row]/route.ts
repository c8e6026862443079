import { localeOfForm, pdfResponse } from "@/lib/next/pdf-response";
import { route } from "@/lib/next/route";
import { whyPage } from "@/lib/register/services/why-page";

/** One page for the voter who asks why the name is not on the roll. A form posts here: printing is on the trail. */
export const POST = route<{ decision: string; row: string }>(
  "register.view",
  async (ctx, request, { decision, row }) => {
    const locale = localeOfForm(await request.formData());
    const write = await whyPage(ctx, { decision: Number(decision), row: Number(row) }, locale);
    return pdfResponse(write, `penjelasan-${decision}.pdf`);
  },
);
