import { DetailedError, Upload } from "tus-js-client";
import { readFailure } from "@/components/ui/read-failure";
import type { Failure } from "@/lib/result";
import { SpeedMeter } from "./speed-meter";

/**
 * A piece is sent again from its start when the connection breaks; small enough for a village's line, large
 * enough for a fast one.
 */
const CHUNK_BYTES = 8 * 1024 * 1024;
const RETRY_DELAYS_MS = [500, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];

export interface TransferEvents {
  readonly onProgress: (sent: number, speed: number | null) => void;
  /** every byte has arrived and the server has looked at the file */
  readonly onArrived: (uploadId: string) => void;
  readonly onRefused: (failure: Failure) => void;
  /** all retries failed; the transfer can be started again and goes on where it stopped */
  readonly onBroken: () => void;
}

export interface Transfer {
  readonly abort: () => void;
  readonly uploadId: () => string | null;
}

/**
 * Sends one file. A file that this browser had begun to send before, even before a restart, goes on from
 * there.
 */
export async function startTransfer(file: File, events: TransferEvents): Promise<Transfer> {
  const meter = new SpeedMeter();
  const upload: Upload = new Upload(file, {
    endpoint: "/api/uploads",
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS_MS,
    removeFingerprintOnSuccess: true,
    metadata: { filename: file.name },
    onProgress: (sent) => events.onProgress(sent, meter.add(performance.now(), sent)),
    onSuccess: () => events.onArrived(idOf(upload) ?? ""),
    onError: (error) => {
      const failure = failureIn(error);
      if (failure === null) events.onBroken();
      else events.onRefused(failure);
    },
  });
  const [previous] = await upload.findPreviousUploads();
  if (previous !== undefined) upload.resumeFromPreviousUpload(previous);
  upload.start();
  return { abort: () => void upload.abort(), uploadId: () => idOf(upload) };
}

function idOf(upload: Upload): string | null {
  return upload.url?.split("/").at(-1) ?? null;
}

/** The server's own words, if it gave any: then it was a refusal and not the line. */
function failureIn(error: Error | DetailedError): Failure | null {
  if (!(error instanceof DetailedError)) return null;
  try {
    return readFailure(JSON.parse(error.originalResponse?.getBody() ?? ""));
  } catch {
    return null;
  }
}
