import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import { NO_STORE, route } from "@/lib/next/route";
import { printWorksheet } from "@/lib/finding/services/field-check";

/**
 * `?data=<period>&desa=<key>&bagian=<part>`: the worksheet of the open field checks (lembar kerja coktas), of
 * one desa or of the person's whole area.
 */
export const GET = route("finding.print-worksheet", async (ctx, request) => {
  const query = new URL(request.url).searchParams;
  const desaKey = query.get("desa");
  const { stream, fileName } = await printWorksheet(ctx, {
    snapshotId: Number(query.get("data")),
    locale: await getLocale(),
    part: Number(query.get("bagian") ?? 1),
    ...(desaKey === null ? {} : { desaKey }),
  });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
});
