import { getLocale } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locales";
import { sourceLetter } from "@/lib/list/services/source-letter";
import { NO_STORE, route } from "@/lib/next/route";

export const dynamic = "force-dynamic";

/** The letter to the source of a list, in counts, to be completed and signed. By POST: it is on the trail. */
export const POST = route("list.sample", async (ctx, request) => {
  const listId = Number((await request.formData()).get("listId"));
  const said = await getLocale();
  const locale = isLocale(said) ? said : DEFAULT_LOCALE;
  const { bytes, fileName } = await sourceLetter(ctx, { listId, locale });
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...NO_STORE,
      "content-type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
});
