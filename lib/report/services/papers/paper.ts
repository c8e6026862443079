import type pg from "pg";
import type { Locale } from "@/lib/i18n/locales";
import type { ReportKind } from "@/lib/report/model/status";

/** What was ordered (baris tabel report), in the shape that papers are made from. */
export interface Order {
  readonly reportId: number;
  readonly snapshotId: number;
  readonly runId: number | null;
  readonly kind: ReportKind;
  readonly locale: Locale;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What identifies the finished papers: their manifest, and what the list shows. */
export interface PaperHead {
  readonly kind: ReportKind;
  readonly createdAt: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly runId: number | null;
  readonly snapshot: {
    readonly regionCode: string;
    readonly stage: string;
    readonly period: string;
    readonly sha256: string;
  };
  readonly chain: { readonly seq: number; readonly head: string };
}

/** Why papers cannot be made: key and values of a message of `errors`. */
export interface PaperRefusal {
  readonly code: string;
  readonly values: Readonly<Record<string, number>>;
}

/** A file of the pack: its name, and what writes it from the stored model at a path. */
export interface PaperFile {
  readonly name: string;
  readonly write: (path: string) => Promise<void>;
}

/**
 * A kind of papers in its two steps. What is read is stored first; the files follow from what is stored and from
 * nothing else, so that they can be made again byte by byte.
 */
export interface PaperMaker {
  /** Reads everything at one moment and stores it in the folder `into`. */
  collect(order: Order, client: pg.ClientBase, into: string): Promise<PaperHead | PaperRefusal>;
  /** The files that follow from the folder `from`. */
  files(order: Order, from: string): Promise<PaperFile[]>;
}
