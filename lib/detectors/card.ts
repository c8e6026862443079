import type { Tier } from "@/lib/detectors/kit/tier";
import type { FollowUp } from "@/lib/roll/follow-ups";
import type { RollColumn } from "@/lib/roll/columns";

export interface ParamShape {
  readonly name: string;
  readonly kind: "integer" | "number" | "boolean" | "list" | "text";
  readonly min: number | null;
  readonly max: number | null;
  readonly options: readonly string[] | null;
}

export interface ParamInForce extends ParamShape {
  readonly value: unknown;
  readonly default: unknown;
  /** the change that is in force, with its reason */
  readonly change: { readonly reason: string; readonly by: string; readonly at: Date } | null;
}

/** How often people accepted this detector's findings; `low` and `high` are the Wilson bounds at 95 %. */
export interface Precision {
  readonly decided: number;
  readonly accepted: number;
  readonly low: number;
  readonly high: number;
}

/** An example of the contract test, as the catalogue draws it. */
export interface ExampleView {
  readonly name: string;
  readonly kind: "fires" | "near-miss" | "innocent";
  readonly findings: number;
  readonly elements: readonly RollColumn[];
  readonly records: readonly ExampleRecord[];
  /** records beyond those shown */
  readonly more: number;
}

export interface ExampleRecord {
  readonly baseline: boolean;
  readonly values: Readonly<Partial<Record<RollColumn, string | null>>>;
}

export interface DetectorCard {
  readonly code: string;
  readonly family: string;
  readonly version: number;
  readonly tier: Tier;
  readonly subject: string;
  readonly kind: "record" | "find" | "assess";
  readonly comparison: boolean;
  readonly needs: readonly RollColumn[];
  readonly needsBaseline: boolean;
  readonly basis: readonly {
    readonly kind: string;
    readonly cite: string;
    readonly url?: string | undefined;
  }[];
  readonly innocent: readonly string[];
  readonly supersededBy: readonly string[];
  /** weaker detectors that this one absorbs */
  readonly strongerThan: readonly string[];
  readonly followUps: readonly FollowUp[];
}
