import { Readable } from "node:stream";
import type { UnmaskedPurpose } from "@/lib/account/model/unmasked";
import { badInput } from "@/lib/errors";
import { formOf } from "@/lib/next/form-of";
import { purposeOfForm } from "@/lib/next/purpose-of-form";
import { idOfPath } from "@/lib/next/id-of-path";
import { route } from "@/lib/next/route";
import type { Ctx } from "@/lib/access/actor";
import { exportRejects } from "@/lib/snapshot/services/export-rejects";

export const dynamic = "force-dynamic";

/** The list of rejected lines, masked. */
export const GET = route<{ id: string }>("snapshot.export-rejects", (ctx, _request, { id }) =>
  download(ctx, id),
);

/** The same with the original text, for repair; its purpose stands in no address and no log. */
export const POST = route<{ id: string }>(
  "snapshot.export-rejects-unmasked",
  async (ctx, request, { id }) => {
    const purpose = purposeOfForm(await formOf(request));
    if (purpose === undefined) throw badInput("export-purpose-kind");
    return download(ctx, id, purpose);
  },
);

async function download(ctx: Ctx, id: string, purpose?: UnmaskedPurpose): Promise<Response> {
  const file = await exportRejects(ctx, {
    id: idOfPath(id, "snapshot-not-found"),
    ...(purpose === undefined ? {} : { purpose }),
  });
  return new Response(Readable.toWeb(file.stream) as ReadableStream, {
    headers: {
      "content-type": file.mime,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
    },
  });
}
