import type { ParamInForce } from "@/lib/detectors/card";

export interface RuleParam extends ParamInForce {
  readonly label: string;
}

export interface RuleLine extends RuleParam {
  readonly code: string;
  readonly title: string;
}
