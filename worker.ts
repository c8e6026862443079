import { constants, setPriority } from "node:os";
import { keepCheckpoints } from "@/lib/audit/anchor/daily";
import { closeDatabase } from "@/lib/db/close";
import { pool } from "@/lib/db/pool";
import { assertSchema } from "@/lib/db/schema-state";
import { env } from "@/lib/env";
import { startWorker } from "@/lib/jobs/boss";
import { queueUncounted } from "@/lib/jobs/count";
import { keepErasing } from "@/lib/jobs/erase";
import { handlers } from "@/lib/jobs/handlers";
import { queueUnmatched } from "@/lib/list/services/queue-matching";
import { describeFault, logger } from "@/lib/log";

/** The process that works the queues: imports, lists, runs, reports. Who waits at the desk goes before it. */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
env();
await assertSchema(pool());
const worker = await startWorker(handlers, {
  onError: (error, queue) => logger().error({ queue, ...describeFault(error) }, "a job crashed"),
  // Another worker takes the jobs over; whoever started us starts us again.
  onLost: () => process.exit(1),
});
await queueUncounted();
await queueUnmatched();
const stopCheckpoints = keepCheckpoints((error) =>
  logger().error(describeFault(error), "no checkpoint of the trail was kept"),
);
const stopErasing = keepErasing((error) =>
  logger().error(describeFault(error), "something past its day was not deleted"),
);
logger().debug("worker started");
process.send?.("ready");

let stopping: Promise<void> | undefined;

function stop(): Promise<void> {
  stopping ??= (async () => {
    stopCheckpoints();
    stopErasing();
    await worker.stop();
    await closeDatabase();
    logger().debug("worker stopped");
    process.exit(0);
  })();
  return stopping;
}

process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
// The channel to the starting process closes when that dies: nobody is left to stop us.
process.on("disconnect", () => void stop());
