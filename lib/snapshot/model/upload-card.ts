import type { RollColumn } from "@/lib/roll/columns";

/**
 * `place` and `date` take half of a column like "SRAGEN, 17-08-1985", `rt` and `rw` half of one like
 * "003/005", `part` what the heading names of one like DESA/KECAMATAN.
 */
export type HalfTake = "all" | "place" | "date" | "rt" | "rw" | "part";

export type ColumnMapping = Readonly<
  Partial<Record<RollColumn, { readonly from: readonly string[]; readonly take: HalfTake }>>
>;

/** One table of an upload as the upload page shows it; samples are masked. */
export interface UploadTable {
  readonly title: string;
  readonly sheet: string | null;
  /** same for files with the same header, which are mapped together */
  readonly signature: string;
  readonly labels: readonly string[];
  readonly headerLine: number;
  readonly mapping: ColumnMapping;
  readonly columns: readonly {
    readonly label: string;
    readonly column: RollColumn | null;
    readonly samples: readonly string[];
  }[];
  readonly missing: readonly RollColumn[];
  readonly kecamatan: string | null;
  readonly desa: string | null;
}

/** A file whose bytes have arrived: with its card as soon as the worker has looked at it. */
export interface UploadArrival {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** how much of it the worker has looked at */
  readonly inspected: number;
  readonly card: UploadCard | null;
}

export interface UploadCard {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly kind: string;
  readonly tables: readonly UploadTable[];
  readonly skipped: readonly { readonly title: string; readonly sheet: string; readonly reason: string }[];
}
