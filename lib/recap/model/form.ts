import type { Letterhead } from "@/lib/office/model/letterhead";
import type { RecapRow } from "./recap";

/** Who and what the papers of a quarter are about. */
export interface RecapModel {
  readonly kind: "recap";
  readonly reportId: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly snapshot: {
    readonly id: number;
    readonly regionCode: string;
    readonly regionName: string;
    readonly stage: string;
    readonly period: string;
    readonly referenceDate: string;
    readonly sha256: string;
  };
  readonly before: { readonly stage: string; readonly period: string; readonly referenceDate: string } | null;
  /** where the opening figures come from */
  readonly openingOf: "roll" | "workbook";
  readonly rows: readonly RecapRow[];
  /** voters that explain the difference, one a line; names, no numbers */
  readonly unexplained: readonly Unexplained[];
  readonly unexplainedCount: number;
  readonly inputs: readonly Input[];
  readonly office: Letterhead;
  readonly meeting: Meeting;
  /** the trail at that moment; papers made before there were checkpoints carry none */
  readonly chain: { readonly seq: number; readonly head: string };
  readonly checkpoint?: string;
}

/** A voter without whose ground the sums do not close (selisih). */
export interface Unexplained {
  /** −1 left without a ground, 1 came without one */
  readonly sign: -1 | 1;
  readonly kec: string;
  readonly desa: string;
  readonly tps: string;
  readonly name: string;
  readonly sex: string;
  readonly period: string;
  readonly file: string;
  readonly line: number | null;
}

/** What an institution brought to the meeting (masukan), and what became of it. */
export interface Input {
  readonly institution: string;
  readonly points: readonly string[];
  readonly followUp: string;
  readonly remark: string;
}

/** The meeting (rapat pleno) as its Berita Acara tells it. */
export interface Meeting {
  readonly number: string;
  /** ISO moment of its beginning */
  readonly at: string;
  readonly place: string;
}
