import { Readable } from "node:stream";
import { idOfPath } from "@/lib/next/id-of-path";
import { NO_STORE, route } from "@/lib/next/route";
import { openReportFile } from "@/lib/report/services/open";

/** One file of a finished report, streamed. */
export const GET = route<{ id: string; name: string }>("report.view", async (ctx, _request, { id, name }) => {
  const reportId = idOfPath(id, "report-not-found");
  const file = await openReportFile(ctx, { reportId, name });
  return new Response(Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, {
    headers: {
      ...NO_STORE,
      "content-type": file.mime,
      "content-length": String(file.size),
      "content-disposition": `attachment; filename="laporan-${String(reportId)}-${file.name}"`,
    },
  });
});
