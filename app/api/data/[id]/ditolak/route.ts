import { Readable } from "node:stream";
import { notFound } from "@/lib/errors";
import { route } from "@/lib/next/route";
import type { Ctx } from "@/lib/access/actor";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";

export const dynamic = "force-dynamic";

/** The list of rejected lines, masked. */
export const GET = route<{ id: string }>("snapshot.export-rejects", (ctx, _request, { id }) =>
  download(ctx, id),
);

/**
 * The same with the original text, for repair; the purpose comes as a form field, so that it stands in no
 * address and no log.
 */
export const POST = route<{ id: string }>(
  "snapshot.export-rejects-unmasked",
  async (ctx, request, { id }) => {
    const purpose = (await request.formData()).get("purpose");
    return download(ctx, id, typeof purpose === "string" ? purpose : "");
  },
);

async function download(ctx: Ctx, id: string, purpose?: string): Promise<Response> {
  if (!/^\d{1,9}$/.test(id)) throw notFound("snapshot-not-found", { id });
  const file = await exportRejects(ctx, { id: Number(id), ...(purpose === undefined ? {} : { purpose }) });
  return new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      "content-type": file.mime,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
