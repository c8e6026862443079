import type { JobHandler } from "@/lib/jobs/handler";
import { trainAndOrder } from "@/lib/finding/services/train-ranker";

/** Learns the order of the queue; losing one costs nothing, the next decisions order another. */
export const trainJob: JobHandler<"train"> = {
  run: async () => void (await trainAndOrder()),
  abandon: () => Promise.resolve(),
};
