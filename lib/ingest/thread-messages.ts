import type { ErrorValues, UserErrorKind } from "@/lib/errors";
import type { Region } from "@/lib/regions/region-index";
import type { ImportPlan, ImportResult, NumberedReject } from "./import-tables";

export interface ReaderTask {
  readonly plan: ImportPlan;
  /** Those of the plan's kabupaten: reading all 90,000 again would cost a tenth of a second. */
  readonly regions: readonly Region[];
}

export type FromReader =
  | {
      readonly type: "batch";
      readonly lines: Uint8Array<ArrayBuffer>;
      readonly rejects: readonly NumberedReject[];
      readonly progress: { readonly bytes: number; readonly rows: number };
    }
  | { readonly type: "done"; readonly result: ImportResult | null }
  | {
      readonly type: "refused";
      readonly kind: UserErrorKind;
      readonly code: string;
      readonly values: ErrorValues;
    };

/** The answer to each batch: it has been taken, whether to go on, and its memory to be filled again. */
export interface ToReader {
  readonly go: boolean;
  readonly block: ArrayBuffer;
}
