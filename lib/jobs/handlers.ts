import type { JobHandlers } from "@/lib/jobs/handler";
import { longActionJob } from "@/lib/jobs/long-action";
import { countJob } from "@/lib/jobs/count";
import { ingestJob } from "@/lib/jobs/ingest";
import { inspectJob } from "@/lib/jobs/inspect";
import { listJob } from "@/lib/jobs/list";
import { previewJob } from "@/lib/jobs/preview";
import { reportJob } from "@/lib/jobs/report";
import { trainJob } from "@/lib/jobs/train";
import { runHandler } from "@/lib/jobs/run";

/** Which code works which queue. */
export const handlers: JobHandlers = {
  inspect: inspectJob,
  ingest: ingestJob,
  preview: previewJob,
  run: runHandler,
  report: reportJob,
  train: trainJob,
  count: countJob,
  list: listJob,
  "long-action": longActionJob,
};
