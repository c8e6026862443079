import type { JobHandlers } from "@/lib/jobs/handler";

/** Which code works which queue. */
export const handlers: JobHandlers = {};
