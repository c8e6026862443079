import type { Corrections } from "@/lib/snapshot/model/column-choice";
import type { Failure, Result } from "@/lib/result";
import type { CreateSnapshotInput, PreviewUploadsInput } from "@/lib/snapshot/model/input";
import type { UploadArrival, UploadCard } from "@/lib/snapshot/model/upload-card";

/**
 * waiting for its turn · sending · reading (arrived, being inspected) · ready · refused (not a roll, or not
 * ours) · broken (connection)
 */
export type FileState = "waiting" | "sending" | "reading" | "ready" | "refused" | "broken";

export interface FileRow {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: FileState;
  readonly sent: number;
  /** bytes that the worker has looked at, once all have arrived */
  readonly inspected: number;
  /** bytes a second over the last few seconds; null until it is known */
  readonly speed: number | null;
  readonly failure: Failure | null;
  readonly card: UploadCard | null;
}

export interface UploadActions {
  readonly inspect: (input: { id: string }) => Promise<Result<UploadArrival>>;
  readonly remove: (input: { id: string }) => Promise<Result<void>>;
  readonly saveMapping: (input: { signature: string; corrections: Corrections }) => Promise<Result<void>>;
  readonly preview: (input: PreviewUploadsInput) => Promise<Result<{ id: number }>>;
  readonly cancelPreview: (input: { id: number }) => Promise<Result<void>>;
  readonly create: (input: CreateSnapshotInput) => Promise<Result<{ id: number }>>;
}

export interface Kabupaten {
  readonly code: string;
  readonly name: string;
}
