import { PassThrough, Readable } from "node:stream";
import { NO_STORE, route } from "@/lib/next/route";
import { whyPage } from "@/lib/register/services/why-page";

/** One page for the voter who asks why the name is not on the roll. A form posts here: printing is on the trail. */
export const POST = route<{ decision: string; row: string }>(
  "register.view",
  async (ctx, request, { decision, row }) => {
    const locale = (await request.formData()).get("locale") === "en" ? "en" : "id";
    const write = await whyPage(ctx, { decision: Number(decision), row: Number(row) }, locale);
    const out = new PassThrough();
    write(out).catch((error: unknown) =>
      out.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return new Response(Readable.toWeb(out) as ReadableStream<Uint8Array>, {
      headers: {
        ...NO_STORE,
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="penjelasan-${decision}.pdf"`,
      },
    });
  },
);
