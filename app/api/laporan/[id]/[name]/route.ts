import { Readable } from "node:stream";
import { NO_STORE, route } from "@/lib/next/route";
import { openReportFile } from "@/lib/report/services/open";

/** One file of a finished report, streamed. */
export const GET = route<{ id: string; name: string }>("report.view", async (ctx, _request, { id, name }) => {
  const file = await openReportFile(ctx, { reportId: Number(id), name });
  return new Response(Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": file.mime,
      "content-length": String(file.size),
      "content-disposition": `attachment; filename="laporan-${id}-${file.name}"`,
    },
  });
});
