import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { UserError } from "@/lib/errors";
import { loadRegions } from "@/lib/regions/load-regions";
import { importTables, type ImportOutput, type ImportPlan, type ImportResult } from "./import-tables";
import type { FromReader, ReaderTask, ToReader } from "./thread-messages";

/**
 * Heap of the reading thread; a plan that needs more is a fault, and fails instead of taking the office's
 * memory.
 */
const HEAP_MB = 384;

/** Below this a thread would take longer to start than to read. */
const SMALL_BYTES = 4 * 1024 ** 2;

/** `importTables`, in a thread of its own when there is enough to read. See `importInThread`. */
export async function importPlan(
  plan: ImportPlan,
  output: ImportOutput,
  signal: AbortSignal,
): Promise<ImportResult | null> {
  const bytes = plan.files.flatMap((file) => file.tables).reduce((sum, table) => sum + table.size, 0);
  if (bytes > SMALL_BYTES) return importInThread(plan, output, signal);
  const result = await importTables(plan, loadRegions(), output);
  signal.throwIfAborted();
  return result;
}

/**
 * `importTables` in a thread of its own, so that reading and PostgreSQL's loading overlap.
 *
 * @param signal aborted: the thread is ended at once and the promise rejects with the signal's reason
 * @throws the UserError that the reader threw, or whatever `output.write` threw
 */
export function importInThread(
  plan: ImportPlan,
  output: ImportOutput,
  signal: AbortSignal,
): Promise<ImportResult | null> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const reader = new Worker(new URL("./thread-entry.ts", import.meta.url), {
    workerData: { plan, regions: loadRegions().within(plan.regionCode) } satisfies ReaderTask,
    execArgv: ["--import", loader],
    // Lines are garbage as soon as they are written: a roomy nursery lets most of it die there.
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 128 },
  });
  const finished = new Promise<ImportResult | null>((resolve, reject) => {
    let turn = Promise.resolve();
    const take = async (message: FromReader): Promise<void> => {
      switch (message.type) {
        case "batch": {
          const go = await output.write(message.lines, message.rejects, message.progress);
          const block = message.lines.buffer;
          reader.postMessage({ go, block } satisfies ToReader, [block]);
          return;
        }
        case "done":
          resolve(message.result);
          return;
        case "refused":
          reject(new UserError(message.kind, message.code, message.values));
      }
    };
    reader.on("message", (message: FromReader) => {
      turn = turn.then(() => take(message)).catch(reject);
    });
    reader.on("error", reject);
    reader.on("exit", (code) => {
      if (code !== 0) reject(new Error(`the reading thread ended with code ${code}`));
    });
    signal.addEventListener(
      "abort",
      () => reject(signal.reason instanceof Error ? signal.reason : new Error("aborted")),
      { once: true },
    );
    if (signal.aborted) reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
  });
  return finished.finally(() => reader.terminate());
}
