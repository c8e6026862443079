import { Readable } from "node:stream";
import { z } from "zod";
import { badInput } from "@/lib/errors";
import { LOCALES } from "@/lib/i18n/locales";
import { exportMoves, MOVE_FORMATS } from "@/lib/list/services/export-moves";
import { NO_STORE, route } from "@/lib/next/route";

const askedSchema = z.object({
  data: z.coerce.number().int().positive(),
  bentuk: z.enum(MOVE_FORMATS),
  bahasa: z.enum(LOCALES).default("id"),
});

const MIME = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Origin × destination as a file. It counts people and names nobody, so that its address may say what it is. */
export const GET = route("list.view", async (ctx, request) => {
  const parsed = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) throw badInput("invalid-input", { field: "data, bentuk, bahasa" });
  const { data, bentuk, bahasa } = parsed.data;
  const stream = await exportMoves(ctx, data, bentuk, bahasa);
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": MIME[bentuk],
      "content-disposition": `attachment; filename="perpindahan-${data}.${bentuk}"`,
    },
  });
});
