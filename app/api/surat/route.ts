import { Readable } from "node:stream";
import { z } from "zod";
import { badInput } from "@/lib/errors";
import { LOCALES } from "@/lib/i18n/locales";
import { NO_STORE, route } from "@/lib/next/route";
import { letterSheet } from "@/lib/register/services/letter-sheet";

const askedSchema = z.object({
  data: z.coerce.number().int().positive(),
  bahasa: z.enum(LOCALES).default("id"),
});

/** The register of letters as a workbook. It names no voter, so that its address may say what it is. */
export const GET = route("letter.view", async (ctx, request) => {
  const parsed = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw badInput("invalid-input", { field: "data, bahasa" });
  const { data, bahasa } = parsed.data;
  const stream = await letterSheet(ctx, data, bahasa);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="surat-${data}.xlsx"`,
    },
  });
});
