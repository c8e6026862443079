import { Readable } from "node:stream";
import { getLocale } from "next-intl/server";
import type { Ctx } from "@/lib/access/actor";
import { makeWorksheet } from "@/lib/finding/services/field/worksheet";
import { formOf } from "@/lib/next/form-of";
import { purposeOfForm } from "@/lib/next/purpose-of-form";
import { NO_STORE, route } from "@/lib/next/route";

/**
 * `?data=<period>&desa=<key>&bagian=<part>&bentuk=xlsx`: the worksheet of the open field checks (lembar kerja
 * coktas), of one desa or of the person's whole area; without numbers of identity.
 */
export const GET = route("finding.print-worksheet", (ctx, request) => {
  const query = new URL(request.url).searchParams;
  return answer(ctx, (name) => query.get(name));
});

/** The same with NIK and NKK where the question is about them. By POST: a purpose does not belong into an address. */
export const POST = route("finding.print-worksheet", async (ctx, request) => {
  const form = await formOf(request);
  const purpose = purposeOfForm(form);
  return answer(
    ctx,
    (name) => {
      const value = form.get(name);
      return typeof value === "string" && value !== "" ? value : null;
    },
    purpose === undefined ? {} : { purpose },
  );
});

async function answer(
  ctx: Ctx,
  field: (name: string) => string | null,
  purpose: object = {},
): Promise<Response> {
  const desaKey = field("desa");
  const { stream, fileName, mime } = await makeWorksheet(ctx, {
    snapshotId: Number(field("data")),
    locale: await getLocale(),
    part: Number(field("bagian") ?? 1),
    format: field("bentuk") ?? "pdf",
    ...(desaKey === null ? {} : { desaKey }),
    ...purpose,
  });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": mime,
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}
