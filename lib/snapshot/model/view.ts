import { z } from "zod";
import type { RollColumn } from "@/lib/roll/columns";
import type { CountedTotals } from "@/lib/ingest/shapes";
import type { ControlTotals } from "./input";
import type { SnapshotQuality } from "@/lib/ingest/shapes";

/** A period in the list of data, also one that is being read or failed. */
export interface SnapshotLine {
  readonly id: number;
  readonly regionCode: string;
  readonly stage: string;
  readonly period: string;
  /** YYYY-MM-DD */
  readonly referenceDate: string;
  /** queued | importing | ready | failed | cancelled | removed */
  readonly status: string;
  readonly accepted: number;
  readonly rejected: number;
  /** the data that this one corrects */
  readonly correctsId: number | null;
  readonly createdAt: string;
}

export interface SnapshotFileLine {
  readonly ord: number;
  readonly name: string;
  readonly sheet: string | null;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
}

/** Everything the data page shows of one period. */
export interface SnapshotView extends SnapshotLine {
  readonly regionName: string;
  readonly tpsCap: number;
  readonly baNumber: string | null;
  readonly decreeNumber: string | null;
  readonly sha256: string | null;
  readonly rows: number;
  readonly columns: readonly RollColumn[];
  readonly controlTotals: ControlTotals;
  /** null until the data is read */
  readonly countedTotals: CountedTotals | null;
  readonly quality: SnapshotQuality | null;
  readonly problem: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  readonly createdBy: string;
  readonly durationMs: number | null;
  readonly files: readonly SnapshotFileLine[];
}

/** What the page asks for again while the data is being read. */
export const importProgressSchema = z.object({
  status: z.string(),
  rows: z.int(),
  bytes: z.number(),
  totalBytes: z.number(),
  cancelRequested: z.boolean(),
});
export type ImportProgress = Readonly<z.infer<typeof importProgressSchema>>;

export interface RejectLine {
  readonly rowNo: number;
  readonly file: string;
  readonly lineNo: number;
  readonly columnNo: number | null;
  readonly columnName: string | null;
  readonly reason: string;
  /** personal parts starred */
  readonly masked: string;
}
