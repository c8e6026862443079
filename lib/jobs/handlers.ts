import type { JobHandlers } from "@/lib/jobs/handler";
import { ingestJob } from "@/lib/jobs/ingest";

/** Which code works which queue. */
export const handlers: JobHandlers = { ingest: ingestJob };
