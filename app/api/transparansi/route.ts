import { z } from "zod";
import { noteHtml, NOTE_KINDS } from "@/lib/dashboard/model/transparency";
import { publicNote } from "@/lib/dashboard/queries/transparency";
import { badInput, notFound } from "@/lib/errors";
import { LOCALES } from "@/lib/i18n/locales";
import { NO_STORE, route } from "@/lib/next/route";
import { listPeriods } from "@/lib/snapshot/queries/periods";

const askedSchema = z.object({
  jenis: z.enum(NOTE_KINDS),
  bahasa: z.enum(LOCALES),
  data: z.coerce.number().int().positive(),
});

/** One of the papers for the public as an HTML file. It holds nobody, so that its address may say what it is. */
export const GET = route("transparency.view", async (ctx, request) => {
  const parsed = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw badInput("invalid-input", { field: "jenis, bahasa, data" });
  const { jenis, bahasa, data } = parsed.data;
  const period = (await listPeriods(ctx)).find(({ id }) => id === data);
  if (period === undefined) throw notFound("snapshot-not-found", { id: data });
  return new Response(noteHtml(await publicNote(ctx, period, jenis, bahasa)), {
    headers: {
      ...NO_STORE,
      "content-type": "text/html; charset=utf-8",
      "content-disposition": `attachment; filename="${jenis}-${period.regionCode}-${bahasa}.html"`,
    },
  });
});
