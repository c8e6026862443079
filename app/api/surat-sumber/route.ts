import { getLocale } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locales";
import { sourceLetter } from "@/lib/list/services/source-letter";
import { formOf } from "@/lib/next/form-of";
import { NO_STORE, route } from "@/lib/next/route";

const MIME = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;

export const dynamic = "force-dynamic";

/** The letter to the source of a list, in counts, to be completed and signed. By POST: it is on the trail. */
export const POST = route("list.sample", async (ctx, request) => {
  const form = await formOf(request);
  const format = form.get("format") === "pdf" ? "pdf" : "docx";
  const said = await getLocale();
  const locale = isLocale(said) ? said : DEFAULT_LOCALE;
  const { bytes, fileName } = await sourceLetter(ctx, { listId: Number(form.get("listId")), locale, format });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...NO_STORE,
      "content-type": MIME[format],
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
});
