// What a report of the work says (laporan hasil pencermatan), before it is drawn. Built by
// lib/report/queries, drawn by lib/report/output.
import type { AreaRate } from "@/lib/dashboard/model/area-rate";
import type { Cartogram } from "@/lib/dashboard/model/cartogram";
import type { Outcome } from "@/lib/finding/model/state";
import type { Tier } from "@/lib/detectors/kit/tier";
import type { ProofState } from "@/lib/followup/model/carried-out";
import type { ListKind } from "@/lib/list/model/kinds";
import type { Letterhead } from "@/lib/office/model/letterhead";
import type { ReportKind } from "./status";

export interface ReportCounts {
  readonly total: number;
  readonly open: number;
  readonly accepted: number;
  readonly rejected: number;
  /** nobody could tell; absent in models from before this end existed */
  readonly undetermined?: number | undefined;
}

export interface ReportRate {
  readonly n: number;
  readonly k: number;
  readonly rate: number | null;
  readonly low: number;
  readonly high: number;
}

export interface ReportDecision {
  readonly findingId: number;
  /** Number of the judgement in force (nomor keputusan). */
  readonly decision: number | null;
  readonly detector: string;
  readonly tier: string;
  readonly kec: string;
  readonly desa: string;
  readonly tps: number | null;
  readonly rows: readonly number[];
  readonly rowCount: number;
  readonly outcome: Outcome | null;
  readonly state: string;
  readonly reason: string | null;
  /** kind, number and date of the paper (dasar) of a strike */
  readonly paper: {
    readonly kind: string;
    readonly number: string | null;
    readonly date: string | null;
  } | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly signedBy: string | null;
}

export interface ReportDetector {
  readonly code: string;
  readonly version: number;
  readonly tier: string;
  readonly status: string;
  /** Key and values of a message `detectors.reasons.<key>` */
  readonly reason: {
    readonly key: string;
    readonly values: Readonly<Record<string, string | number>>;
  } | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly counts: ReportCounts;
}

/** The map of desa as the dashboard draws it: findings of 1,000 voters. */
export interface ReportMap {
  readonly layout: Cartogram;
  /** of 1,000 */
  readonly regionRate: number;
  readonly areas: readonly (AreaRate & { readonly key: string })[];
}

/** What the first page says: of the report, and of the dashboard when it is printed. */
export type SummaryModel = Pick<
  ReportModel,
  "kind" | "createdAt" | "number" | "office" | "counts" | "progress" | "map"
> & {
  readonly snapshot: Pick<ReportModel["snapshot"], "regionCode" | "regionName" | "stage" | "period">;
  readonly chain: Pick<ReportModel["chain"], "seq" | "head">;
};

export type Totals = Readonly<Record<string, number | null>>;

export interface KeptCounts {
  readonly kept: number;
  readonly revoked: number;
  readonly forwarded: number;
  /** of those forwarded: final, with the earlier answer or another */
  readonly confirmed: number;
  readonly otherwise: number;
}

export interface ReportModel {
  readonly kind: ReportKind;
  readonly reportId: number;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Number of the paper in the office's register (nomor naskah), as typed when it was ordered. */
  readonly number: string | null;
  readonly office: Letterhead;
  readonly product: { readonly name: string; readonly version: string };
  readonly snapshot: {
    readonly id: number;
    readonly regionCode: string;
    readonly regionName: string;
    readonly stage: string;
    readonly period: string;
    readonly referenceDate: string;
    readonly baNumber: string | null;
    readonly decreeNumber: string | null;
    readonly sha256: string;
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly tpsCap: number;
    readonly controlTotals: Totals;
    readonly countedTotals: Totals;
    readonly files: readonly { readonly name: string; readonly sha256: string; readonly rows: number }[];
    /** the work on the period was ended formally; absent in models from before that could be */
    readonly workClosed?: { readonly at: string; readonly by: string; readonly reason: string } | null;
  };
  readonly baseline: string | null;
  readonly run: {
    readonly id: number;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
  };
  readonly detectors: readonly ReportDetector[];
  readonly counts: ReportCounts & { readonly split: number };
  /** Day by day, in the office's time: findings judged and findings final, added up. */
  readonly progress: readonly { readonly day: string; readonly judged: number; readonly final: number }[];
  /** null where the roll had not been counted by desa */
  readonly map: ReportMap | null;
  readonly byTier: readonly (ReportCounts & { readonly tier: Tier })[];
  readonly byDesa: readonly (ReportCounts & { readonly kec: string; readonly desa: string })[];
  readonly reasons: readonly {
    readonly outcome: Outcome;
    readonly reason: string;
    readonly n: number;
  }[];
  readonly fourEyes: {
    readonly signed: number;
    readonly waiting: number;
    readonly returned: number;
    readonly reopened: number;
    readonly finalWithout: number;
  };
  /**
   * Rejections that stand until the data change (jangan tanya lagi), and what was asked again because of one of an
   * earlier period (diteruskan); absent in models from before it was reported.
   */
  readonly kept?: KeptCounts | undefined;
  /** What this roll shows of the decisions made on earlier ones (tindak lanjut terbukti). */
  readonly proof: {
    readonly byDesa: readonly {
      readonly group: string;
      readonly counts: Readonly<Record<ProofState, number>>;
    }[];
    readonly waiting: number;
    readonly oldestDays: number | null;
    readonly unexplained: readonly {
      readonly kec: string;
      readonly desa: string;
      readonly struck: number;
      readonly gone: number;
      readonly moved: number;
      readonly changed: number;
    }[];
  };
  /** At most so many decisions wrong, 95 %, from a third person's re-checks; null where none was drawn. */
  readonly recheck: {
    readonly seed: string;
    readonly tolerated: number;
    readonly strata: readonly {
      readonly stratum: "strike" | "keep";
      readonly total: number;
      readonly checked: number;
      readonly wrong: number;
      readonly bound: number;
      readonly running: number;
    }[];
  } | null;
  /** What lists from outside were worth, by source and kind; absent in models from before it was reported. */
  readonly sources?:
    | readonly {
        readonly source: string;
        readonly kind: ListKind;
        readonly lines: number;
        readonly judged: number;
        readonly true: number;
        readonly share: number | null;
        readonly low: number;
        readonly high: number;
        readonly pending: number;
      }[]
    | undefined;
  readonly agreement: readonly {
    readonly detector: string;
    readonly n: number;
    readonly agreed: number;
    readonly kappa: number | null;
    readonly error: number | null;
  }[];
  readonly precision: readonly (ReportRate & { readonly detector: string; readonly band: number })[];
  readonly switches: readonly (ReportRate & { readonly detector: string })[];
  readonly disparity: readonly {
    readonly by: "kec" | "sex" | "age";
    readonly group: string;
    readonly flagged: ReportRate;
    readonly accepted: ReportRate;
  }[];
  readonly decisions: readonly ReportDecision[];
  readonly open: readonly ReportDecision[];
  /** How many of each list the report prints; the files beside it hold all. */
  readonly printed: { readonly decisions: number; readonly open: number; readonly desa: number };
  readonly chain: {
    readonly seq: number;
    readonly head: string;
    /** The trail at this moment, signed: a text that a witness can keep. */
    readonly checkpoint: string;
    readonly protection: "owner" | "trigger";
  };
}
