import type { JobHandler } from "@/lib/jobs/handler";
import { buildReport, failReport } from "@/lib/report/services/build";

/** Makes an ordered report; a crash starts it over with an empty folder. */
export const reportJob: JobHandler<"report"> = {
  run: ({ reportId }) => buildReport(reportId),
  abandon: ({ reportId }) => failReport(reportId, "report-failed"),
};
