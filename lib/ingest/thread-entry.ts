import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "@/lib/errors";
import { RegionIndex } from "@/lib/regions/region-index";
import { BLOCK_BYTES } from "./copy-text";
import { importTables } from "./import-tables";
import type { FromReader, ReaderTask, ToReader } from "./thread-messages";

/** Batches that may be on their way: enough that neither side waits for the other's every step. */
const IN_FLIGHT = 4;

if (parentPort === null) throw new Error("to be started as a worker thread");
const port = parentPort;
const send = (message: FromReader, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

const spare: ArrayBuffer[] = [];
let inFlight = 0;
let go = true;
let wake: (() => void) | null = null;
port.on("message", (answer: ToReader) => {
  inFlight--;
  // Memory that has just been written stays in the processor's cache; new memory would have to be fetched,
  // and cleared by the system first.
  if (answer.block.byteLength === BLOCK_BYTES) spare.push(answer.block);
  go &&= answer.go;
  wake?.();
});

async function room(): Promise<void> {
  while (go && inFlight >= IN_FLIGHT) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

try {
  const { plan, regions } = workerData as ReaderTask;
  const result = await importTables(plan, new RegionIndex(regions), {
    async write(lines, rejects, progress) {
      await room();
      inFlight++;
      send({ type: "batch", lines, rejects, progress }, [lines.buffer]);
      return go;
    },
    spare,
  });
  send({ type: "done", result });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  send({ type: "refused", kind: error.kind, code: error.code, values: error.values });
} finally {
  port.unref();
}
