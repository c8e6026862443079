import { formOf } from "@/lib/next/form-of";
import { idOfPath } from "@/lib/next/id-of-path";
import { localeOfForm, pdfResponse } from "@/lib/next/pdf-response";
import { route } from "@/lib/next/route";
import { whyPage } from "@/lib/register/services/why-page";

/** One page for the voter who asks why the name is not on the roll. A form posts here: printing is on the trail. */
export const POST = route<{ decision: string; row: string }>(
  "register.view",
  async (ctx, request, { decision, row }) => {
    const locale = localeOfForm(await formOf(request));
    const asked = {
      decision: idOfPath(decision, "register-not-found"),
      row: idOfPath(row, "register-not-found"),
    };
    return pdfResponse(await whyPage(ctx, asked, locale), `penjelasan-${String(asked.decision)}.pdf`);
  },
);
